"""Slips whose titles alone say whose they are (示例甲2月工资条): the title becomes 姓名 with the name beside it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.fields import Fit, ListKind
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Cell, Grid
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.structure import structure
from inspector_app.support import vocabulary

_MONTH = r"(?:20\d{2}\s*[年.]\s*)?\d{1,2}\s*月份?"
_TITLE = re.compile(
    rf"(?P<before>{_MONTH})?\s*(?P<name>[{HAN}]{{2,4}}?)(?:同志|师傅)?的?\s*[(（]?(?P<behind>{_MONTH})?[)）]?\s*的?(?:工资条|工资单|工资明细|结算单|工资结算单)"
)
_LONGEST_LABEL = 14
_NOBODY = re.compile("公司|集团|项目|工程|建筑|建设|劳务|工地|工人|民工|员工|人员|[班队组部]$|工资|结算|月")


def with_named_titles(grid: Grid, kind: ListKind) -> Grid:
    """The sheet with such titles told as labels with their values; as it is where anything else says who is meant."""
    if any(_names(cell.text, kind) for cells in grid.rows.values() for cell in cells.values()):
        return grid
    titles = {row: found for row in grid.order if (found := _titles(grid.rows[row]))}
    named = {each["name"] for found in titles.values() for each in found.values()}
    if not titles or len(named) < sum(map(len, titles.values())):
        return grid
    rows = {row: _told(titles[row]) if row in titles else dict(grid.rows[row]) for row in grid.order}
    return replace(grid, rows=rows)


def _names(text: str, kind: ListKind) -> bool:
    """Whether a text is the label or heading of names."""
    found = kind.match(text) if len(text) <= _LONGEST_LABEL else None
    return found is not None and found.field == kind.anchor and found.fit is Fit.EXACT


def _titles(cells: Mapping[int, Cell]) -> dict[int, re.Match[str]]:
    """The titles of a row by their columns, where it holds nothing else and they leave room for what they tell."""
    found = {at: told for at, cell in cells.items() if (told := _TITLE.fullmatch(cell.text.strip()))}
    is_room = all(one + 2 * len(_pairs(found[one])) <= other for one, other in pairwise([*sorted(found), MOST_COLUMNS]))
    is_each = all(_may_be(told["name"]) for told in found.values())
    return found if found and len(found) == len(cells) and is_each and is_room else {}


def _may_be(name: str) -> bool:
    return is_name(name) and not _NOBODY.search(name) and not name.endswith(structure().groups["crew"])


def _pairs(title: re.Match[str]) -> list[tuple[str, str]]:
    told = [(vocabulary.label("person.name"), title["name"])]
    month = title["before"] or title["behind"]
    return [*told, (vocabulary.label("wage_claim.period"), month)] if month else told


def _told(titles: Mapping[int, re.Match[str]]) -> dict[int, Cell]:
    return {
        at + 2 * place + beside: Cell(text)
        for at, title in titles.items()
        for place, pair in enumerate(_pairs(title))
        for beside, text in enumerate(pair)
    }
