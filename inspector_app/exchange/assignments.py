"""交办文件 as a file: a letter of the office (:mod:`~inspector_app.exchange.letter`) to one laptop."""

import re
from collections.abc import Sequence
from pathlib import Path

from inspector_app.domain.assignment import ASSIGNMENTS_FORMAT, AssignmentItem, AssignmentKind, AssignmentsFile
from inspector_app.domain.brought import TASKS_END
from inspector_app.domain.hidden_characters import hidden
from inspector_app.exchange.letter import Letter, LetterKind, malformed, value_in, write_letter
from inspector_app.support.errors import Trouble

_RID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_FILE = re.compile(r"(forms|banks|law|law/calendar|law/provinces)/[0-9A-Za-z][0-9A-Za-z._-]{0,80}\.toml")
_FORM = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,80}")
YEARS, _HIGHEST = range(2000, 2100), 99_999
_MOST_ITEMS, _LONGEST_TEXT, _LONGEST_NAME, _LARGEST_FILE = 2_000, 5_000, 200, 1 << 20


def assignments_name(file: AssignmentsFile) -> str:
    """``<device8>_<running>.tasks``."""
    return f"{file.device[:8]}_{file.running}{TASKS_END}"


def is_edition_file(name: str) -> bool:
    """Whether a file of this name may lie below a store's folder as an edition of the bureau's own."""
    return _FILE.fullmatch(name) is not None


def is_number_block(item: AssignmentItem) -> bool:
    """Whether numbers that a paper can bear are told, of a form that may be one."""
    is_run = 0 < item.first <= item.last <= _HIGHEST and item.year in YEARS
    return is_run and _FORM.fullmatch(item.form) is not None


def write_assignments(path: Path, file: AssignmentsFile, *, signing_secret: str, recipients: Sequence[str]) -> None:
    """Write the file for the laptop that ``recipients`` name."""
    said = {"format": str(file.format), "device": file.device, "running": str(file.running)}
    write_letter(path, LetterKind.ASSIGNMENTS, file, said, signing_secret=signing_secret, recipients=recipients)


def assignments_in(letter: Letter, *, device: str, after: int) -> AssignmentsFile:
    """What the office gives ``device`` to do; ``after`` is the running number of the newest file taken.

    Raises :class:`Trouble` as ``value_in``, ``letter-other-device`` or ``assignments-old``.
    """
    file: AssignmentsFile = value_in(letter, AssignmentsFile, ASSIGNMENTS_FORMAT)
    if file.device != device:
        raise Trouble("letter-other-device")
    if file.running <= after:
        raise Trouble("assignments-old", running=str(file.running), known=str(after))
    if len(file.items) > _MOST_ITEMS or len({item.rid for item in file.items}) != len(file.items):
        raise malformed("content")
    if not all(map(_is_sound, file.items)):
        raise malformed("content")
    return file


def _is_sound(item: AssignmentItem) -> bool:
    """Identities that can be ours, texts no longer than a person reads, a name that stays in the store's folder."""
    short = (item.by, item.respondent, item.channel, item.outer_number)
    is_edition, is_block = item.kind is AssignmentKind.EDITION, item.kind is AssignmentKind.NUMBERS
    return (
        _RID.fullmatch(item.rid) is not None
        and (not item.subject_rid or _RID.fullmatch(item.subject_rid) is not None)
        and len(item.text) <= _LONGEST_TEXT
        and all(len(text) <= _LONGEST_NAME and not hidden(text) for text in short)
        and (is_edition_file(item.file) if is_edition else not item.file)
        and (is_number_block(item) if is_block else (item.form, item.year, item.first, item.last) == ("", 0, 0, 0))
        and len(item.content.encode()) <= _LARGEST_FILE
        and "\x00" not in "".join((item.text, item.content, *short))
    )
