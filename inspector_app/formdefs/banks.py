"""Question banks for interviews: each opens and ends with what procedure demands; the answers are always empty."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from inspector_app.domain.interview import QA, REQUIRED_KEYS
from inspector_app.formdefs.placeholders import BadPattern, names, substitute
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.reasons import reason_of

BLANKS = frozenset(
    {
        "agency.name", "inspector1.name", "inspector1.certificate", "inspector2.name", "inspector2.certificate",
        "interview.matter", "interview.earlier", "project.name", "company.name", "person.name", "person.number_words",
        "person.home_words",
    }
)  # fmt: skip
_PROCEDURE = "procedure.toml"
_BLANK = re.compile(r"\{[^}]*\}")
UNKNOWN = "＿＿＿＿＿＿"
"""Stands in a question for what was not known."""


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank of questions. ``roles`` are the person roles it is offered for first; ``questions`` hold {name} blanks."""

    id: str
    title: str
    roles: tuple[str, ...]
    questions: tuple[QA, ...]

    def asked(self, values: Mapping[str, str]) -> tuple[QA, ...]:
        """The questions for one interview: blanks filled (a rule where a value is not known), answers empty."""
        return tuple(
            QA(substitute(each.question, lambda name: values.get(name) or UNKNOWN), key=each.key)
            for each in self.questions
        )

    def asks(self, question: str) -> bool:
        """Whether a question of an interview is one of these, whatever stands in the blanks."""
        return any(
            re.fullmatch("(.*)".join(map(re.escape, _BLANK.split(each.question))), question) for each in self.questions
        )


def load_banks(folder: Path, own: Mapping[str, bytes] | None = None) -> tuple[Bank, ...]:
    """Every bank of a folder, by id, its questions between the opening and the ending of ``procedure.toml``.

    A bureau's ``own`` files by name add banks or replace ours; what procedure demands is asked in each of them.
    Raises :class:`Refused` ``bank-malformed`` naming the file.
    """
    files = {path.name: _bytes(path) for path in sorted(folder.glob("*.toml"))}
    procedure = _read(files.pop(_PROCEDURE, b""), _PROCEDURE)
    opening = _questions(procedure, "opening", _PROCEDURE)
    ending = _questions(procedure, "ending", _PROCEDURE)
    if [each.key for each in (*opening, *ending) if each.key] != list(REQUIRED_KEYS):
        raise Refused(Problem("bank-malformed", _PROCEDURE, details={"reason": "key"}))
    files |= own or {}
    if _PROCEDURE in files:  # a bureau's: what procedure demands is not its to change
        raise Refused(Problem("bank-malformed", _PROCEDURE, details={"reason": _PROCEDURE}))
    return tuple(_bank(name, files[name], opening, ending) for name in sorted(files))


def _bank(name: str, data: bytes, opening: tuple[QA, ...], ending: tuple[QA, ...]) -> Bank:
    raw = _read(data, name)
    own = _questions(raw, "question", name)
    title, roles = raw.get("title"), raw.get("roles")
    sound = set(raw) == {"title", "roles", "question"} and isinstance(title, str) and isinstance(roles, list)
    if not sound or any(each.key for each in own):
        raise Refused(Problem("bank-malformed", name, details={"reason": "title, roles, question"}))
    return Bank(PurePosixPath(name).stem, str(title), tuple(map(str, roles or ())), (*opening, *own, *ending))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(Problem("bank-malformed", path.name, details={"reason": reason_of(error)})) from error


def _read(data: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except ValueError as error:
        raise Refused(Problem("bank-malformed", name, details={"reason": reason_of(error)})) from error


def _questions(raw: Mapping[str, Any], key: str, file: str) -> tuple[QA, ...]:
    """The questions under a key. Raises :class:`Refused` for another shape or a blank that nobody fills."""
    found = []
    for entry in raw.get(key, ()):
        try:
            text = entry["text"]
            unknown = set(names(text)) - BLANKS or set(entry) - {"text", "key"}
        except (KeyError, TypeError, BadPattern) as error:
            raise Refused(Problem("bank-malformed", file, details={"reason": f"{key}: {error}"})) from error
        if unknown:
            raise Refused(Problem("bank-malformed", file, details={"reason": ", ".join(sorted(unknown))}))
        found.append(QA(text, key=entry.get("key", "")))
    return tuple(found)
