"""The town of a whole ledger: in the name of its sheet, in its title, or in who sent it, where no column tells it."""

import re

from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import TAKEN
from inspector_app.exchange.tables.reading import Table
from inspector_app.support.errors import Level, Problem

_HAN = r"[\u3400-\u9fff]"
_TOWN = rf"(?P<town>{_HAN}{{1,6}}?(?:街道(?:办事处)?|街办|(?<![乡城村各])镇|乡)(?![村镇土建]))"
_DATED = r"(?:20\d{2}年(?:度|\d{1,2}月份?)?)?"
_COUNTY = rf"(?:{_HAN}{{1,5}}?[省州市])?(?:{_HAN}{{1,5}}?[县区市旗])?"
_TITLE = re.compile(
    rf"{_DATED}{_COUNTY}{_TOWN}(?=人民政府|政府|在建|根治|工程|建设|项目|农民工|欠薪|拖欠|辖区|范围|20\d{{2}}|$)"
)
_SENDER = re.compile(
    rf"(?:填报|上报|报送|填表)(?:单位|乡镇|镇街)?[(（]?(?:盖章|公章)?[)）]?\s*[:：]\s*{_COUNTY}{_TOWN}"
)
_LONGEST = 60
_ALL = re.compile("[各全本]|所有|城[镇乡]|乡镇|镇街")


def town_above(table: Table) -> str:
    """The town that counts for every line of a table; empty where a column tells towns, or nothing does."""
    if any(column.field == "town" and column.role in TAKEN for column in table.columns):
        return ""
    return _town(table.block)


def _town(block: Block) -> str:
    texts = [" ".join(cell.text.split())[:_LONGEST] for _, _, cell in block.cells_above()]
    sender = next((found for text in texts if (found := _SENDER.search(text))), None)
    title = next((found for text in [block.grid.name.strip(), *texts] if (found := _TITLE.match(text))), None)
    told = {found["town"].removesuffix("办事处") for found in (sender, title) if found}
    told = {town for town in told if not _ALL.search(town)}
    return told.pop() if len(told) == 1 else ""


def of_towns(table: Table, sheet: str) -> RowProblem | None:
    """That the lines of a table were taken for those of one town; None where they were not."""
    town = town_above(table)
    if not town:
        return None
    problem = Problem("ledger-town-above", f"第{table.heading_row}行", Level.INFO, {"town": town})
    return RowProblem(table.heading_row, "", problem, sheet)
