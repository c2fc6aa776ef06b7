"""What several forms have in common, in ``forms/fragments/<name>.toml``: facts, sentences, blocks, copies, signatures.

``{ include = "name" }`` in an array of a form stands for the whole array of the same name in the fragment.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from inspector_app.support.paths import forms_folder

ARRAYS = ("facts", "sentence", "block", "copies", "page_signatures")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_FILE = re.compile(r"[a-z][a-z0-9-]*_\d{4}\.\d{1,3}")
_OF_ITS_OWN = ("edition", "valid_from", "valid_until")  # what an edition that extends another says itself


class Placed(dict[str, Any]):
    """A table of a form with the place where it stands: ``block 3``, or ``block 3 seal block 1`` inside a fragment."""

    def __init__(self, table: Mapping[str, Any], place: str) -> None:
        super().__init__(table)
        self.place = place


class NoFragment(ValueError):
    """There is no fragment of this name with this array, or it would include itself."""


def elements(array: list[Any], key: str, trail: str = "", within: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every element of an array with its place; an include is replaced by what the fragment holds.

    What is no element of a form, a number or a list, is handed on for others to complain of. An include that cannot
    be followed comes as the :class:`NoFragment` that it is. ``within`` are the fragments that led here by ``trail``.
    """
    for number, element in enumerate(array, 1):
        place = f"{trail}{key} {number}"
        if not isinstance(element, dict) or set(element) != {"include"}:
            yield place, element
            continue
        name = str(element["include"])
        included = _file(name).get(key) if name not in within else None
        if included:
            yield from elements(included, key, f"{place} {name} ", (*within, name))
        else:
            yield place, NoFragment(name)


def _file(name: str) -> Mapping[str, Any]:
    path = forms_folder() / "fragments" / f"{name}.toml"
    if not _NAME.fullmatch(name) or not path.is_file():
        return {}
    return _said(path)


def said_by(file: str) -> Mapping[str, Any] | None:
    """Everything that one of our form files says, called as ``id_edition``; None when there is none of this name."""
    path = forms_folder() / f"{file}.toml"
    if not _FILE.fullmatch(file) or not path.is_file():
        return None
    return {key: value for key, value in _said(path).items() if key not in _OF_ITS_OWN}


@cache
def _said(path: Path) -> Mapping[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
