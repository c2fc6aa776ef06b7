"""一案一页: a case on one page for a leader, as PDF or .docx: what it is about, where it stands, what comes next.

It names no worker: head counts and sums are enough for whoever decides."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from inspector_app.domain.claim import heads
from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.ladder import Rung
from inspector_app.domain.money import yuan
from inspector_app.formdefs.model import Block, BlockKind, Cell, Column, FactDef, FactType, Form, Origin
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import write_durably
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.consultations import heads_of_leads
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import case_due_items
from inspector_app.usecases.ladder import ladder
from inspector_app.usecases.lead_list import leads_to_file
from inspector_app.usecases.liabilities import liability_lines
from inspector_app.usecases.steps import steps_of
from inspector_app.usecases.timeline import Happening, timeline

TITLE = "一案一页"
_MOST_HAPPENED, _MOST_STEPS = 10, 5
_DAYS, _WHAT, _NOTE = 34, 76, 60


@dataclass(frozen=True, slots=True)
class CaseBrief:
    """A case in short. ``facts`` are labels with values, ``happened`` rows of day, what and remark, the newest first,
    besides which ``left_out`` are not told; ``turns`` are those of them with which the case went on. ``next`` are
    sentences on what is due and what can be done."""

    name: str
    agency: str
    made_at: datetime
    facts: tuple[tuple[str, str], ...]
    happened: tuple[tuple[str, str, str], ...]
    left_out: int
    next: tuple[str, ...]
    turns: frozenset[tuple[str, str, str]] = frozenset()

    @property
    def days(self) -> str:
        """In whose name and as of when it is told."""
        return f"{self.agency}　截至{chinese_minute(self.made_at)}"

    @property
    def happened_title(self) -> str:
        """办理过程, and how much of it is not told."""
        return "办理过程" + (f"（主要的{len(self.happened)}项，另有{self.left_out}项）" if self.left_out else "")


def case_brief(context: Context, case_rid: str) -> CaseBrief:
    """A case as it stands now. Raises :class:`Trouble` ``record-missing``."""
    whole = case_file(context, case_rid)
    every = [each for each in timeline(context, whole) if not each.undone]
    workers = _workers(whole)
    chosen = [(each.turns, _row(each, workers)) for each in every]
    brief = CaseBrief(
        whole.case.title,
        context.agency.name,
        context.clock.now(),
        tuple(_facts(context, whole)),
        tuple(row for _, row in chosen),
        0,
        tuple(_next(context, whole)),
        frozenset(row for turns, row in chosen if turns),
    )
    return _shortened(brief, min(len(chosen), _MOST_HAPPENED))


def _shortened(brief: CaseBrief, told: int) -> CaseBrief:
    """The brief with so many of its rows: first those with which the case went on, the newest first."""
    rows = brief.happened
    by_weight = sorted(range(len(rows)), key=lambda at: (rows[at] not in brief.turns, at))
    kept = tuple(rows[at] for at in sorted(by_weight[:told]))
    return replace(brief, happened=kept, left_out=brief.left_out + len(rows) - len(kept))


def _facts(context: Context, whole: CaseFile) -> list[tuple[str, str]]:
    case, owed, label = whole.case, whole.balance, vocabulary.label
    people = heads(whole.claims) or heads_of_leads(context, case.rid)
    liable = "；".join(f"{line.name}（{line.ground.situation}）" for line in liability_lines(context, whole))
    return [
        (label("case.number"), case.number or "未编号"),
        ("案件状态", vocabulary.word(whole.state)),
        (label("case.project_rid"), whole.project.name if whole.project else case.site_name or "—"),
        (label("case.respondent"), (whole.company.name if whole.company else case.respondent) or "—"),
        (label("case.filed_on"), _day(case.filed_on)),
        (label("debt.heads"), f"{people}人" if people else "—"),
        ("认定合计", f"{yuan(owed.found_fen)}元{owed.besides}" if owed.heads else "尚未认定"),
        ("已付到人", f"{yuan(owed.paid_fen)}元"),
        (label("balance.open_fen"), f"{yuan(owed.open_fen)}元，{owed.heads_open}人" if owed.heads else "—"),
        ("支付责任", liable or "尚未确定"),
        ("数额标准", whole.threshold_today.ground),
    ]


def _day(day: date | None) -> str:
    return chinese(day) if day else "尚未立案"


def _workers(whole: CaseFile) -> tuple[str, ...]:
    """What the workers of the case are called, the longest name first."""
    rids = {claim.person_rid for claim in whole.claims}
    names = {person.name for person in whole.people.values() if person.rid in rids and person.name}
    return tuple(sorted(names, key=len, reverse=True))


def _row(each: Happening, workers: Sequence[str]) -> tuple[str, str, str]:
    what, note = each.what, each.note
    for name in workers:
        what, note = what.replace(name, "工人"), note.replace(name, "工人")
    return chinese(civil_date(each.at)), what, note


def _next(context: Context, whole: CaseFile) -> list[str]:
    told = Counter(
        f"{item.deadline.title}：{chinese(item.deadline.due)}，{item.words}"
        for item in case_due_items(context, whole.case)
    )
    due = [each.words(whole.today) for each in leads_to_file(context, whole.case)]
    due += [f"{words}（{count}份文书）" if count > 1 else words for words, count in told.items()]
    steps = list(_to_police(context, whole))
    for step in steps_of(context, whole):
        title = step.title if step.open else f"{step.title}（暂不能办理）"
        steps.append(f"{title}：{step.why}" if step.why else title)
    return [*due[:_MOST_STEPS], *steps[:_MOST_STEPS]]


def _to_police(context: Context, whole: CaseFile) -> Iterator[str]:
    """What the ladder of a company that was ordered to pay says, where it has come to 移送."""
    for rid in dict.fromkeys(order.document.addressee_rid for order in whole.orders()):
        told = ladder(context, whole, rid)
        if told.next is Rung.REFERRAL:
            yield f"移送公安：{told.why}"


def save_brief(_context: Context, brief: CaseBrief, path: Path) -> Path:
    """Write it as the file's ending says, .pdf or .docx.

    Raises :class:`Refused` ``brief-ending``, or for a character that no font has, :class:`Trouble`
    ``disk-write-failed``.
    """
    match path.suffix.lower():
        case ".pdf":
            write_durably(path, brief_pdf(brief))
        case ".docx":
            write_durably(path, brief_word(brief))
        case _:
            raise Refused(Problem("brief-ending", "file", details={"name": path.name}))
    return path


def brief_pdf(brief: CaseBrief) -> bytes:
    """The page as PDF/A. Raises :class:`Refused` for a character that no font has."""
    return _on_one_page(brief)[1]


def _on_one_page(brief: CaseBrief) -> tuple[CaseBrief, bytes]:
    """As much of what happened as one page holds, what matters most first, and that page."""
    from inspector_app.documents.images import page_count

    def page(told: int) -> tuple[CaseBrief, bytes]:
        some = _shortened(brief, told)
        return some, _rendered(some)

    best, fits, most = page(len(brief.happened)), 0, len(brief.happened)
    if page_count(best[1]) == 1:
        return best
    best = page(0)
    while most - fits > 1:  # fits does, most does not
        middle = (fits + most) // 2
        tried = page(middle)
        if page_count(tried[1]) == 1:
            best, fits = tried, middle
        else:
            most = middle
    return best


def _rendered(brief: CaseBrief) -> bytes:
    from inspector_app.documents.render import Mark, render

    facts = {
        "title": f"{TITLE}\n{brief.name}",
        "days": brief.days,
        **{f"f{at}": value for at, (_, value) in enumerate(brief.facts)},
        "rows": [{"day": day, "what": what, "note": note} for day, what, note in brief.happened],
        "next": "\n".join(brief.next),
    }
    form = _form(brief)
    return render(form, facts, copy=None, mark=Mark.FINAL, made_at=brief.made_at, author=brief.agency)


def _form(brief: CaseBrief) -> Form:
    def text(name: str, label: str) -> FactDef:
        return FactDef(name, label, FactType.TEXT, Origin.FROM)

    items = (text("day", "日期"), text("what", "事项"), text("note", "说明"))
    columns = tuple(
        Column(item.label, f"{{{item.name}}}", width) for item, width in zip(items, (_DAYS, _WHAT, _NOTE), strict=True)
    )
    happened = brief.happened_title
    return Form(
        id="case-brief", edition="", title=TITLE, kind=DocumentKind.RECORD, valid_from=date.min, valid_until=None,
        basis=(), number_pattern="",
        facts=(
            text("title", TITLE), text("days", "截至"), text("next", "下一步"),
            *(text(f"f{at}", label) for at, (label, _) in enumerate(brief.facts)),
            FactDef("rows", happened, FactType.LIST, Origin.FROM, items=items),
        ),
        blocks=(
            Block(BlockKind.TITLE, "{title}"),
            Block(BlockKind.PARAGRAPH, "{days}", indent=False),
            Block(BlockKind.FACTS, rows=tuple(_boxes(brief.facts))),
            Block(BlockKind.HEADING, "期限和下一步", when="next"),
            Block(BlockKind.PARAGRAPH, "{next}", when="next"),
            Block(BlockKind.HEADING, happened, when="rows"),
            Block(BlockKind.TABLE, fact="rows", when="rows", columns=columns),
        ),
        copies=(), layout=2,
    )  # fmt: skip


_SHORT = 16  # letters of a value that half a line holds


def _boxes(facts: Sequence[tuple[str, str]]) -> list[tuple[Cell, ...]]:
    """Short facts two to a line, long ones on a line of their own."""
    rows: list[tuple[Cell, ...]] = []
    half: Cell | None = None
    for at, (label, value) in enumerate(facts):
        cell = Cell(label, f"{{f{at}}}")
        if len(value) > _SHORT:
            rows += [(half,)] if half else []
            rows.append((cell,))
            half = None
        elif half:
            rows.append((half, cell))
            half = None
        else:
            half = cell
    return [*rows, (half,)] if half else rows


def brief_word(brief: CaseBrief) -> bytes:
    """The page as .docx, to be edited."""
    brief, _pdf = _on_one_page(brief)
    from inspector_app.exchange.word_report import Piece, WordReport, WordTable, word_report

    facts = WordTable("案件情况", ("项目", "详情"), (40, 130), [list(each) for each in brief.facts])
    happened = WordTable(brief.happened_title, ("日期", "事项", "说明"), (_DAYS, _WHAT, _NOTE), brief.happened)
    steps = [("期限和下一步", [[Piece(line)] for line in brief.next])] if brief.next else []
    return word_report(
        WordReport(
            (TITLE, brief.name),
            f"（{brief.days}）",
            steps,
            b"",
            (facts, happened),
            (),
            brief.agency,
            brief.made_at,
            is_short=True,
        )
    )
