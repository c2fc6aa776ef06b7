"""The construction-site checklist as data: what to look at, the duty, and what a violation leads to."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector_app.domain.project import LinkRole
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.money_rules import MoneyRule
from inspector_app.lawbook.reading import Table


@dataclass(frozen=True, slots=True)
class CheckItem:
    """检查项目. The eight ``core`` items come first on screen; ``sentence`` is printed when the item is violated.

    ``sanction`` is empty where the law has none of its own; ``sanction_text`` always says in words what follows, the
    range of ``fines`` included. Against one of ``hindrance`` it is found that a visit was refused or hindered;
    what is found against one that ``pays`` is put right by paying. ``of`` are the parts in a project whose duty it is,
    empty where it is everybody's.
    """

    id: str
    title: str
    core: bool
    look_at: str
    duty: tuple[str, ...]
    duty_text: str
    sanction: tuple[str, ...]
    sanction_basis: str
    sanction_text: str
    fines: tuple[MoneyRule, ...]
    sentence: str
    mark: str
    hindrance: bool = False
    pays: bool = False
    of: frozenset[LinkRole] = frozenset()

    @property
    def finding(self) -> str:
        """The violation with the duty it breaks: …，违反《…》第二十六条的规定。"""
        return f"{self.sentence}，违反{self.duty_text}的规定。"


def read_checklist(table: Table, cite: Cite, money: Mapping[str, MoneyRule]) -> dict[str, CheckItem]:
    """Items by id, in the order of the checklist. ``fines`` must name rules of ``money.toml``."""
    items = {}
    for row in table.rows("item"):
        item = _item(row, cite, money)
        items[item.id] = item
    table.done()
    return items


def _item(row: Table, cite: Cite, money: Mapping[str, MoneyRule]) -> CheckItem:
    duty, sanction, fine_ids = row.texts("duty"), row.texts("sanction"), row.texts("fines")
    if unknown := [one for one in fine_ids if one not in money]:
        raise row.refuse("fines", f"money.toml 中的编号（没有 {unknown[0]}）")
    fines = tuple(money[one] for one in fine_ids)
    ranges = "、".join(dict.fromkeys(fine.words for fine in fines))  # two fines of one range are told once
    item = CheckItem(
        id=row.text("id"),
        title=row.text("title"),
        core=row.flag("core"),
        look_at=row.text("look_at"),
        duty=duty,
        duty_text=cite(duty),
        sanction=sanction,
        sanction_basis=cite(sanction),
        sanction_text=row.text("sanction_text") + (f"（{ranges}）" if ranges else ""),
        fines=fines,
        sentence=row.text("sentence"),
        mark=row.mark(),
        hindrance=row.flag("hindrance"),
        pays=row.flag("pays"),
        of=frozenset(map(LinkRole, row.words("of", tuple(LinkRole)))),
    )
    row.done()
    return item
