"""扫码入企 made up for: the code of a visit may come after its record was signed."""

from dataclasses import replace

from inspector_app.domain.inspection import Inspection
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context


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
