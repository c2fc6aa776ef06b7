"""The ledger of projects: bring it in from Excel, look it up, grade it, and record who hired whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from inspector_app.domain.company import Company
from inspector_app.domain.grade_rule import Derived, derived
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.person import Person
from inspector_app.domain.project import (
    ChainLink,
    Grade,
    GradeClaim,
    Project,
    ProjectKind,
    SiteFact,
    chain_in_order,
    lighter,
    regraded,
)
from inspector_app.domain.reason import says_who, says_why
from inspector_app.exchange.ledger import LedgerReading, ledger_of, read_projects
from inspector_app.exchange.ledger_identity import Known, Register, SameLine, project_rid
from inspector_app.store.columns import read_columns
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.hazards import put_graded, refuse_while_open, standing
from inspector_app.usecases.import_acts import LEDGER as LEDGER_BROUGHT
from inspector_app.usecases.import_acts import brought
from inspector_app.usecases.list_columns import remember
from inspector_app.usecases.open_lists import NOTHING_SAID, Book, ListOrder, Opened, Said, open_list, prepare_list

_MOST_NAMED = 5
_SILENT = ("", None, SiteFact(), ProjectKind.UNCLASSIFIED)
READING = "读取台账"


@dataclass(frozen=True, slots=True)
class LedgerOrder:
    """What the worker thread gets to read a ledger."""

    list: ListOrder
    agency_rid: str
    known: tuple[Known, ...]
    same: tuple[SameLine, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerTaken:
    """What became of an import: lines new, changed and unchanged, and the reading with its named bad lines.

    ``held`` names the projects whose graver grade was kept, because the line does not tell the unpaid sum; ``hazards``
    are those that their grades made, ``still`` the projects that the file calls 无欠薪 and that have an open one,
    ``ended`` those that it says to be graded as they were before their hazard was struck off.
    """

    new: int
    changed: int
    unchanged: int
    reading: LedgerReading
    held: tuple[str, ...] = ()
    hazards: int = 0
    still: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()


def prepare_ledger(
    context: Context, source: Path | str | Book, said: Said = NOTHING_SAID, same: tuple[SameLine, ...] = ()
) -> LedgerOrder:
    """Freeze what reading needs; ``said`` is where a person says otherwise than the headings, and what words of others
    mean; ``same`` of which lines he says that they tell of a known project."""
    return LedgerOrder(prepare_list(context, source, said), context.agency.rid, _known(context), same)


def _known(context: Context) -> tuple[Known, ...]:
    return tuple(Known(*row) for row in read_columns(context.store, "project", Known._fields))


def perform_ledger(order: LedgerOrder, progress: Progress) -> Opened[LedgerReading]:
    """Read the file; bad lines are named in the result, good ones remain usable. Raises as :func:`open_list`."""
    opened = open_list(order.list, read_projects, progress)
    name, meanings = opened.book.name, opened.meanings
    try:
        told = ledger_of(opened.reading, name, order.agency_rid, meanings, on=order.list.today,
                         register=Register(order.known, order.same))  # fmt: skip
    except Trouble as why:
        return Opened(opened, None, why)
    return Opened(opened, replace(told, said=opened.learned))


def record_ledger(context: Context, reading: LedgerReading, file: str = "") -> LedgerTaken:
    """Take the good lines in, in one transaction, as :func:`merged` says; what the ``file`` was called stands with the
    import. Raises :class:`Refused` ``ledger-empty``."""
    if not reading.projects:
        raise Refused(Problem("ledger-empty", "file"))
    new = changed = unchanged = 0
    said = [names(context, reading) for names in OTHERWISE]
    lines: list[Project] = []
    with context.unit(brought(LEDGER_BROUGHT, file)) as unit:
        for project in reading.projects:
            known = context.store.get(Project, project.rid)
            taken = merged(known, project, reading.fills_only)
            lines.append(taken)
            if known == taken:
                unchanged += 1
                continue
            new, changed = (new + 1, changed) if known is None else (new, changed + 1)
            unit.put(taken)
        hazards = put_graded(context, unit, lines)
    remember(context, reading.said)
    held, still, ended = said
    return LedgerTaken(new, changed, unchanged, reading, held, hazards, still, ended)


def merged(known: Project | None, line: Project, fills_only: Collection[str] = ()) -> Project:
    """A ledger's line over what is known: what the line leaves open never wipes out what was found on the site, and
    what ``fills_only`` names nothing that is known.

    The same grade keeps its older date, and a 研判 of ours is not overruled. A grade is not lowered by a line that does
    not tell the unpaid sum.
    """
    if known is None:
        return replace(line, state=line.state or new_project().state)
    silent = {field.name for field in fields(line) if getattr(line, field.name) in _SILENT}
    kept = {name: getattr(known, name) for name in silent}
    kept |= {name: told for name in fills_only if (told := getattr(known, name)) not in _SILENT}
    if (
        known.grade
        and line.grade
        and (known.grade.reason or known.grade.grade is line.grade.grade or _lowers_untold(known, line))
    ):
        kept["grade"] = known.grade
    return replace(line, **kept)


def _lowers_untold(known: Project, line: Project) -> bool:
    """Whether a line would lower a grade without saying that less is unpaid."""
    if known.grade is None or known.grade.reason or line.grade is None:
        return False
    return line.unpaid_fen is None and lighter(line.grade.grade, known.grade.grade)


def held_grades(context: Context, reading: LedgerReading) -> tuple[str, ...]:
    """The projects of a ledger that keep a graver grade, because their line does not tell the unpaid sum."""
    known = {project.rid: project for project in context.store.pick(Project, (line.rid for line in reading.projects))}
    return tuple(line.name for line in reading.projects if line.rid in known and _lowers_untold(known[line.rid], line))


def still_open(context: Context, reading: LedgerReading) -> tuple[str, ...]:
    """The projects that a ledger calls 无欠薪 while a hazard of theirs is open: they stay graded by it."""
    calm = {line.rid: line.name for line in reading.projects if line.grade and line.grade.grade is Grade.NONE}
    found = context.store.find_among(Hazard, "project_rid", calm)
    rids = {hazard.project_rid for hazard in found if hazard.struck_off_on is None}
    return tuple(name for rid, name in calm.items() if rid in rids)


def struck_off_since(context: Context, reading: LedgerReading) -> tuple[str, ...]:
    """The projects of which a ledger tells the grade that they had before their hazard was struck off: whether wages
    are owed again, or the file is an old one, only a person can tell."""
    graver = [line for line in reading.projects if line.grade and line.grade.grade is not Grade.NONE]
    known = {project.rid: project for project in context.store.pick(Project, (line.rid for line in graver))}
    taken = [merged(known[line.rid], line, reading.fills_only) for line in graver if line.rid in known]
    pairs = zip(taken, standing(context, taken), strict=True)
    return tuple(now.name for told, now in pairs if told.grade != now.grade and _is_calm(now) and not _is_calm(told))


def _is_calm(project: Project) -> bool:
    return project.grade is not None and project.grade.grade is Grade.NONE


OTHERWISE = (held_grades, still_open, struck_off_since)
"""Which projects are not graded as a file tells, by why: in the order of :func:`held_words`."""


def held_words(held: Sequence[str], still: Sequence[str] = (), ended: Sequence[str] = ()) -> str:
    """The sentences of projects that are not graded as the file tells, by why; nothing when there are none."""
    said = (("ledger-grade-held", held), ("ledger-hazard-open", still), ("ledger-struck-off", ended))
    return "".join(sentence(code, {"names": names_in_short(names)}) for code, names in said if names)


def names_in_short(names: Sequence[str]) -> str:
    """Projects by name, the first of many with how many there are."""
    return "、".join(names[:_MOST_NAMED]) + (f"等{len(names)}个项目" if len(names) > _MOST_NAMED else "")


def hazard_words(made: int) -> str:
    """The sentence of hazards that grades made; nothing when there are none."""
    return sentence("ledger-hazards", {"count": str(made)}) if made else ""


def new_project() -> Project:
    """An empty project to be filled in."""
    return Project("", "")


def save_project(context: Context, project: Project) -> Project:
    """Keep a project; a new one gets the identity that a ledger would give it.

    Raises :class:`Refused` ``project-no-name``, or ``project-known`` when a new one is in the ledger already, as a line
    of a ledger would be found there.
    """
    if not says_who(project.name):
        raise Refused(Problem("project-no-name", "name"))
    if not project.rid:
        project = _identified(context, project)
        if context.store.get(Project, project.rid) or Register(_known(context)).rids(project):
            raise Refused(Problem("project-known", "name"))
    with context.unit("登记项目") as unit:
        unit.put(project)
    return project


def may_be_known(context: Context, project: Project) -> str:
    """示例厂房（西河乡、示例建设单位）: the project of the ledger that a new one, entered by hand, may be, as a line of
    a ledger would be asked about; empty where there is none, or where :func:`save_project` knows it."""
    project, register = _identified(context, project), Register(_known(context))
    if register.rids(project):
        return ""
    return next((known.words for known in register.maybe(project)), "")


def _identified(context: Context, project: Project) -> Project:
    return replace(project, rid=project_rid(context.agency.rid, project.name, project.code, project.town))


def grade_project(context: Context, rid: str, claim: GradeClaim) -> Project:
    """研判: overrule the grade, with a reason; its hazard follows. Raises :class:`Refused` ``grade-no-reason``, and
    ``grade-hazard-open`` where 无欠薪 would stand beside a hazard that is open."""
    if not says_why(claim.reason):
        raise Refused(Problem("grade-no-reason", "reason"))
    if claim.grade is Grade.NONE:
        refuse_while_open(context, rid)
    project = regraded(context.store.need(Project, rid), claim)
    with context.unit(f"研判调整等级：{claim.reason}") as unit:
        unit.put(project)
        put_graded(context, unit, (project,))
    return project


def judge_grade(context: Context, rid: str, grade: Grade, reason: str) -> Project:
    """研判 by the inspector today; else as :func:`grade_project`."""
    source = f"研判（{context.writer.name}）"
    return grade_project(context, rid, GradeClaim(grade, context.clock.today(), source, reason))


def ledger(context: Context) -> tuple[Project, ...]:
    """Every project with the grade at which it stands."""
    return standing(context, context.store.all(Project))


def derived_grade(context: Context, project: Project) -> Derived | None:
    """What the figures of the ledger say of a project's grade; None where nobody told the unpaid sum."""
    return derived(project.unpaid_fen, project.heads, context.law.grades)


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One line of the chain as shown: depth (0 = top), the link, and the party's name."""

    depth: int
    link: ChainLink
    party: str


