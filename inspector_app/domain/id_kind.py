"""证件种类: by which document a person is known, what its number looks like, and what may be wrong with one.

The letters and digits are those printed on the documents. Only 18-digit numbers have a check digit (GB 11643-1999):
those of citizens, of 港澳台居民居住证 (国办发〔2018〕81号) and of the 外国人永久居留身份证 issued since December 2023;
the other kinds can only be compared with the usual shape, and a doubt about it never refuses a number.
"""

import re
from datetime import date
from enum import StrEnum

from inspector_app.domain.identity import id_number_problems
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem


class IdKind(StrEnum):
    CITIZEN = "citizen"
    HONG_KONG_MACAO = "hong_kong_macao"
    TAIWAN = "taiwan"
    RESIDENCE_PERMIT = "residence_permit"
    PASSPORT = "passport"
    PERMANENT_RESIDENT = "permanent_resident"
    OTHER = "other"
    UNKNOWN = "unknown"


_CERTAIN = {
    IdKind.RESIDENCE_PERMIT: re.compile(r"8[123]0000[0-9]{11}[0-9X]"),
    IdKind.PERMANENT_RESIDENT: re.compile(r"9[0-9]{16}[0-9X]|[A-Z]{3}[0-9]{12}"),
    IdKind.CITIZEN: re.compile(r"[0-9]{17}[0-9X]|[0-9]{15}"),
}
"""Numbers that no other kind has; tried in this order."""

_USUAL = {
    IdKind.HONG_KONG_MACAO: re.compile(r"[HM][0-9]{8}([0-9]{2})?"),
    IdKind.TAIWAN: re.compile(r"[0-9]{8}|[0-9]{10}\(?[A-Z]\)?"),
    IdKind.PASSPORT: re.compile(r"(?=.*[A-Z])(?=(.*[0-9]){5})[A-Z0-9]{6,12}|[0-9]{9}"),
}
IN_TEXT = re.compile(r"[0-9]{17}[0-9X]|[0-9]{15}|[A-Z]{3}[0-9]{12}|[HM][0-9]{8}(?:[0-9]{2})?|[A-Z]{1,2}[0-9]{6,9}")
"""A tidy number that nothing else in a line of a message can be; digits alone may be a telephone or a card."""

_CHECKED = (IdKind.CITIZEN, IdKind.RESIDENCE_PERMIT)


def kind_of(number: str, known: IdKind = IdKind.CITIZEN) -> IdKind:
    """The kind of a tidy number (half-width, capitals) where a list does not name it.

    ``known`` is what was recorded so far: only a shape that no other kind has speaks against another document than
    the identity card. A number of no known shape is taken for what was recorded, so that a slip stays a slip.
    """
    certain = next((kind for kind, shape in _CERTAIN.items() if shape.fullmatch(number)), None)
    if certain is not None:
        return certain
    if known not in (IdKind.CITIZEN, IdKind.UNKNOWN):
        return known
    return next((kind for kind, shape in _USUAL.items() if shape.fullmatch(number)), known)


def number_problems(kind: IdKind, number: str, where: str, today: date) -> list[Problem]:
    """What is wrong or doubtful with a number of a kind; errors only where a check digit can prove them."""
    if kind in _CHECKED or (kind is IdKind.PERMANENT_RESIDENT and len(number) == 18 and number[0] == "9"):
        return id_number_problems(number, where, today)
    shape = _CERTAIN.get(kind) or _USUAL.get(kind)
    if shape is None or shape.fullmatch(number):
        return []
    return [Problem("id-unusual-shape", where, Level.WARNING, {"kind": vocabulary.word(kind)})]


def tells_birth(kind: IdKind, number: str) -> bool:
    """Whether sex and date of birth can be read from the number."""
    return len(number) == 18 and (_CERTAIN[kind].fullmatch(number) is not None if kind in _CERTAIN else False)
