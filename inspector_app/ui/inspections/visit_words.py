"""How visits are put into words and chips; plain functions over frozen values."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.dates import chinese_minute, month_day
from inspector_app.domain.inspection import OPEN_RESULTS, CheckedItem, CheckResult, LeftOpen
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.documents.paper_words import scan_words
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.stepper import Step
from inspector_app.ui.wording import joined, on_blank
from inspector_app.usecases.inspections import VisitFile, VisitLine

RESULTS = (
    Segment(vocabulary.word(CheckResult.CONFORMS), CheckResult.CONFORMS, Tone.OK),
    Segment(vocabulary.word(CheckResult.VIOLATES), CheckResult.VIOLATES, Tone.DANGER),
    Segment(vocabulary.word(CheckResult.NOT_CONCERNED), CheckResult.NOT_CONCERNED, Tone.INFO),
    Segment(vocabulary.word(CheckResult.NOT_PROVIDED), CheckResult.NOT_PROVIDED, Tone.WARNING),
    Segment(vocabulary.word(CheckResult.NOT_VERIFIED), CheckResult.NOT_VERIFIED, Tone.WARNING),
)
_STATES = {
    RecordStage.OPEN: Badge(vocabulary.word(RecordStage.OPEN), Tone.INFO, "pencil"),
    RecordStage.UNPRINTED: Badge(vocabulary.word(RecordStage.UNPRINTED), Tone.WARNING, "printer"),
    RecordStage.TO_SIGN: Badge(vocabulary.word(RecordStage.TO_SIGN), Tone.WARNING, "file-pen"),
    RecordStage.REWRITTEN: Badge(vocabulary.word(RecordStage.REWRITTEN), Tone.WARNING, "printer"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items of a list were looked at, how many of them do not conform."""

    done: int
    total: int
    violations: int

    @property
    def words(self) -> str:
        """已查6/8，不符合2项."""
        words = tr("已查{done}/{total}").format(done=self.done, total=self.total)
        return tr("{words}，不符合{count}项").format(words=words, count=self.violations) if self.violations else words

    @property
    def badge(self) -> Badge:
        """The chip in the list of steps."""
        words = f"{self.done}/{self.total}"
        if self.done == self.total:
            return Badge(words, Tone.OK)
        return Badge(words, Tone.WARNING if self.done else Tone.PLAIN, "circle-dot" if self.done else "circle")


def state_badge(state: RecordStage) -> Badge | None:
    """The chip of a visit; one whose record is signed is done and has none."""
    return _STATES.get(state)


def line_badge(line: VisitLine) -> Badge | None:
    """The chip of a visit in the list."""
    return state_badge(line.state)


def violation_words(line: VisitLine) -> str:
    """The number of violations in a column; a dash for none."""
    return str(line.violations) if line.violations else "—"


def inspectors_words(line: VisitLine) -> str:
    """Who went."""
    return "、".join(line.inspectors)


def subtitle(whole: VisitFile) -> str:
    """When, what kind, who, and the case."""
    visit = whole.inspection
    names = "、".join(inspector.name for inspector in whole.inspectors)
    case = whole.case.title if whole.case else ""
    written, began = on_blank(whole.blank), chinese_minute(visit.started_at)
    return joined(written, began, vocabulary.word(visit.kind), names, case)


def sums_line(lines: Sequence[VisitLine]) -> str:
    """What the list of visits adds up to."""
    visits = [line.inspection for line in lines]
    return tr("{count}次检查，不符合{violations}项次，接受咨询{consulted}人次，发放宣传单{leaflets}份").format(
        count=len(visits),
        violations=sum(line.violations for line in lines),
        consulted=sum(visit.consulted for visit in visits),
        leaflets=sum(visit.leaflets for visit in visits),
    )


def progress(items: Iterable[CheckedItem]) -> Progress:
    """How far a list of items has come."""
    results = [item.result for item in items]
    done = sum(result is not CheckResult.NOT_CHECKED for result in results)
    return Progress(done, len(results), sum(result is CheckResult.VIOLATES for result in results))


def steps(items: Progress, told: bool, photos: int, problems: int) -> list[Step]:
    """The parts of a visit with how far each has come, but for the last."""
    return [
        Step(vocabulary.label("inspection.items"), items.badge),
        Step(tr("告知和材料"), Badge(tr("已填"), Tone.OK) if told else None),
        Step(tr("照片"), Badge(str(photos), Tone.PLAIN, "image") if photos else None),
        Step(vocabulary.label("inspection.findings"), Badge(str(problems), Tone.DANGER) if problems else None),
    ]


def leaving_step(left: int | None) -> Step:
    """The last part: how much 收工三问 found to be done, None while nobody asked."""
    answer = Badge(str(left), Tone.WARNING) if left else Badge(tr("没有"), Tone.OK)
    return Step(tr("收工三问"), Badge(tr("未问"), Tone.PLAIN, "circle") if left is None else answer)


def is_shown(item: CheckedItem, only_problems: bool) -> bool:
    """Whether an item stays in sight when only problems are wanted: also what nobody could tell."""
    return not only_problems or item.result in OPEN_RESULTS


def finished_words(notes: Sequence[str], findings: int, undated: int) -> str:
    """What ending a visit did, and what to see to before leaving."""
    done = tr("检查已结束，写入问题{count}项。请打印现场检查笔录，交现场负责人核对签字；离开前看一遍收工三问（F6）。")
    by_when = tr("{count}项问题没有整改期限：请现在定下；下达指令书的，签发后按指令书。").format(count=undated)
    return "\n".join((done.format(count=findings), *([by_when] if undated else []), *map(sentence, notes)))


def left_words(left: LeftOpen) -> str:
    """3月2日检查时未提供：分包合同、8月考勤."""
    told = tr("{day}检查时{result}").format(
        day=month_day(civil_date(left.at)), result=vocabulary.word(left.item.result)
    )
    due = tr("整改期限{day}").format(day=month_day(left.due)) if left.due else ""
    note = left.item.note.strip().rstrip("。；;")
    return "；".join(filter(None, (f"{told}：{note}" if note else told, due)))


def all_conform(items: Iterable[CheckedItem], left_open: Container[str] = ()) -> list[CheckedItem]:
    """本节均符合: what was not looked at yet conforms; what was already judged stays. What a visit before left open is
    judged by itself: that it was put right wants to be seen."""
    return [
        replace(i, result=CheckResult.CONFORMS)
        if i.result is CheckResult.NOT_CHECKED and i.item not in left_open
        else i
        for i in items
    ]


def why_closed(whole: VisitFile, gone: Problem | None) -> tuple[str, Tone]:
    """Why a visit is only read: it passed to a colleague with its case (``gone``), or its record is signed."""
    if gone is not None:
        return sentence(gone.code, gone.details), Tone.WARNING
    later = scan_words(lacks=whole.lacks_scan)
    return tr("笔录已经签字，检查内容不能再改。") + later, Tone.WARNING if later else Tone.INFO
