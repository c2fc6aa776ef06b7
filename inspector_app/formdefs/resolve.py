"""A form file read with the words it shares: facts named are filled from the vocabulary, includes from fragments.

What comes out is a form that says everything itself, as a file may also do: a fact with a ``label`` of its own is
taken as it stands, which is how earlier files, and those for facts that only one bureau knows, are written. A fact
without one is the vocabulary's; over it a form says what is its own (required, asked, computed, another example). A
label that differs from the vocabulary's is written ``as``, with the ``source`` of the wording; ``wording`` is the
source of all that name none. ``extends`` names one of our files, of which an edition says again only what differs.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from inspector_app.formdefs.fragments import ARRAYS, NoFragment, Placed, elements, said_by
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.vocabulary import Entry

_ONE_BLANK = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
_OF_THE_ENTRY = ("hint", "default", "blank", "example")


def resolved(raw: Mapping[str, Any], where: str, problems: list[Problem]) -> dict[str, Any]:
    """The form's tables with nothing left to look up. Complaints, some of them warnings, join ``problems``."""
    told = dict(raw)
    if base := told.pop("extends", ""):
        whole = said_by(str(base))
        told = {**(whole or {}), **told}
        if whole is None:
            problems.append(Problem("form-fragment-unknown", where, Level.ERROR, {"key": "extends", "word": str(base)}))
    examples = told["example"] if isinstance(told.get("example"), dict) else {}
    reading = _Reading(where, problems, bool(told.get("wording")), examples)
    for key in ARRAYS:
        if isinstance(told.get(key), list):
            told[key] = list(reading.expanded(told[key], key))
    reading.facts(told)
    for block in told["block"] if isinstance(told.get("block"), list) else ():
        if isinstance(block, Placed):
            reading.block(block)
    return told


