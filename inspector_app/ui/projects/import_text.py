"""What the import of a ledger says: what it changes, and how its sums compare. Plain functions over what was read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from inspector_app.support.words import sentence
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.usecases import ledger_files
from inspector_app.usecases.ledger_files import LedgerReading
from inspector_app.usecases.list_plan import Fate, PlanLine

_TOTAL_DIFFERS = "ledger-total-differs"


def change_line(lines: Sequence[PlanLine], reading: LedgerReading) -> str:
    """新增3个，更新1个，未变62个；2行有问题，不导入."""
    fates = Counter(line.fate for line in lines if line.is_entry)
    words = tr("新增{new}个，更新{changed}个，未变{same}个").format(
        new=fates[Fate.NEW], changed=fates[Fate.CHANGED], same=fates[Fate.SAME]
    )
    bad = ledger_files.left_out(reading)
    return f"{words}；{tr('{bad}行有问题，不导入').format(bad=bad)}。" if bad else f"{words}。"


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
        return Comparison("".join(dict.fromkeys(sentence(p.code, p.problem.details) for p in differing)), Tone.WARNING)
    if reading.totals_rows:
        return Comparison(tr("与文件第{row}行的合计一致。").format(row=reading.totals_rows[-1]), Tone.OK)
    return Comparison(tr("文件没有合计行，请与局里的数字核对。"), Tone.PLAIN)
