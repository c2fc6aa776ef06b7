"""What a draft says, for a quick look and for the clipboard: every value in it, under the name of its entry.

Entries are called what the screen called them as the draft was written, where it tells so, else as in the vocabulary.

Left out is only what the program wrote for itself: identities, keys and fingerprints of records, and where things
stand in a photo. A look shows numbers of persons as the grid does; what is copied is whole.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from inspector_app.domain.dates import iso_minute
from inspector_app.domain.identity import mask_of, masked_id, numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.records import KINDS
from inspector_app.support import vocabulary
from inspector_app.usecases.draft_values import COMPOSED, FILES, PLACE, TOLD, Told, composed_in

_LONGEST, _TITLE, _WHO = 4000, 30, 12
_CALLED = ("name", "title", "site_name", "respondent")
_TELLS = ("respondent", "facts")  # of one in it, such as a lead, before where it came from
_RID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|[0-9a-f]{64}")
_LAW_ID = re.compile(r"[A-Z]{2}-\d\d")  # of an item of the checklist
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z-]+")
_LONG_NUMBER = re.compile(r"\d{7,}[Xx]?")  # may be a person's
_OWN_FIELDS = frozenset(
    {"rid", "key", "open", "number", "paper", "document_rid", "block_rid", "media_type", "cut", "marks"}
)
_OWN_WORDS = re.compile(rf"{_RID.pattern}|\d{{4}}-\d\d-\d\d(T[\d:.+Z-]*)?|[A-Za-z_][A-Za-z0-9_.-]*")
_TAG = "$"
_HOLDERS = ("$unread", "cells", "facts", "rows")  # what is in them has names of its own
NameOf = Callable[[str], str]
"""The name of the record with this identity; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a draft as text; ``place`` is the name of its entry, before it the row; ``mask`` for a number of a
    person, ``typed`` unless it is a choice, a figure or a record's name."""

    place: str
    text: str
    typed: bool = True
    mask: Callable[[str], str] | None = None

    def line(self, *, whole: bool) -> str:
        """Place and text."""
        hidden = self.mask or (lambda text: _LONG_NUMBER.sub(_masked, numbers_masked(text)))
        text = self.text if whole else hidden(self.text)
        return f"{self.place}：{text}" if self.place else text


def said(body: Any, name_of: NameOf = lambda _rid: "") -> list[Said]:
    """Everything that a draft's body says, in its order."""
    return list(_said(plain_body(body), "", "", (), name_of))


def first_words(body: Any) -> str:
    """What the record is called, else the first thing that was typed, short, for a title; no long numbers.

    What is typed in it itself comes before what is typed of others in it, such as of the leads of a case.
    """
    found = plain_body(body)
    own = {name: each for name, each in found.items() if not isinstance(each, list)} if isinstance(found, dict) else {}
    called = (own[name].strip() for name in _CALLED if isinstance(own.get(name), str))
    told = [_told(each) for each in _inner(found)]
    own_texts, texts = (
        [each.text for each in said(part) if each.typed and not each.mask and not _OWN_WORDS.fullmatch(each.text)]
        for part in (own, found)
    )
    written = (*called, *own_texts, *told, *texts)
    first = next((shown for text in written if (shown := _first_line(text))), "")
    return first[:_TITLE]


def _told(record: Mapping[str, Any]) -> str:
    """Who it is about and what, so that two about one firm are told apart."""
    texts = [_first_line(text) for name in _TELLS if isinstance(text := record.get(name), str)]
    who, *what = [text for text in texts if text] or [""]
    return f"{who[:_WHO]}：{what[0]}" if what else who


def _first_line(text: str) -> str:
    """Without long numbers, which may be a person's; empty where nothing else was written."""
    line = next((shown for each in text.splitlines() if (shown := each.strip())), "")
    plain = _LONG_NUMBER.sub("…", line)
    return plain if any(sign.isalpha() for sign in plain) else ""


def _inner(found: Any) -> Iterator[dict[str, Any]]:
    """The records that are listed in one."""
    for part in found.values() if isinstance(found, dict) else ():
        for each in part if isinstance(part, list) else ():
            if isinstance(each, dict):
                of = each.get("of")
                yield of if _TAG in each and isinstance(of, dict) else each


def look_text(body: Any, name_of: NameOf = lambda _rid: "") -> str:
    """What 查看 shows: no whole numbers of persons, for somebody may be looking on."""
    text = "\n".join(each.line(whole=False) for each in said(body, name_of))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…（还有，恢复后可见）"


def whole_text(title: str, body: Any, name_of: NameOf = lambda _rid: "") -> str:
    """Everything typed, under the draft's title, to be pasted elsewhere."""
    return "\n".join((title, *(each.line(whole=True) for each in said(body, name_of))))


def plain_body(body: Any) -> Any:
    """The body as a JSON value; a text that is no JSON stands for itself."""
    if not isinstance(body, str):
        return body
    try:
        return json.loads(body)
    except ValueError:
        return [body]


def _said(value: Any, place: str, name: str, around: tuple[str, ...], name_of: NameOf) -> Iterator[Said]:
    """``name`` is that of the field which holds the value, ``around`` are the fields of the mapping that it is in."""
    match value:
        case {"$": _, "of": of}:
            yield from _said(of, place, name, around, name_of)
        case dict():
            yield from _of_mapping(value, place, name_of)
        case list():
            for number, each in enumerate(value, 1):
                row = _row(each, number) if isinstance(each, dict) and _TAG not in each else ""
                yield from _said(each, f"{place} {row}".strip() if row else place, name, around, name_of)
        case None | "":
            return
        case _:
            text = _text(value, name, around, name_of)
            if text:
                is_typed = isinstance(value, str) and text == value.strip()
                yield Said(place, text, is_typed, _mask(name, around) if is_typed else None)