class _Reading:
    """One form while its words are looked up."""

    def __init__(self, where: str, problems: list[Problem], has_source: bool, examples: Mapping[str, Any]) -> None:
        self._where = where
        self._problems = problems
        self._has_source = has_source
        self._examples = examples
        self._labels: dict[str, str] = {}
        self._official: dict[str, tuple[str, ...]] = {}

    def _complain(self, code: str, place: str, key: str, word: str, level: Level = Level.ERROR) -> None:
        self._problems.append(Problem(code, f"{self._where} {place}", level, {"key": key, "word": word}))

    def expanded(self, array: list[Any], key: str) -> Iterator[Any]:
        for place, element in elements(array, key):
            match element:
                case NoFragment():
                    self._complain("form-fragment-unknown", place, "include", str(element))
                case str() if key == "facts":
                    yield Placed({"name": element}, place)
                case dict():
                    yield Placed(element, place)
                case _:
                    yield element

    def facts(self, told: dict[str, Any]) -> None:
        """Fill every fact and sentence, and remember what each is called."""
        for key, fill in (("facts", self._fact), ("sentence", self._sentence)):
            if not isinstance(told.get(key), list):
                continue
            told[key] = [fill(each) if isinstance(each, Placed) else each for each in told[key]]
            named = (each for each in told[key] if isinstance(each, Placed))
            self._labels |= {str(each.get("name")): str(each.get("label")) for each in named}

    def _fact(self, fact: Placed) -> Placed:
        name, source = str(fact.get("name", "")), str(fact.get("from", ""))
        entry = _entry(name) or _entry(source)
        if source and _entry(source) is None:  # an earlier file stays readable: what nobody gives is asked for
            level = Level.WARNING if "label" in fact else Level.ERROR
            self._complain("form-source-unknown", fact.place, "from", source, level)
        if "label" in fact:
            return self._as_it_stands(fact, entry)
        if entry is None:
            self._complain("form-fact-no-entry", fact.place, "name", name)
            return Placed({**fact, "label": name}, fact.place)
        filled = self._filled(fact, entry)
        asked = filled.pop("ask", False) is True
        if not asked and not {"from", "computed"} & set(filled):
            filled |= {"computed": entry.computed} if entry.computed else {"from": name}
        if "computed" in filled:
            filled.pop("example", None)
        if entry.items:
            self._list(filled, entry)
        return filled

    def _filled(self, fact: Placed, entry: Entry) -> Placed:
        """A fact or an item with everything that its entry knows and the form does not say."""
        known: dict[str, Any] = {
            key: value for key in _OF_THE_ENTRY if (value := getattr(entry, key)) not in ("", None)
        }
        if entry.choices:
            known["choices"] = list(entry.choices)
        if entry.mask:
            known["sensitive"] = True
        known |= {"type": entry.type, "label": self._called(fact, entry.label, _words(entry))}
        name = str(fact.get("name"))
        if name in self._examples:
            known["example"] = self._examples[name]
        said = {key: value for key, value in fact.items() if key not in ("as", "source")}
        return Placed(known | said, fact.place)

    def _list(self, fact: Placed, entry: Entry) -> None:
        """Its items, all of them unless it names some, and the example's rows with just these."""
        named = fact.get("items", list(entry.items))
        if not isinstance(named, list):
            return
        items = [self._item(each, entry, fact) for each in named]
        fact["items"] = items
        columns = [each.get("name") for each in items if isinstance(each, dict) and "computed" not in each]
        if entry.example and fact.get("example") is entry.example:
            fact["example"] = [{key: row[key] for key in row if key in columns} for row in fact["example"]]
        self._official |= {f"{fact.get('name')}.{each}": _words(inner) for each, inner in entry.items.items()}

    def _item(self, item: Any, listed: Entry, fact: Placed) -> Any:
        if isinstance(item, str):
            item = {"name": item}
        if not isinstance(item, dict) or "label" in item:
            return item
        name = str(item.get("name", ""))
        entry = listed.items.get(name)
        if entry is None:
            self._complain("form-fact-no-entry", fact.place, "items", name)
            return {**item, "label": name}
        filled = self._filled(Placed(item, fact.place), entry)
        filled.pop("example", None)
        if entry.computed:
            filled.setdefault("computed", entry.computed)
        if entry.required:
            filled.setdefault("required", True)
        self._labels[f"{fact.get('name')}.{name}"] = filled["label"]
        return filled

    def _sentence(self, sentence: Placed) -> Placed:
        name = str(sentence.get("name", ""))
        entry = _entry(name)
        if "label" in sentence:
            return self._as_it_stands(sentence, entry)
        if entry is None:
            self._complain("form-fact-no-entry", sentence.place, "name", name)
        label = self._called(sentence, entry.label if entry else name, _words(entry))
        said = {key: value for key, value in sentence.items() if key not in ("as", "source")}
        return Placed(said | {"label": label}, sentence.place)

    def _as_it_stands(self, fact: Placed, entry: Entry | None) -> Placed:
        """A fact that says its own label. Where the vocabulary knows it by another one, that is worth a remark."""
        if entry and not self._has_source and _bare(str(fact["label"])) not in _words(entry):
            self._complain("form-label-differs", fact.place, "label", str(fact["label"]), Level.WARNING)
        return fact

    def _called(self, told: Mapping[str, Any], label: str, official: tuple[str, ...], place: str = "") -> str:
        """The label or what is written ``as`` instead, which wants a source unless only the spacing differs."""
        if "as" not in told:
            return label
        wording = str(told["as"])
        if not (self._has_source or told.get("source") or _bare(wording) in official):
            self._complain("form-wording-without-source", place or getattr(told, "place", ""), "as", wording)
        return wording

    def block(self, block: dict[str, Any]) -> None:
        """Fill the cells and columns that name a fact."""
        place = getattr(block, "place", "block")
        rows, columns = block.get("rows"), block.get("columns")
        if isinstance(rows, list):
            block["rows"] = [[self._cell(c, place) for c in row] if isinstance(row, list) else row for row in rows]
        if isinstance(columns, list):
            block["columns"] = [self._column(each, str(block.get("fact")), place) for each in columns]

    def _cell(self, cell: Any, place: str) -> Any:
        if isinstance(cell, str):
            cell = {"fact": cell}
        if not isinstance(cell, dict) or "fact" not in cell:
            self._labelled(cell, "label", "", place)
            return cell
        name = str(cell["fact"])
        label = self._called(cell, self._labels.get(name, name), self._known(name), place)
        kept = {key: value for key, value in cell.items() if key not in ("fact", "as", "source")}
        return {"label": label, "value": f"{{{name}}}"} | kept

    def _column(self, column: Any, listed: str, place: str) -> Any:
        if not isinstance(column, dict) or "item" not in column:
            self._labelled(column, "title", f"{listed}.", place)
            return column
        name = str(column["item"])
        known = self._known(f"{listed}.{name}")
        label = self._labels.get(f"{listed}.{name}", name)
        unit = next((each for each in known if each.startswith(f"{label}（")), label)
        kept = {key: value for key, value in column.items() if key not in ("item", "as", "source")}
        return {"title": self._called(column, unit, known, place), "value": f"{{{name}}}"} | kept

    def _labelled(self, told: Any, key: str, listed: str, place: str) -> None:
        """Remark a printed label of one fact that is not the vocabulary's."""
        blank = _ONE_BLANK.fullmatch(str(told.get("value"))) if isinstance(told, dict) else None
        official = self._words_of(listed + blank[1]) if blank else ()
        known = self._known(listed + blank[1]) if blank and official else ()
        if known and not self._has_source and _bare(str(told.get(key))) not in known:
            self._complain("form-label-differs", place, key, str(told.get(key)), Level.WARNING)

    def _known(self, name: str) -> tuple[str, ...]:
        """The official words of a fact or of an item, and what this form calls it with its own source."""
        own = (self._labels[name],) if name in self._labels else ()
        return (*self._words_of(name), *own)

    def _words_of(self, name: str) -> tuple[str, ...]:
        return self._official.get(name) or _words(_entry(name))


def _entry(name: str) -> Entry | None:
    try:
        return vocabulary.entry(name)
    except KeyError:
        return None


def _words(entry: Entry | None) -> tuple[str, ...]:
    """Everything that a fact may be called without a reason."""
    return (entry.label, entry.short, entry.with_unit, entry.column) if entry else ()


def _bare(words: str) -> str:
    """Words without the spaces and breaks that set them evenly."""
    return "".join(words.split())
