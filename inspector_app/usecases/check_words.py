"""What a check found, by the names a person knows the records by instead of their identities."""

import json
from dataclasses import replace
from typing import Any

from inspector_app.domain.change import Change
from inspector_app.store.reading import Reading
from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import record_word
from inspector_app.usecases.originals import RECORD, originals_in_words

_ROW, _CHAIN, _LOST = "journal-row-differs", "journal-chain-broken", "record-reference-lost"
_NAMED = (_ROW, _CHAIN, _LOST)


def in_words(reading: Reading, problems: list[Problem]) -> list[Problem]:
    """The same problems, each saying which record it speaks of; ``where`` goes to the detail :data:`RECORD`.

    An original is named by what it is and where it belongs, any other record by its kind and what it is called.
    """
    told = originals_in_words(reading, problems)
    if any(problem.code in _NAMED for problem in told):
        names = _names(reading)
        told = [_in_words(problem, names) if problem.code in _NAMED else problem for problem in told]
    return told


def _in_words(problem: Problem, names: dict[str, str]) -> Problem:
    kind, _, rest = problem.where.partition(":")
    name = names.get(problem.where) or f"一条{record_word(kind)}（流水中没有）"
    details = {"name": name, RECORD: problem.where} | ({"seq": rest} if problem.code == _CHAIN else {})
    return replace(problem, where="", details={**problem.details, **details})


def _names(reading: Reading) -> dict[str, str]:
    """What each change and each record is called, by ``device:number`` and ``kind:rid``; unchecked, for what is broken
    is what has to be named."""
    names = {}
    for change in reading.journal.every():
        names[f"{change.device}:{change.seq}"] = names[f"{change.kind}:{change.rid}"] = _called(change)
    return names


def _called(change: Change) -> str:
    """案件“示例欠薪案”; only the kind where the record has no name of its own or cannot be read."""
    try:
        body: Any = json.loads(change.body or "{}")
    except ValueError:
        body = {}
    found = [body.get(key) for key in ("title", "name", "number", "matter")] if isinstance(body, dict) else []
    own = next((name for name in found if isinstance(name, str) and name), "")
    return f"{record_word(change.kind)}“{own}”" if own else f"一条{record_word(change.kind)}"
