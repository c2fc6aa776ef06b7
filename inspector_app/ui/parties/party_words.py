"""How people and companies are put into words and chips; plain functions over frozen values."""

from inspector_app.domain.identity import masked_card, masked_id, masked_phone
from inspector_app.domain.person import Person
from inspector_app.support import vocabulary
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.wording import joined


def number_words(person: Person) -> str:
    """The masked number, or that the identity is still to be checked."""
    return masked_id(person.id_number) if person.id_number else tr("身份待核")


def phone_words(number: str) -> str:
    """The masked telephone number; — without one."""
    return masked_phone(number) if number else "—"


def card_words(number: str) -> str:
    """The end of a card's number."""
    return masked_card(number) if number else ""


def unreferred_badge(is_referred: bool) -> Badge | None:
    """Who is named nowhere is said to be so: such a record does not travel to the office."""
    return None if is_referred else Badge(tr("未被引用"), Tone.WARNING, "circle")


def described(party: object) -> str:
    """Who somebody is in one line: two of the same name differ by firm and number."""
    if isinstance(party, Person):
        parts = (vocabulary.word(party.role), party.employer, number_words(party), phone_words(party.phone))
    else:
        names = ("uscc", "legal_representative", "address")
        parts = tuple(getattr(party, name) for name in names)
    return joined(*(part for part in parts if part != "—"))