def _of_mapping(
    found: Mapping[str, Any], place: str, name_of: NameOf, told: Told = MappingProxyType({})
) -> Iterator[Said]:
    """``told`` is what the mapping around this one tells of the entries in it."""
    around, told = tuple(found), found.get(TOLD, told)
    for name, value in sorted(found.items(), key=_order(around)):
        if name in (TOLD, PLACE, FILES) or (name in _OWN_FIELDS and not (name == "number" and "rid" not in found)):
            continue
        if name == COMPOSED and (composed := composed_in(found)) is not None:
            yield Said("没有上屏的文字", composed.text, typed=False)
            continue
        if name in _HOLDERS and isinstance(value, dict):
            yield from _of_mapping(value, place, name_of, told)
            continue
        record = name_of(name) if _RID.fullmatch(name) else ""
        label, word = (*told.get(name, ()), "", "")[:2]  # a file of drafts may tell less
        is_holder = name in _HOLDERS and isinstance(value, list)
        below = f"{place} {'' if is_holder else record or label or _label(name, around)}".strip()
        if word and value not in (None, ""):
            yield Said(below, word, typed=False)
            continue
        # What belongs to one record by its identity, such as an amount to a worker, is money in 分 or a text.
        field = "entries_fen" if _RID.fullmatch(name) and isinstance(value, int) else name
        yield from _said(value, below, field, around, name_of)


def _row(row: Mapping[str, Any], place: int) -> str:
    number = row.get("number")
    return f"第{number if isinstance(number, int) and 'cells' in row else place}行"


def _text(value: Any, name: str, around: tuple[str, ...], name_of: NameOf) -> str:
    if isinstance(value, bool):
        return entry.answer(value) if (entry := _entry(name, around)) is not None else ""
    if isinstance(value, int) and (name.endswith("_fen") or _type(name) == "money"):
        return yuan(value)
    if not isinstance(value, str):
        return str(value)
    text = value.strip()
    if _RID.fullmatch(text) or _LAW_ID.fullmatch(text):
        return name_of(text) or ("" if _RID.fullmatch(text) else text)
    if _MOMENT.fullmatch(text):
        return _moment(text)
    return _word(name, text) or text


def _moment(text: str) -> str:
    try:
        return iso_minute(datetime.fromisoformat(text))
    except ValueError:
        return text


def _word(name: str, text: str) -> str:
    """The word of a choice, where the field holds one."""
    for choices in _choices().get(name, ()):
        if text in list(choices):
            return vocabulary.word(choices(text))
    return ""


def _mask(name: str, around: tuple[str, ...]) -> Callable[[str], str] | None:
    found = _entry(name, around)
    return mask_of(name) if found is not None and found.mask else None


def _masked(found: re.Match[str]) -> str:
    return masked_id(found[0])


def _label(name: str, around: tuple[str, ...]) -> str:
    found = _entry(name, around)
    return found.label if found is not None else ""


def _type(name: str) -> str:
    found = _entry(name, ())
    return found.type if found is not None else ""


def _entry(name: str, around: tuple[str, ...]) -> vocabulary.Entry | None:
    """What the vocabulary knows of a field: of the noun that knows most of the fields beside it."""
    every = _entries()
    if name in every and "." in name:
        return every[name]
    best = _noun([noun for noun in vocabulary.nouns() if f"{noun}.{name}" in every], around)
    return every[f"{best}.{name}"] if best else None


def _noun(nouns: Sequence[str], around: tuple[str, ...]) -> str:
    """The noun that knows most of these fields, of several the record that came first; empty where none knows any."""
    kinds = tuple(KINDS)

    def rank(noun: str) -> tuple[int, int]:
        place = kinds.index(noun) if noun in kinds else len(kinds)
        return sum(f"{noun}.{each}" in _entries() for each in around), -place

    return max(nouns, key=rank, default="")


def _order(around: tuple[str, ...]) -> Callable[[tuple[str, Any]], int]:
    """Fields of a record, kept by their letters, stand as the vocabulary has them: an answer behind its question."""
    if list(around) != sorted(around):
        return lambda _pair: 0
    noun = _noun(vocabulary.nouns(), around)
    places = {name: place for place, name in enumerate(vocabulary.entries(noun))}
    return lambda pair: places.get(f"{noun}.{pair[0]}", len(places))


@cache
def _entries() -> Mapping[str, vocabulary.Entry]:
    return {name: entry for noun in vocabulary.nouns() for name, entry in vocabulary.entries(noun).items()}


@cache
def _choices() -> Mapping[str, tuple[type[StrEnum], ...]]:
    """The enumerations that fields of records hold, by the field's name."""
    found: dict[str, tuple[type[StrEnum], ...]] = {}
    for record in _records():
        for name, hint in get_type_hints(record).items():
            for each in _types(hint):
                if issubclass(each, StrEnum) and each not in found.get(name, ()):
                    found[name] = (*found.get(name, ()), each)
    return found


def _records() -> list[type]:
    """The kinds of records, and what they hold that is made of fields itself."""
    found = [kind.type for kind in KINDS.values()]
    for record in found:  # grows as it goes
        held = (each for hint in get_type_hints(record).values() for each in _types(hint))
        found += [each for each in held if is_dataclass(each) and each not in found]
    return found


def _types(hint: Any) -> list[type]:
    """The classes in a type, such as those of ``tuple[SiteFact, ...] | None``."""
    return [hint] if isinstance(hint, type) and not get_args(hint) else [t for a in get_args(hint) for t in _types(a)]
