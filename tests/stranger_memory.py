"""What a reader in a process of its own said once of the same question is remembered: it is asked by every sweep."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from inspector_app.support import stranger
from inspector_app.support.stranger import Frame

_ask = stranger.ask


@cache
def _answers(module: str, questions: tuple[tuple[str, bytes], ...]) -> list[Frame | None]:
    return _ask(module, [Frame(json.loads(head), blob) for head, blob in questions])


def ask(module: str, questions: Sequence[Frame], *_limits: Any, **_more: Any) -> list[Frame | None]:
    """As :func:`inspector_app.support.stranger.ask`, for questions that are answered well."""
    return _answers(module, tuple((json.dumps(each.head), each.blob) for each in questions))
