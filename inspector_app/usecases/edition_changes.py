"""What adopting or giving up a file of the bureau's own changes: line by line against what counts without it."""

import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

from inspector_app.domain.edition import Edition, in_force
from inspector_app.formdefs.load import parse_form
from inspector_app.formdefs.written import written_out
from inspector_app.lawbook.places import scopes
from inspector_app.lawbook.watch_rules import WHOLE_KINDS
from inspector_app.support.errors import Refused, refuse_errors
from inspector_app.support.paths import forms_folder, resource
from inspector_app.usecases.context import Context
from inspector_app.usecases.editions import OwnFile, Standing
from inspector_app.usecases.own_data import FORMS

_WHOLE = ("banks/", "law/calendar/")
"""Files that take the place of ours as a whole; of the others each entry takes the place of ours with its name."""
_WHOLE_KINDS = {"law/watching.toml": WHOLE_KINDS}
"""Files of which each kind that they name takes the place of all of that kind in ours."""
_NAMES = ("id", "place")


def changes_by_adopting(context: Context, found: OwnFile) -> tuple[str, ...]:
    """A unified diff from what counts now to the file; empty when it already counts as it is.

    Raises :class:`Refused` with everything that keeps the file from being used.
    """
    refuse_errors(list(found.problems))
    return _changes(found, _counting(context, found), found.text, ("现在使用的内容", "要采用的文件"))


def changes_by_declining(context: Context, found: OwnFile) -> tuple[str, ...]:
    """A unified diff from the file to what counts when it is used no more; empty when it is not used now."""
    if found.standing is not Standing.ADOPTED:
        return ()
    return _changes(found, found.text, _ours(context, found), ("现在使用的内容", "停用以后的内容"))


def _changes(found: OwnFile, before: str, after: str, called: tuple[str, str]) -> tuple[str, ...]:
    """The difference; of forms that of all they say, however short or long their files say it."""
    if found.file.startswith(f"{FORMS}/"):
        before, after = written_out(before), written_out(after)
    return tuple(unified_diff(_lines(before), _lines(after), *called, lineterm=""))


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n") if text else []


def _counting(context: Context, found: OwnFile) -> str:
    """What was adopted under this name, else what the program brings."""
    adopted = in_force(context.store.all(Edition)).get(found.file, ())
    return adopted[0].content if adopted else _ours(context, found)


def _ours(context: Context, found: OwnFile) -> str:
    """What the program itself brings in place of a file: nothing, the same file, or the entries with the same names."""
    if found.file.startswith(f"{FORMS}/"):
        return _our_form(found)
    texts = [path.read_text(encoding="utf-8") for path in _our_files(context, found.file) if path.is_file()]
    if found.file.startswith(_WHOLE):
        return "".join(texts)
    wanted = set(_entries(_read(found.text)))
    whole = {kind for kind, _ in wanted} & set(_WHOLE_KINDS.get(found.file, ()))
    blocks = (block for text in texts for block in _blocks(text))
    return "".join(
        block
        for block in blocks
        if any((kind, name) in wanted or kind in whole for kind, name in _entries(_read(block)))
    )


def _our_files(context: Context, file: str) -> list[Path]:
    """The files of ours that a file lies over; the bureau's limits also lie over those of its province."""
    ours = resource("law").parent
    if file != "law/limits.toml":
        return [ours / file]
    places = scopes(context.law.places.code(context.agency.province))
    return [ours / file, *(ours / "law" / "provinces" / f"{place}.toml" for place in places if place)]


def _our_form(found: OwnFile) -> str:
    """Our newest edition of the same form."""
    try:
        form = parse_form(found.text.encode(), found.file)
    except Refused:  # told where the file is refused
        return ""
    paths = sorted(forms_folder().glob(f"{form.id}_*.toml"), key=_edition)
    return paths[-1].read_text(encoding="utf-8") if paths else ""


def _edition(path: Path) -> list[int]:
    return [int(part) for part in path.stem.rpartition("_")[2].split(".") if part.isdigit()]


def _blocks(text: str) -> Iterator[str]:
    """One of our own files, cut before each table."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith("[") and lines:
            yield "".join(lines)
            lines = []
        lines.append(line)
    yield "".join(lines)


def _read(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # told where the file is refused
        return {}


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The name of each entry: ``("limit", its id)``, and ``("national", "")`` for a table that stands alone."""
    for key, value in data.items():
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if isinstance(row, dict):
                yield key, next((str(row[name]) for name in _NAMES if name in row), "")
