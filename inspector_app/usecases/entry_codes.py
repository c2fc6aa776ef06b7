"""扫码入企 made up for: the code of a visit may come after its record was signed."""

import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import parse_qsl, urlsplit

from inspector_app.domain.company import Company
from inspector_app.domain.identity import uscc_in
from inspector_app.domain.inspection import Inspection, InspectionHead, inspection_problems
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context


def entry_code_in(told: str) -> str:
    """The number that the code of 扫码入企 says: of an address the one part that is called a code, else all of it.

    Empty for the code of a business licence, which hangs beside it: it tells its own number, or leads to the register
    of companies (gsxt.gov.cn).
    """
    code = told.strip()
    signs = (vocabulary.label("company.uscc"), *_OF_THE_REGISTER)
    is_licence = any(sign in code for sign in signs) or (len(code) == _USCC_LONG and bool(uscc_in(code)))
    return "" if is_licence else _called_code(code) or code


_OF_THE_REGISTER = ("gsxt.gov.cn", "uniscid=")
_USCC_LONG = 18
_CALLED_CODE = re.compile(r"[a-z_]*code|bm|bh|no|sn|number", re.IGNORECASE)
_NUMBER = re.compile(r"(?=.*\d)[0-9A-Za-z-]{6,40}")
_UNIT = re.compile(r"(?<![0-9A-Z])(?=\d*[A-Z])[159Y][1239]\d{6}[0-9A-Z]{10}(?![0-9A-Z])")  # figures alone may be a date


def _called_code(told: str) -> str:
    """The part of an address that is called a code; empty where none or several are, or where it is no number."""
    parts = parse_qsl(urlsplit(told).query) if told.startswith(("http://", "https://")) else ()
    found = {
        value
        for name, value in parts
        if _CALLED_CODE.fullmatch(name) and _NUMBER.fullmatch(value) and not _unit_in(value)
    }
    return found.pop() if len(found) == 1 else ""


def entry_code_of(told: str, uscc: str) -> str:
    """As :func:`entry_code_in`; of a code that names another unit than the inspected one (``uscc``) with that unit
    behind it: the doubt is kept with the number until a person takes it out, and stands wherever the number does."""
    code, doubt = entry_code_in(told), unit_doubt(told, uscc)
    named = doubt.details["named"] if doubt else ""
    return f"{code}（码中单位{named}）" if code and named and named not in code else code


def unit_doubt(told: str, uscc: str) -> Problem | None:
    """That the code of 扫码入企 names another unit than the inspected one, whose number is ``uscc``; None where either
    is not known."""
    named = _unit_in(told)
    if not uscc or not named or named == uscc:
        return None
    return Problem("entry-code-unit", "entry_code", Level.WARNING, {"named": named, "known": uscc})


def code_doubts(context: Context, visit: Inspection | None) -> list[Problem]:
    """What is doubtful in what is kept of a visit's code: :func:`unit_doubt`, :func:`late_doubts`."""
    if visit is None or not visit.entry_code:
        return []
    company = context.store.get(Company, visit.company_rid) if visit.company_rid else None
    doubt = unit_doubt(visit.entry_code, company.uscc) if company else None
    return [*([doubt] if doubt else []), *late_doubts(visit)]


def late_doubts(visit: InspectionHead) -> list[Problem]:
    """What the record lacks of a code that was scanned on the way out only: why not on the way in, and when then; that
    it says both a code and why there is none."""
    why = bool(visit.entry_code_why.strip())
    if not visit.is_scanned_late:
        return [_doubt("entry-code-or-why", "entry_code_why")] if visit.entry_code and why else []
    return [
        *([] if why else [_doubt("entry-code-late-why", "entry_code_why")]),
        *([] if visit.scanned_at else [_doubt("entry-code-late-when", "scanned_at")]),
    ]


def _doubt(code: str, where: str) -> Problem:
    return Problem(code, where, Level.WARNING)


def _unit_in(told: str) -> str:
    """The number of a unit within a text, also one whose check character is wrong; else empty."""
    shaped = _UNIT.search(told)
    return uscc_in(told) or (shaped[0] if shaped else "")


def still_to_come(context: Context, visit: InspectionHead) -> list[Problem]:
    """That the time at which the code was scanned on the way out has not come yet."""
    is_later = visit.scanned_at is not None and visit.scanned_at > context.clock.now()
    return [Problem("entry-code-to-come", "scanned_at")] if is_later else []


def make_up_code(
    context: Context,
    inspection_rid: str,
    *,
    entry_code: str,
    entry_code_why: str,
    scanned_at: datetime | None = None,
    given_up: bool = False,
) -> Inspection:
    """Keep the code that was scanned on the way out and when, or that this is ``given_up`` and why; nothing else of
    the visit changes. A code may still come once it was given up.

    Raises :class:`Refused` ``entry-code-none`` where there is no code and it is not given up either,
    ``entry-code-given-up`` for both, ``entry-code-given-up-why`` where nobody says why, ``entry-code-before`` or
    ``entry-code-to-come`` for a time that cannot be.
    """
    code, why = entry_code.strip(), entry_code_why.strip()
    if bool(code) == given_up:
        raise Refused(Problem("entry-code-given-up", "given_up") if code else Problem("entry-code-none", "entry_code"))
    if given_up and not why:
        raise Refused(Problem("entry-code-given-up-why", "entry_code_why"))
    visit = context.store.need(Inspection, inspection_rid)
    kept = replace(
        visit, entry_code=code, entry_code_why=why, scan_later=visit.scan_later and not given_up,
        scanned_at=None if given_up else scanned_at,
    )  # fmt: skip
    refuse_errors([*inspection_problems(kept), *still_to_come(context, kept)])
    with context.unit("补登扫码入企") as unit:
        unit.put(kept)
    return kept