def chain(context: Context, rid: str) -> tuple[ChainLine, ...]:
    """Who hired whom on a project, from the top down."""
    store = context.store
    lines = []
    for depth, link in chain_in_order(store.find(ChainLink, project_rid=rid)):
        party: Company | Person | None = (
            store.get(Company, link.company_rid) if link.company_rid else store.get(Person, link.person_rid)
        )
        lines.append(ChainLine(depth, link, party.name if party else ""))
    return tuple(lines)


def save_link(context: Context, link: ChainLink) -> ChainLink:
    """Keep a link of the chain. Raises :class:`Refused` when it has no party or would hang below itself."""
    if not (link.company_rid or link.person_rid):
        raise Refused(Problem("chain-no-party", "party"))
    upper, seen = link.upper_rid, {link.rid}
    while upper:
        if upper in seen:
            raise Refused(Problem("chain-circle", "upper"))
        seen.add(upper)
        above = context.store.get(ChainLink, upper)
        upper = above.upper_rid if above else ""
    with context.unit("登记分包关系") as unit:
        unit.put(link)
    return link


def delete_link(context: Context, link: ChainLink) -> ChainLink:
    """Take a link out of the chain. Raises :class:`Refused` ``chain-has-lower`` while others hang below it."""
    if context.store.find(ChainLink, upper_rid=link.rid):
        raise Refused(Problem("chain-has-lower", "upper"))
    with context.unit("删除分包关系") as unit:
        unit.delete(link)
    return link
