"""Forms, law and questions as a store works with them: ours, and over them what its bureau adopted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from inspector_app.domain.edition import Edition, in_force
from inspector_app.formdefs.banks import Bank, load_banks
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.load import parse_form
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Refused
from inspector_app.support.paths import forms_folder, resource

FORMS, LAW, BANKS = "forms", "law", "banks"
CALENDAR = f"{LAW}/calendar/"
_KEPT = 4
"""So many readings of each are kept by the bureau's own files in them: ours never change while the program runs."""
_Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class OwnData:
    """The bureau's adopted files by name below ``forms``, ``law`` and ``banks``."""

    forms: Mapping[str, bytes] = field(default_factory=dict)
    law: Mapping[str, bytes] = field(default_factory=dict)
    banks: Mapping[str, bytes] = field(default_factory=dict)


def own_data(editions: Iterable[Edition]) -> OwnData:
    """What counts of these decisions: of a form every adopted edition, of other files the one adopted last."""
    data: dict[str, dict[str, bytes]] = {FORMS: {}, LAW: {}, BANKS: {}}
    for file, adopted in in_force(tuple(editions)).items():
        folder, _, name = file.partition("/")
        if folder == FORMS:
            data[FORMS] |= _editions_of_forms(name, adopted)
        elif folder in data:
            data[folder][name] = adopted[0].content.encode()
    return OwnData(data[FORMS], data[LAW], data[BANKS])


def _editions_of_forms(name: str, adopted: Iterable[Edition]) -> dict[str, bytes]:
    """Earlier contents of a form file stay known to the papers made by them, unless the edition was written anew."""
    found: dict[tuple[str, str], tuple[str, bytes]] = {}
    for each in adopted:
        data = each.content.encode()
        try:
            form = parse_form(data, name)
        except Refused:  # of an earlier program; the list of own editions says so
            continue
        found.setdefault((form.id, form.edition), (f"{name}@{form.edition}" if found else name, data))
    return dict(found.values())


def load_forms(own: Mapping[str, bytes] | None = None, law: Lawbook | None = None) -> Catalogue:
    """Our forms, and over them the bureau's own, bound by the law (ours where none is given)."""
    return _forms(_files(own), law or load_law())


def load_law(own: Mapping[str, bytes] | None = None) -> Lawbook:
    """Our law data, and over it the bureau's own. Raises :class:`Refused` for what cannot be read."""
    return _law(_files(own))


def load_questions(own: Mapping[str, bytes] | None = None) -> tuple[Bank, ...]:
    """Our question banks, and over them the bureau's own. Raises :class:`Refused` for what cannot be read."""
    return _questions(_files(own))


def _files(own: Mapping[str, bytes] | None) -> _Files:
    return tuple((own or {}).items())


@lru_cache(_KEPT)
def _forms(own: _Files, law: Lawbook) -> Catalogue:
    return Catalogue.load(forms_folder(), resource("released.toml"), dict(own), law.procedure)


@lru_cache(_KEPT)
def _law(own: _Files) -> Lawbook:
    return Lawbook.load(resource("law"), dict(own))


@lru_cache(_KEPT)
def _questions(own: _Files) -> tuple[Bank, ...]:
    return load_banks(resource("banks"), dict(own))


def law_or_ours(own: Mapping[str, bytes]) -> Lawbook:
    """The law with the bureau's own; ours alone when its own cannot be read (the list of own editions says so)."""
    try:
        return load_law(own)
    except Refused:
        return load_law()


def questions_or_ours(own: Mapping[str, bytes]) -> tuple[Bank, ...]:
    """The questions with the bureau's own; ours alone when its own cannot be read."""
    try:
        return load_questions(own)
    except Refused:
        return load_questions()
