"""Every text that stands on a paper in words: its entries and passages, and each cell of its lists."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin


@dataclass(frozen=True, slots=True)
class PaperText:
    """A text: the name of its fact (``list.item`` in a list) and ``where`` it stands, what it is called there.

    ``beside`` is what the cells of its row say that stand before it. ``typed``: whoever makes the paper enters it, no
    record tells it alone. ``passage`` is the fact outside of a list.
    """

    name: str
    where: str
    label: str
    text: str
    beside: str = ""
    typed: bool = False
    sensitive: bool = False
    passage: FactDef | None = None

    @property
    def plain(self) -> str:
        """Its letters without spaces."""
        return "".join(self.text.split())

    @property
    def is_drafted(self) -> bool:
        """Whether it is a passage that begins with our draft, in which entries of the paper may stand."""
        return self.passage is not None and bool(self.passage.default)


def paper_texts(form: Form, facts: Facts) -> Iterator[PaperText]:
    """The texts of a paper in the order of its form, those that are empty left out."""
    for fact in form.facts:
        if fact.type is FactType.LIST:
            yield from _cells(fact, facts)
        elif fact.type in _TEXTS and (text := str(facts.get(fact.name) or "")):
            typed = fact.origin is Origin.ASK
            yield PaperText(fact.name, fact.name, fact.label, text, typed=typed, sensitive=fact.sensitive, passage=fact)


def _cells(fact: FactDef, facts: Facts) -> Iterator[PaperText]:
    typed = fact.origin is Origin.ASK
    for number, row in enumerate(facts.get(fact.name) or (), start=1):
        beside = ""
        for item in (each for each in fact.items if each.type in _TEXTS and row.get(each.name)):
            text, where = str(row[item.name]), f"{fact.name}[{number}].{item.name}"
            label = f"{fact.label}第{number}行的{item.label}"
            yield PaperText(f"{fact.name}.{item.name}", where, label, text, beside, typed, item.sensitive)
            beside += text


_TEXTS = (FactType.TEXT, FactType.LONG_TEXT)
