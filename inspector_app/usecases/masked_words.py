"""Numbers of people in what somebody wrote in his own words, hidden where others only read it.

Fields that hold nothing but such a number stay as they are: what shows them masks them, and keeps who saw one whole.
"""

import json
from functools import cache
from typing import Any

from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.records import canonical
from inspector_app.support import vocabulary

_OWN_SHAPE = "document"  # its facts are what its paper prints, and shown by what masks them


def words_masked(kind: str, body: str) -> str:
    """The body of a record with the numbers in its long texts masked, also in those of its lines and answers."""
    if kind == _OWN_SHAPE or numbers_masked(body) == body:
        return body
    own = _long_names(kind) if kind in vocabulary.nouns() else frozenset()
    return canonical({name: _hidden(name in own, each) for name, each in json.loads(body).items()})


def _hidden(is_free: bool, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _hidden(is_free or name in _long_anywhere(), each) for name, each in value.items()}
    if isinstance(value, list):
        return [_hidden(is_free, each) for each in value]
    return numbers_masked(value) if is_free and isinstance(value, str) else value


@cache
def _long_names(noun: str) -> frozenset[str]:
    """How a noun calls what is written in several lines."""
    return frozenset(name.rpartition(".")[2] for name, each in vocabulary.entries(noun).items() if each.long)


@cache
def _long_anywhere() -> frozenset[str]:
    return frozenset().union(*map(_long_names, vocabulary.nouns()))
