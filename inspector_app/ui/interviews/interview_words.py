"""Words and tones of transcripts on the screen; plain functions over frozen values."""

from collections.abc import Sequence

from inspector_app.domain.dates import chinese_minute, clock_time, iso_minute
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.person import Person
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support import vocabulary
from inspector_app.support.words import sentence, sentences_of
from inspector_app.ui.documents.paper_words import scan_words
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.wording import joined, on_blank
from inspector_app.usecases.people import name_problems
from inspector_app.usecases.transcripts import InterviewLine, Transcript

_TONES = {
    RecordStage.UNPRINTED: (Tone.PLAIN, "file-pen"),
    RecordStage.TO_SIGN: (Tone.WARNING, "pencil"),
    RecordStage.REWRITTEN: (Tone.WARNING, "printer"),
    RecordStage.SIGNED: (Tone.OK, "circle-check"),
}


def state_badge(state: RecordStage, version: int) -> Badge:
    """The chip of a transcript: its state, and which print lies on the table."""
    tone, icon = _TONES[state]
    word = vocabulary.word(state)
    if state is RecordStage.TO_SIGN:
        word = tr("{word} · 第{version}版").format(word=word, version=version)
    return Badge(word, tone, icon)


def day_word(interview: InterviewHead) -> str:
    """2026年11月24日 09:05—09:45, or 开始 while it goes on."""
    return _until(chinese_minute(interview.started_at), interview)


def day_column(interview: InterviewHead) -> str:
    """The same for a column: 2026-11-24 09:05—09:45."""
    return _until(iso_minute(interview.started_at), interview)


def _until(first: str, interview: InterviewHead) -> str:
    if interview.ended_at is None:
        return tr("{moment} 开始").format(moment=first)
    return f"{first}—{clock_time(interview.ended_at)}"


def person_word(person: Person) -> str:
    """张示例（工人）."""
    return f"{person.name}（{vocabulary.word(person.role)}）"


def subtitle(opened: Transcript) -> str:
    """The line below the title of the page."""
    parts = [
        on_blank(opened.blank),
        tr("被询问人：{person}").format(person=person_word(opened.person)),
        day_word(opened.interview),
        tr("询问人：{names}").format(names="、".join(each.name for each in opened.inspectors)),
        opened.case.title if opened.case else "",
    ]
    return joined(*parts)


def state_notice(opened: Transcript, typed: Interview, *, editable: bool) -> tuple[str, Tone, str] | None:
    """What the page says above the questions: words, tone, and what its button does; None: nothing is to be said."""
    if not editable:
        later = scan_words(lacks=opened.lacks_scan)
        words = tr("笔录已经签字，不能再改。需要补充的，请另作一份笔录。") + later
        return words, Tone.WARNING if later else Tone.OK, ""
    if opened.lost_case and typed.case_rid:
        return sentence("interview-case-lost", {"value": opened.lost_case}), Tone.WARNING, tr("清除所属案件")
    if spoiled := name_problems(opened.person):
        words = sentences_of(spoiled)
        return words, Tone.WARNING, tr("更正姓名")
    if opened.state is RecordStage.REWRITTEN:
        version = opened.document.version if opened.document else 0
        words = tr("第{version}版打印后又有改动，签字前请重新打印。").format(version=version)
        return words, Tone.WARNING, ""
    return None


def draft_badge(line: InterviewLine) -> Badge | None:
    """The chip of what was typed and not saved."""
    return Badge(tr("未保存"), Tone.WARNING, "pencil") if line.has_draft else None


def waiting_words(lines: Sequence[InterviewLine]) -> str:
    """How many transcripts wait for a signature; nothing when none does."""
    waiting = sum(line.state is not RecordStage.SIGNED for line in lines)
    return tr("{waiting}份还没有签字").format(waiting=waiting) if waiting else ""
