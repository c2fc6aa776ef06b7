"""Slips and accounts whose titles alone say whose they are (示例甲2月工资条, 示例甲的账, the name above the heading of
an account, the name of its sheet): the title becomes 姓名 with the name beside it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from inspector_app.domain.pasted import HAN
from inspector_app.exchange.tables.account_columns import OF_TIME
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import Fit, ListKind
from inspector_app.exchange.tables.form_labels import inside, pairs_of
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Cell, CellKind, Grid
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.totals import is_total_word
from inspector_app.support import vocabulary

_MONTH = r"(?:20\d{2}\s*[年.]\s*)?\d{1,2}\s*月份?"
_TITLE = re.compile(
    rf"(?P<before>{_MONTH})?\s*(?P<name>[{HAN}]{{2,4}}?)(?:同志|师傅)?的?\s*[(（]?(?P<behind>{_MONTH})?[)）]?\s*的?(?:工资条|工资单|工资明细|结算单|工资结算单)"
)
_ACCOUNT = re.compile(
    rf"(?:(?P<year>20\d{{2}})\s*年度?)?\s*(?P<name>[{HAN}]{{2,4}}?)(?:同志|师傅)?的?\s*(?:(?P<later>20\d{{2}})\s*年度?)?"
    r"(?P<own>个人)?(?:工钱|工资|记工|往来|借支|明细|流水)*(?:对?[账帐][单目本表]?|往来|明细|流水)?"
)
_LONGEST_LABEL, _FEWEST_HEADINGS = 14, 3
_YEARS = "年度"  # one of the words of lists.toml for it
_NOBODY = re.compile("公司|集团|项目|工程|建筑|建设|劳务|工地|工人|民工|员工|人员|[班队组部]$|工资|结算|月")


def with_named_titles(grid: Grid, kind: ListKind) -> Grid:
    """The sheet with such titles told as labels with their values; as it is where anything else says who is meant."""
    if any(_names(cell.text, kind) for cells in grid.rows.values() for cell in cells.values()):
        return grid
    bare = [row for row in grid.order if not pairs_of(grid.rows[row], kind) or heads_account(grid.rows[row], kind)]
    below = dict(pairwise(bare))
    titles = {row: found for row in grid.order if (found := _titles(grid.rows[row]))}
    titles = titles or {row: found for row in below if (found := _of_account(grid, row, below[row], kind))}
    named = {each["name"] for found in titles.values() for each in found.values()}
    if not titles:
        return _by_its_name(grid, kind)
    if len(named) < sum(map(len, titles.values())):
        return grid
    rows = {row: _told(titles[row]) if row in titles else dict(grid.rows[row]) for row in grid.order}
    return replace(grid, rows=rows)


def _of_account(grid: Grid, row: int, below: int, kind: ListKind) -> dict[int, re.Match[str]]:
    """The title of an account, or the name alone that is one: it stands above what heads the days of the account."""
    cells = grid.rows[row]
    if len(cells) != 1 or not heads_account(grid.rows[below], kind):
        return {}
    told = _person(cells[min(cells)].text, grid.name)
    return {min(cells): told} if told is not None else {}


def _by_its_name(grid: Grid, kind: ListKind) -> Grid:
    """The sheet with the name by which it is called beside each line of its account, where it holds one alone; beside
    the labels above it, where it has such: 身份证号 is of the same person."""
    told, heading = _person(grid.name, ""), [row for row in grid.order if heads_account(grid.rows[row], kind)]
    if told is None or len(heading) != 1:
        return grid
    behind = max(max(cells) for cells in grid.rows.values()) + 1
    if label := next((row for row in grid.order if row < heading[0] and pairs_of(grid.rows[row], kind)), 0):
        own = {behind + at: Cell(text) for at, text in enumerate(_pairs(told)[0])}
        return replace(grid, rows={**grid.rows, label: {**grid.rows[label], **own}})
    lines = [row for row in grid.order if row > heading[0] and len(grid.rows[row]) > 1]
    named = {row: told["name"] for row in lines if not is_total_word(grid.rows[row][min(grid.rows[row])].text)}
    named[heading[0]] = vocabulary.label("person.name")
    rows = {row: {**cells, behind: Cell(named[row])} if row in named else cells for row, cells in grid.rows.items()}
    return replace(grid, rows=rows, from_forms=1)


def _person(text: str, sheet: str) -> re.Match[str] | None:
    """Whose account it is by its title; None for anything else, also for a name that no surname begins, unless the
    title says 个人 or the sheet is called so too."""
    told = _ACCOUNT.fullmatch(text.strip())
    name = told["name"] if told is not None else ""
    is_sure = told is not None and (told["own"] or sheet.strip() == name)
    return told if _may_be(name) and (is_sure or {name[:1], name[:2]} & structure().surnames) else None


def heads_account(cells: Mapping[int, Cell], kind: ListKind) -> bool:
    """Whether a row heads lines with a day and amounts, and no people: 日期 | 事项 | 工钱 | 余额."""
    texts = [cell.text for cell in cells.values()]
    if any(inside(text, kind) for text in texts):
        return False
    found = {text for text in texts if len(text) <= _LONGEST_LABEL and kind.match(text)}
    labels = [text for text in texts if text in found or structure().is_known(heading_key(text))]
    is_dated = any(OF_TIME.search(text) for text in texts) and not any(_names(text, kind) for text in texts)
    is_heading = len(labels) >= _FEWEST_HEADINGS and 2 * len(labels) > len(texts)
    return bool(found) and is_dated and is_heading and all(cell.kind is CellKind.TEXT for cell in cells.values())


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
    if title.re is _ACCOUNT:
        year = title["year"] or title["later"]
        return [*told, (_YEARS, year)] if year else told
    month = title["before"] or title["behind"]
    return [*told, (vocabulary.label("wage_claim.period"), month)] if month else told


def _told(titles: Mapping[int, re.Match[str]]) -> dict[int, Cell]:
    return {
        at + 2 * place + beside: Cell(text)
        for at, title in titles.items()
        for place, pair in enumerate(_pairs(title))
        for beside, text in enumerate(pair)
    }
