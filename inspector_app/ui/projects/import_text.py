"""What the import of a ledger says: sums, changes, bad lines. Plain functions over what was read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector_app.support.errors import Level
from inspector_app.support.words import sentence
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.usecases import ledger_files
from inspector_app.usecases.ledger_files import Change, LedgerReading, RowProblem, SeenColumn

_TOTAL_DIFFERS = "ledger-total-differs"
_SAMPLE = 14
_CHANGES = {
    Change.NEW: Badge("新增", Tone.INFO, "plus"),
    Change.CHANGED: Badge("更新", Tone.WARNING, "pencil"),
    Change.SAME: None,
}
_LEVELS = {
    Level.ERROR: Badge("未导入", Tone.DANGER),
    Level.WARNING: Badge("请核对", Tone.WARNING, "circle-dot"),
    Level.INFO: Badge("提示", Tone.PLAIN, "info"),
}


def column_word(column: SeenColumn) -> str:
    """B　乡镇（如示例镇）: a column as a person knows it from the file."""
    sample = column.sample if len(column.sample) <= _SAMPLE else f"{column.sample[:_SAMPLE]}…"
    example = tr("（如{sample}）").format(sample=sample) if sample else ""
    return f"{column.letter}　{column.heading or tr('无列名')}{example}"


def change_badge(change: Change) -> Badge | None:
    """The chip of what becomes of a line; one that stays as it is has none."""
    return _CHANGES[change]


def problem_badge(problem: RowProblem) -> Badge:
    """Whether a line is left out, wants a look, or is only mentioned."""
    return _LEVELS[problem.level]


def problem_words(problem: RowProblem) -> str:
    """The sentence of a problem."""
    return sentence(problem.problem.code, problem.problem.details)


def problem_cells(problems: Iterable[RowProblem]) -> list[list[str]]:
    """The problems as rows of cells for the clipboard."""
    return [[str(p.row), p.column, _LEVELS[p.level].word, problem_words(p)] for p in problems]


def change_line(changes: Sequence[Change], reading: LedgerReading) -> str:
    """新增3个，更新1个，未变62个；2行有问题，不导入."""
    words = tr("新增{new}个，更新{changed}个，未变{same}个").format(
        new=changes.count(Change.NEW), changed=changes.count(Change.CHANGED), same=changes.count(Change.SAME)
    )
    bad = ledger_files.left_out(reading)
    return f"{words}；{tr('{bad}行有问题，不导入').format(bad=bad)}。" if bad else f"{words}。"


def unread_line(reading: LedgerReading) -> str:
    """What of the file is not taken in; nothing when all of it is."""
    return tr("没有读入的内容：{names}。").format(names="、".join(reading.unused)) if reading.unused else ""


def sums_line(reading: LedgerReading) -> str:
    """What the usable lines add up to."""
    sums = reading.totals
    return tr("逐行相加：{projects}个项目，{sums}。").format(projects=f"{sums.projects:,}", sums=sums.words)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the file's own total line compares with its lines."""

    words: str
    tone: Tone


def comparison(reading: LedgerReading) -> Comparison:
    """Whether the total line of the file agrees, differs, or is not there."""
    differing = [p for p in reading.problems if p.problem.code == _TOTAL_DIFFERS]
    if differing:
        return Comparison("".join(dict.fromkeys(problem_words(p) for p in differing)), Tone.WARNING)
    if reading.totals_rows:
        return Comparison(tr("与文件第{row}行的合计一致。").format(row=reading.totals_rows[-1]), Tone.OK)
    return Comparison(tr("文件没有合计行，请与局里的数字核对。"), Tone.PLAIN)
