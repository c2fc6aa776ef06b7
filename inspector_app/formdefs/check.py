"""What can be wrong with a form although its file reads well: names, blanks, citations, copies, dates."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector_app.formdefs.computed import comes_of, item_source_fault, source_fault
from inspector_app.formdefs.facts import rows_problems
from inspector_app.formdefs.model import Block, BlockKind, FactDef, FactType, Form, Origin, SignatureLine
from inspector_app.formdefs.placeholders import UNLESS, BadPattern, names
from inspector_app.support.errors import Problem

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_EDITION = re.compile(r"\d{4}\.\d{1,3}(-[a-z0-9]+)?")
_FACT_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_ITEM_NAME = re.compile(r"[a-z][a-z0-9_]*")
_CITATION = re.compile(r"[A-Z][A-Z0-9]*(-\d+)?#\d+(-\d+)?(\(\d+\)){0,2}")
_GATE = re.compile(r"PR-\d\d")
_LIMIT = re.compile(r"DL-\d\d(\.[a-z])?")
_LISTS = (BlockKind.TABLE, BlockKind.QA, BlockKind.CHECKLIST, BlockKind.SECTIONS, BlockKind.CHART)
_ITEMS = {
    BlockKind.QA: {"question", "answer"},
    BlockKind.SECTIONS: {"heading", "text"},
    BlockKind.CHART: {"label", "before_count", "now_count", "before_words", "now_words"},
}
LAYOUTS = (1, 2)
_WITH_DEFAULT = (FactType.TEXT, FactType.LONG_TEXT, FactType.CHOICE)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A pattern in the file: where it stands, its text, and the list whose items it may name."""

    where: str
    key: str
    text: str
    listed: str = ""


def form_problems(form: Form, file: str) -> list[Problem]:
    """Every complaint about a form read from ``file``; ``where`` holds the file and the block or fact."""
    return [
        *_identity(form, file),
        *_facts(form, file),
        *_blocks(form, file),
        *_blanks(form, file),
        *_copies(form, file),
        *_unprinted(form, file),
    ]


def _problem(code: str, where: str, key: str, word: str = "") -> Problem:
    return Problem(code, where, details={"key": key, "word": word})


def _identity(form: Form, file: str) -> Iterator[Problem]:
    shapes = [("id", form.id, _ID), ("edition", form.edition, _EDITION)]
    shapes += [("basis", word, _CITATION) for word in form.basis]
    shapes += [("gates", word, _GATE) for word in form.gates] + [("starts", word, _LIMIT) for word in form.starts]
    for key, word, shape in shapes:
        if not shape.fullmatch(word):
            yield _problem("form-word-shape", file, key, word)
    if form.layout not in LAYOUTS:
        yield _problem("form-word-shape", file, "layout", str(form.layout))
    if form.valid_until and form.valid_until < form.valid_from:
        yield _problem("form-dates-order", file, "valid_until", form.valid_until.isoformat())
    if form.number_pattern and "{serial}" not in form.number_pattern:
        yield _problem("form-number-without-serial", file, "number_pattern", form.number_pattern)
    if not form.copies:
        yield _problem("form-no-copy", file, "copy")


def _facts(form: Form, file: str) -> Iterator[Problem]:
    types: dict[str, FactType] = {}
    for fact in form.facts:
        where = f"{file} fact {fact.name}"
        yield from _one_fact(fact, form, where)
        if form.fact(fact.name) is not fact:
            yield _problem("form-fact-twice", where, "name", fact.name)
        for item in fact.items:
            yield from _one_item(item, fact, where, form)
            if types.setdefault(item.name, item.type) is not item.type:
                yield _problem("form-item-two-types", where, "item", item.name)


def _one_fact(fact: FactDef, form: Form, where: str) -> Iterator[Problem]:
    if not _FACT_NAME.fullmatch(fact.name):
        yield _problem("form-word-shape", where, "name", fact.name)
    if (fact.type is FactType.LIST) != bool(fact.items):
        yield _problem("form-items-and-type", where, "item", fact.name)
    if (fact.type is FactType.CHOICE) != bool(fact.choices):
        yield _problem("form-choices-and-type", where, "choices", fact.name)
    if fact.default and fact.type not in _WITH_DEFAULT:
        yield _problem("form-default-and-type", where, "default", fact.name)
    name, unless, choice = fact.when.partition(UNLESS)
    asked = form.fact(name)
    if fact.when and (asked is None or (unless and choice not in asked.choices)):
        yield _problem("form-unknown-fact", where, "when", fact.when)
    if unfit := next(rows_problems(fact, fact.rows, "rows"), None):
        yield _problem("form-rows-unfit", where, "rows", unfit.where)
    if fact.origin is Origin.COMPUTED and (fault := source_fault(fact.source, fact.type, form)):
        yield _problem("form-computed-unknown", where, "computed", fault)


