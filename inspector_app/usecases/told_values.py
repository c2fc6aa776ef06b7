"""Words from where there is no dialog, as the values of a record's fields."""

import re
import typing
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from inspector_app.domain.dates import parse_date, parse_time
from inspector_app.domain.figures import parse_integer
from inspector_app.domain.money import parse_yuan
from inspector_app.support.clock import at
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import words

_YES, _NO = ("是", "yes", "true", "1"), ("否", "no", "false", "0", "")


def told_value(name: str, hint: Any, text: str) -> Any:
    """What a text means for a field of this type; empty for one that may be unknown is unknown.

    Members of enumerations are told by word or name, moments as day and time. Raises :class:`Refused`
    ``watching-word`` and as the readers of days, times and numbers.
    """
    if not text.strip() and type(None) in typing.get_args(hint):
        return None
    kinds = [kind for kind in typing.get_args(hint) or (hint,) if isinstance(kind, type)]
    member = next((kind for kind in kinds if issubclass(kind, StrEnum)), None)
    if member is not None:
        return _member(name, member, text.strip())
    if datetime in kinds:
        day, _, hour = re.sub(r"[T　]", " ", text.strip()).partition(" ")
        clock = parse_time(hour, name)
        return at(parse_date(day, name), clock.hour, clock.minute)
    if date in kinds:
        return parse_date(text, name)
    if bool in kinds:
        return _yes_or_no(name, text.strip().lower())
    if int in kinds:
        return parse_yuan(text, name) if name.endswith("_fen") else parse_integer(text, name)
    return text


def _member(name: str, kind: type[StrEnum], text: str) -> StrEnum:
    known = words(kind)
    found = next((each for each, called in known.items() if text in (called, each.value)), None)
    if found is None:
        raise _unknown(name, text, known.values())
    return found


def _yes_or_no(name: str, text: str) -> bool:
    if text not in (*_YES, *_NO):
        raise _unknown(name, text, ("是", "否"))
    return text in _YES


def _unknown(name: str, text: str, known: typing.Iterable[str]) -> Refused:
    return Refused(Problem("watching-word", name, details={"name": text[:40], "known": "、".join(known)}))
