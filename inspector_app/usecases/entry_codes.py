"""扫码入企 made up for: the code of a visit may come after its record was signed."""

from dataclasses import replace

from inspector_app.domain.identity import uscc_in
from inspector_app.domain.inspection import Inspection
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context


def entry_code_in(told: str) -> str:
    """What the code of 扫码入企 says; empty for that of a business licence, which hangs beside it: it tells its own
    number, or leads to the register of companies (gsxt.gov.cn)."""
    code = told.strip()
    signs = (vocabulary.label("company.uscc"), *_OF_THE_REGISTER)
    is_licence = any(sign in code for sign in signs) or (len(code) == _USCC_LONG and bool(uscc_in(code)))
    return "" if is_licence else code


_OF_THE_REGISTER = ("gsxt.gov.cn", "uniscid=")
_USCC_LONG = 18


def make_up_code(context: Context, inspection_rid: str, *, entry_code: str, entry_code_why: str) -> Inspection:
    """Keep the code that was scanned on the way out, or why there is none; nothing else of the visit changes.

    Raises :class:`Refused` ``entry-code-none`` for neither.
    """
    if not (entry_code.strip() or entry_code_why.strip()):
        raise Refused(Problem("entry-code-none", "entry_code"))
    visit = context.store.need(Inspection, inspection_rid)
    later = visit.scan_later and bool(entry_code.strip())  # who gives it up says why
    kept = replace(visit, entry_code=entry_code.strip(), entry_code_why=entry_code_why.strip(), scan_later=later)
    with context.unit("补登扫码入企") as unit:
        unit.put(kept)
    return kept