def _one_item(item: FactDef, fact: FactDef, where: str, form: Form) -> Iterator[Problem]:
    if not _ITEM_NAME.fullmatch(item.name):
        yield _problem("form-word-shape", where, "item", item.name)
    if item.type is FactType.LIST or item.default:
        yield _problem("form-item-too-much", where, "item", item.name)
    if item.origin is Origin.COMPUTED and (fault := item_source_fault(item.source, item.type, fact, form)):
        yield _problem("form-computed-unknown", where, "computed", fault)
    if (item.type is FactType.CHOICE) != bool(item.choices):
        yield _problem("form-choices-and-type", where, "choices", item.name)
    if [other.name for other in fact.items].count(item.name) > 1:
        yield _problem("form-fact-twice", where, "item", item.name)


def _conditions(parts: Iterable[Block | SignatureLine], form: Form, where: str) -> Iterator[Problem]:
    for condition in (part.when.removeprefix("!") for part in parts):
        if condition and form.fact(condition) is None:
            yield _problem("form-unknown-fact", where, "when", condition)


def _blocks(form: Form, file: str) -> Iterator[Problem]:
    yield from _conditions(form.page_signatures, form, file)
    for block in form.blocks:
        where = f"{file} {block.place}"
        yield from _conditions((block, *block.signatures), form, where)
        yield from _list_of(block, form, where)
        counted = form.fact(block.lines_of)
        if block.lines_of and (counted is None or counted.type is not FactType.INTEGER):
            yield _problem("form-unknown-fact", where, "lines_of", block.lines_of)
        for key, totals in (("totals", block.totals), ("page_totals", block.page_totals)):
            if totals and len(totals) != len(block.columns):
                yield _problem("form-totals-count", where, key, str(len(totals)))
        for name in (name for name in _names(block.page_totals) if not comes_of(name, block.fact, form)):
            yield _problem("form-page-total", where, "page_totals", name)


def _list_of(block: Block, form: Form, where: str) -> Iterator[Problem]:
    if block.kind is BlockKind.SEAL:
        fact = form.fact(block.fact)
        if fact is None or fact.type is not FactType.DATE:
            yield _problem("form-unknown-fact", where, "fact", block.fact)
        return
    listed = {"fact": block.fact} if block.kind in _LISTS else {}
    if block.each:
        listed["each"] = block.each
    for key, name in listed.items():
        fact = form.fact(name)
        if fact is None or fact.type is not FactType.LIST:
            yield _problem("form-list-expected", where, key, name)
        elif not _ITEMS.get(block.kind, set()) <= {item.name for item in fact.items}:
            yield _problem("form-block-items", where, key, name)


def _patterns(form: Form, file: str) -> Iterator[_Pattern]:
    """Every pattern that is printed."""
    for block in form.blocks:
        where = f"{file} {block.place}"
        yield _Pattern(where, "text", block.text, block.each)
        for row in block.rows:
            for cell in row:
                yield _Pattern(where, f"rows.{cell.label}", cell.label)
                yield _Pattern(where, f"rows.{cell.label}", cell.value)
        yield from (_Pattern(where, f"columns.{column.title}", column.value, block.fact) for column in block.columns)
        yield from (_Pattern(where, "totals", text) for text in (*block.totals, *block.page_totals))
        yield from (_Pattern(where, "signatures", line.value) for line in block.signatures)
    yield from (_Pattern(file, "page_signature", line.value) for line in form.page_signatures)
    yield from (_Pattern(file, "copy", copy.note) for copy in form.copies)


def _blanks(form: Form, file: str) -> Iterator[Problem]:
    defaults = [_Pattern(f"{file} fact {fact.name}", "default", fact.default) for fact in form.facts]
    for pattern in [*_patterns(form, file), *defaults]:
        try:
            found = names(pattern.text)
        except BadPattern as error:
            yield _problem("form-bad-pattern", pattern.where, pattern.key, str(error))
            continue
        for name in found:
            fact = form.fact(name)
            known = form.item(pattern.listed, name) or (fact and fact.type is not FactType.LIST)
            if not known:
                yield _problem("form-unknown-fact", pattern.where, pattern.key, name)


def _copies(form: Form, file: str) -> Iterator[Problem]:
    for number, copy in enumerate(form.copies, 1):
        for key, listed in (("omit", copy.omit), ("mask", copy.mask)):
            for name in listed:
                if form.fact(name) is None and form.item(*_split(name)) is None:
                    yield _problem("form-unknown-fact", f"{file} copies {number}", key, name)


def _split(name: str) -> tuple[str, str]:
    listed, _, item = name.partition(".")
    return listed, item


def shown_names(form: Form) -> frozenset[str]:
    """The facts that stand on the paper, be it inside a drafted sentence."""
    shown = {block.fact for block in form.blocks} | {block.each for block in form.blocks}
    texts = [pattern.text for pattern in _patterns(form, "")]
    return frozenset(shown | _names([*texts, *(fact.default for fact in form.facts)]))


def _names(texts: Iterable[str]) -> set[str]:
    """The names in patterns; one that cannot be read, which is told elsewhere, has none."""
    found: set[str] = set()
    for text in texts:
        try:
            found |= set(names(text))
        except BadPattern:
            continue
    return found


def _unprinted(form: Form, file: str) -> Iterator[Problem]:
    """Required facts that stand nowhere on the paper."""
    shown = shown_names(form)
    for fact in form.facts:
        if fact.required and fact.printed and fact.name not in shown:
            yield _problem("form-not-printed", f"{file} fact {fact.name}", "name", fact.name)
