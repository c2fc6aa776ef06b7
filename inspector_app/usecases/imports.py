"""撤销导入: what one import brought is taken back, also after the program was closed; what was changed since stays.

All imports are taken back in the same way, whatever they brought: an import is an act of the journal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from inspector_app.domain.agency import Inspector
from inspector_app.domain.change import hlc_moment
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Debt
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.person import Person
from inspector_app.domain.reason import says_why
from inspector_app.domain.records import kind_of
from inspector_app.store.referred import naming
from inspector_app.store.unit import Unit
from inspector_app.support.clock import EPOCH
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import NOT_WATCHED, Pace, Progress
from inspector_app.usecases.case_file import case_file, refuse_ended
from inspector_app.usecases.claim_lines import IDENTITY, known_elsewhere, lines_of
from inspector_app.usecases.claims import ordered_part
from inspector_app.usecases.context import Context
from inspector_app.usecases.import_acts import IMPORTS, file_of, imported
from inspector_app.usecases.take_back import LEFT, TakeBack, Touched, counted, planned_back, touched

TAKEN_BACK = "已撤销"
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Import:
    """An import: ``act`` is what the journal calls it, ``what`` was brought, ``words`` what records it wrote, ``files``
    what the files are called that it kept, or read, ``state`` whether it was taken back (empty: it was not)."""

    act: str
    at: datetime
    actor: str
    what: str
    words: str = ""
    files: str = ""
    state: str = ""


def imports(context: Context, what: str = "") -> tuple[Import, ...]:
    """All imports, or those of one sort, the newest first."""
    journal = context.store.journal
    found = journal.groups_of({what} if what else IMPORTS)
    names = {inspector.rid: inspector.name for inspector in context.store.all(Inspector)}
    groups = [each.group for each in found]
    files, back = journal.titles_in(groups, kind_of(Evidence)), journal.back_since(groups, LEFT)
    return tuple(
        Import(
            each.group,
            hlc_moment(each.hlc, EPOCH),
            names.get(each.actor, each.actor),
            imported((each.reason,)),
            counted(each.kinds),
            "、".join(files.get(each.group, ())) or file_of(each.reason),
            _state(*back.get(each.group, (0, 0))),
        )
        for each in found
    )


def _state(wrote: int, back: int) -> str:
    """Whether what an import wrote was taken back: all of it, some, or nothing."""
    return "" if not back else TAKEN_BACK if back == wrote else "部分撤销"


def import_called(context: Context, act: str) -> Import:
    """The import whose name begins so. Raises :class:`Refused` ``import-unknown``."""
    found = [each for each in imports(context) if each.act.startswith(act)] if len(act) >= _LEAST else []
    if len(found) != 1:
        raise Refused(Problem("import-unknown", "import", details={"name": act[:40]}))
    return found[0]


def import_of(context: Context, rid: str) -> str:
    """The act that brought a record."""
    return context.store.journal.history(rid)[0].group


def import_back(context: Context, act: str, progress: Progress = NOT_WATCHED) -> TakeBack:
    """What taking an import back comes to. Raises :class:`Refused` ``import-unknown``, ``case-over``, or
    ``import-taken-back`` where all is as it was before."""
    wrote = touched(context, act, progress)
    cases = _cases(wrote)
    for case_rid in cases:
        refuse_ended(context, case_rid)
    fixed = {**_ordered(context, wrote, cases), **_known(context, wrote)}
    plan = planned_back(context, wrote, fixed, progress)
    if plan.is_empty and not plan.stays:
        raise Refused(Problem("import-taken-back", "import"))
    return plan


def undo_import(context: Context, act: str, reason: str, progress: Progress = NOT_WATCHED) -> TakeBack:
    """撤销导入, in one transaction; what became of it. What ``progress`` raises, Cancelled, leaves all as it was.

    Raises :class:`Refused` as :func:`import_back`, ``void-no-reason``, and ``import-changed-since`` where all that it
    brought was changed or is used since.
    """
    brought = import_called(context, act)
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    plan = import_back(context, brought.act, progress)
    if plan.is_empty:
        raise Refused(Problem("import-changed-since", "import"))
    with context.unit(f"撤销{brought.what}：{reason.strip()}") as unit:
        pace = Pace(progress, "正在撤回", len(plan.gone) + len(plan.back))
        for record in plan.gone:
            pace.step()
            unit.delete(record)
        for record in plan.back:
            pace.step()
            unit.put(record)
        _debts_follow(context, unit, plan)
    return plan


def _cases(wrote: Iterable[Touched]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rid for each in wrote if (rid := getattr(each.any, "case_rid", ""))))


def _known(context: Context, wrote: Iterable[Touched]) -> Mapping[str, str]:
    """Who may not be called otherwise, or get another number, because more than a line of wages tells of it."""
    renamed = {each.rid for each in wrote if _calls_otherwise(each)}
    claims = context.store.find_among(WageClaim, "person_rid", renamed)
    known = (renamed - {claim.person_rid for claim in claims}) & naming(context.store, renamed).keys()
    for case_rid in {claim.case_rid for claim in claims}:
        whole = case_file(context, case_rid)
        lines = [line for line in lines_of(whole) if line.person.rid in renamed]
        told = known_elsewhere(context, whole, lines)
        known |= {line.person.rid for line in lines if line.rid in told}
    return dict.fromkeys(known, "姓名、证件号码已有其他记录写明，请用“更正人员资料”改")


def _ordered(context: Context, wrote: Iterable[Touched], cases: Iterable[str]) -> Mapping[str, str]:
    """The lines that may not become otherwise than an order in force states them."""
    orders = {rid: order for case_rid in cases for rid, order in case_file(context, case_rid).ordered().items()}
    return {
        each.rid: f"已写入文书{orders[each.rid].number or orders[each.rid].title}"
        for each in wrote
        if each.rid in orders
        and isinstance(each.before, WageClaim) and isinstance(each.now, WageClaim)
        and ordered_part(each.before) != ordered_part(each.now)
    }  # fmt: skip


def _calls_otherwise(each: Touched) -> bool:
    """Whether taking it back would call somebody otherwise, or give another number."""
    before, now = each.before, each.now
    return isinstance(before, Person) and isinstance(now, Person) and any(
        getattr(now, name) not in ("", getattr(before, name)) for name in IDENTITY
    )  # fmt: skip


def _debts_follow(context: Context, unit: Unit, plan: TakeBack) -> None:
    """A debt is of the lines that its case has then."""
    changed = {record.case_rid for record in (*plan.gone, *plan.back) if isinstance(record, WageClaim)}
    for case_rid in changed:
        lines = sorted(context.store.find(WageClaim, case_rid=case_rid), key=lambda claim: claim.line)
        rids = tuple(claim.rid for claim in lines)
        for debt in context.store.find(Debt, case_rid=case_rid):
            if debt.claim_rids != rids:
                unit.put(replace(debt, claim_rids=rids))
