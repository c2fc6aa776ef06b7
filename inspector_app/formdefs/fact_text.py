"""Facts as text in a cell and back; text that cannot be read stays as typed, so that nothing is lost."""

from datetime import date, datetime, time

from inspector_app.domain.dates import iso_minute, parse_date, parse_time
from inspector_app.domain.figures import parse_integer, require_one
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.formdefs.model import FactDef, FactType
from inspector_app.support.clock import CHINA
from inspector_app.support.errors import Problem, Refused

_YES = {"是": True, "否": False, "有": True, "无": False, "Y": True, "N": False}
_TYPES: dict[FactType, type] = {FactType.MONEY: int, FactType.INTEGER: int, FactType.YES_NO: bool}


def show_fact(fact: FactDef, value: object) -> str:
    """A flat fact's value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if fact.type is FactType.MONEY and isinstance(value, int):
        return yuan(value)
    if fact.type is FactType.MOMENT and isinstance(value, str):
        return _show_moment(value)
    return str(value)


def read_fact(fact: FactDef, text: str) -> object:
    """What a person typed as the fact's plain JSON value; None when empty, the text itself when unreadable."""
    text = text.strip() if fact.type is not FactType.LONG_TEXT else text
    if not text:
        return None
    try:
        return _parse(fact, text)
    except Refused:
        return text


def fact_problem(fact: FactDef, value: object) -> Problem | None:
    """Why a cell's value is not what the fact's type wants, or None."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        wanted = _TYPES.get(fact.type)
        return None if wanted is None or isinstance(value, wanted) else Problem("ui-cell-unreadable", fact.name)
    try:
        _parse(fact, show_fact(fact, value))
    except Refused as refusal:
        return refusal.problems[0]
    return None


def _parse(fact: FactDef, text: str) -> object:
    match fact.type:
        case FactType.MONEY:
            return parse_yuan(text, fact.name)
        case FactType.INTEGER:
            return parse_integer(text, fact.name)
        case FactType.DATE:
            return parse_date(text, fact.name).isoformat()
        case FactType.MOMENT:
            day, _, hour = text.partition(" ")
            return _moment(parse_date(day, fact.name), parse_time(hour or "0:00", fact.name))
        case FactType.YES_NO:
            if text.upper() not in _YES:
                raise Refused(Problem("ui-yes-no-shape", fact.name, details={"text": text[:20]}))
            return _YES[text.upper()]
        case FactType.CHOICE:
            if fact.choices and text not in fact.choices:
                raise Refused(Problem("ui-choice-unknown", fact.name, details={"text": text[:20]}))
    if fact.sensitive:  # a number of a person
        require_one(text, fact.name)
    return text


def _moment(day: date, hour: time) -> str:
    return datetime.combine(day, hour, tzinfo=CHINA).isoformat()


def _show_moment(value: str) -> str:
    try:
        return iso_minute(datetime.fromisoformat(value))
    except ValueError:
        return value
