"""Characters that nobody sees in a name: they make two names look alike, turn a line round, or steer a terminal.

How to use it, on every way in:

- a *typed* name, title or number: ``problems += name_problems(text, "field")`` before it is kept (the unit of work
  looks once more, by :func:`record_problems`);
- an *imported* cell, where nobody can retype: keep :func:`without_hidden` and name the cell with a warning when it
  differs from what stood there;
- something *from outside that is refused or only shown* (a device card, a file's name, what the office prints on a
  terminal): print :func:`shown`; refuse with ``name_problems`` where a person must compare names.

Running text (testimony, notes) is never refused here: a sentence that was written down is kept, and what cannot be
printed is named before a paper is signed off (``documents.characters``).

Allowed, because names need them: every visible character, also rare ideographs that are private or newer than
Unicode's tables in this Python; the middle dot; the blank and the ideographic blank; marks that combine; variation
selectors behind a character (forms of an ideograph, of a Mongolian letter); the joiner and non-joiner between two
letters of the Arabic (Uyghur, Kazakh), Mongolian, Tibetan or an Indic script, where they decide a letter's shape
(Unicode Standard Annex 31, section 2.3). The Mongolian vowel separator stands behind a Mongolian letter.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields

from inspector_app.support.errors import Problem

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Drawn as nothing although their category says letter, mark or symbol: fillers, Khmer inherent vowels, the grapheme
# joiner, the empty Braille pattern, the place of an object.
_DRAWN_AS_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
_USUAL = re.compile("[ -~\u4e00-\u9fff]*")  # what most texts are of; none of it is hidden
_JOINERS = frozenset("\u200c\u200d")
_VOWEL_SEPARATOR = "\u180e"
_MONGOLIAN_SELECTORS = frozenset("\u180b\u180c\u180d\u180f")
_SCRIPT_NAMES = (
    "ARABIC SYRIAC MONGOLIAN TIBETAN DEVANAGARI BENGALI GURMUKHI GUJARATI TAMIL TELUGU KANNADA MALAYALAM SINHALA "
    "KHMER MYANMAR PHAGS-PA"
)
_JOINING_SCRIPTS = frozenset(_SCRIPT_NAMES.split())

_ONE_LINE = (
    "name short_name legal_representative coordinating_office legal_review certificate enforcement_certificate "
    "id_number phone card bank uscc sex code employer position address town department state owner_name "
    "contractor_name manager_name manager_phone title number respondent site_name site_place recorder_name crew "
    "job rate attendance overtime deductions card_keeper_name card_told_by "
    "addressee receiver receiver_relation place witness tracking voucher channel outer_number "
    "device notice_number taken_by kept_at to by province work from_whom holder account industry body standing "
    "lead_body departments who members towns seed seed_from way responsible_body responsible_person chair person sort "
    "receipt_by watched_by published_at level approved_by payer referred_to "
    "review_organ court party answered_by prefix returned_to called giver_name receiver_name office what former notice"
)
NAME_FIELDS = frozenset(_ONE_LINE.split())
"""Fields of records that hold one line: names, titles, places and numbers, whichever record they stand in."""


def hidden(text: str) -> tuple[str, ...]:
    """The characters of a one-line text that may not stand in it, each once, in the order they are met."""
    return tuple(dict.fromkeys(text[at] for at in _places(text)))


def without_hidden(text: str) -> str:
    """The text without them. For cells of a list, where the caller names the cell when this differs."""
    places = set(_places(text))
    return "".join(character for at, character in enumerate(text) if at not in places) if places else text


def shown(text: str) -> str:
    """The text with each of them written out, as ``张〈U+202E〉三``: harmless on a screen, a paper or a terminal."""
    places = set(_places(text))
    if not places:
        return text
    return "".join(f"〈U+{ord(c):04X}〉" if at in places else c for at, c in enumerate(text))


def name_problems(text: str, where: str) -> list[Problem]:
    """``name-hidden-character`` when a one-line text holds one; the sentence shows where it stands."""
    return [Problem("name-hidden-character", where, details={"shown": shown(text)})] if hidden(text) else []


def record_problems(record: object, before: object | None = None) -> list[Problem]:
    """:func:`name_problems` of a record's one-line fields (:data:`NAME_FIELDS`).

    What was kept ``before`` this rule stays until it is touched: an unchanged field is not looked at.
    """
    problems: list[Problem] = []
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if field.name not in NAME_FIELDS or not isinstance(value, str):
            continue
        if before is None or getattr(before, field.name) != value:
            problems += name_problems(value, field.name)
    return problems


def _places(text: str) -> Iterator[int]:
    if _USUAL.fullmatch(text):
        return
    for at, character in enumerate(text):
        if _is_hidden(character) and not _belongs(text, at):
            yield at


def _is_hidden(character: str) -> bool:
    code = ord(character)
    return (
        unicodedata.category(character) in _HIDDEN_CATEGORIES
        or character in _DRAWN_AS_NOTHING
        or character in _MONGOLIAN_SELECTORS
        or 0xFE00 <= code <= 0xFE0F  # variation selectors
        or 0xE0000 <= code <= 0xE0FFF  # tags, more variation selectors, and what Unicode keeps for the like
        or 0xFFF0 <= code <= 0xFFF8
        or code == 0x2065
    )


def _belongs(text: str, at: int) -> bool:
    """Whether an invisible character does its proper work here: shapes the letter before it."""
    character, before = text[at], text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if character in _JOINERS:
        return bool(_script(before)) and _script(before) == _script(after)
    if character == _VOWEL_SEPARATOR or character in _MONGOLIAN_SELECTORS:
        return _script(before) == "MONGOLIAN"
    selector = 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
    return selector and before != "" and not before.isspace() and not _is_hidden(before)


def _script(character: str) -> str:
    """The joining script of a letter or mark; empty for any other character."""
    if not character or unicodedata.category(character)[0] not in "LM":
        return ""
    script = unicodedata.name(character, "").partition(" ")[0]
    return script if script in _JOINING_SCRIPTS else ""
