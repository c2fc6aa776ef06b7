"""What a reader in a process of its own said once of the same question is remembered: many tests ask it."""

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from inspector_app.support import stranger
from inspector_app.support.progress import Watch, unwatched
from inspector_app.support.stranger import Frame, Reader
from tests import warm_readers

_ask, _follow = stranger.ask, stranger.follow
_answers: dict[str, list[Frame]] = {}
_steps: dict[str, list[Frame]] = {}


def ask(
    module: str,
    questions: Sequence[Frame],
    cpu_seconds: int = 10,
    tell: Watch = unwatched,
    reader: Reader | None = None,
) -> Sequence[Frame | None]:
    """As :func:`inspector_app.support.stranger.ask`; where the reader broke it is asked anew."""
    key = _key(module, questions)
    if key in _answers:
        tell()
        return list(_answers[key])
    answers = _ask(module, questions, cpu_seconds, tell, reader)
    whole = [answer for answer in answers if answer is not None]
    if len(whole) == len(answers):
        _answers[key] = whole
    return answers


def follow(
    module: str, question: Frame, tell: Callable[[dict[str, Any]], None], cpu_seconds: int, seconds: float
) -> Frame | None:
    """As :func:`inspector_app.support.stranger.follow`: each of its answers is told again."""
    key = _key(module, [question])
    if key not in _steps:
        steps: list[Frame] = []

        def note(head: dict[str, Any]) -> None:
            steps.append(Frame(head))
            tell(head)

        last = _follow(module, question, note, cpu_seconds, seconds)
        if last is None:
            return None
        _steps[key] = [*steps, last]
        return last
    *steps, last = _steps[key]
    for step in steps:
        tell(step.head)
    return last


def _key(module: str, questions: Sequence[Frame]) -> str:
    told = [(module, json.dumps(each.head), hashlib.sha256(each.blob).hexdigest()) for each in questions]
    return json.dumps([module, told])


@pytest.fixture(autouse=True)
def readers_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the tests of a folder that imports it; the readers themselves are tried elsewhere, each time anew."""
    monkeypatch.setattr(stranger, "ask", ask)
    monkeypatch.setattr(stranger, "follow", follow)
    monkeypatch.setattr(stranger, "begin", warm_readers.begin)
