"""What the law fixes as money: compensation rates, fines and deposits as ranges."""

from dataclasses import dataclass
from enum import StrEnum

from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.reading import Table


class MoneyUnit(StrEnum):
    PERCENT = "percent"
    PERCENT_PER_DAY = "percent_per_day"
    YUAN = "yuan"
    YUAN_PER_PERSON = "yuan_per_person"


@dataclass(frozen=True, slots=True)
class MoneyRule:
    """金额规则: from ``low`` to ``high``, both included, in ``unit`` of ``base`` (whole percent or whole yuan)."""

    id: str
    title: str
    base: str
    unit: MoneyUnit
    low: int
    high: int
    basis: tuple[str, ...]
    basis_text: str
    mark: str
    note: str

    @property
    def words(self) -> str:
        """2000元以上2万元以下, 应付工资的50%以上100%以下, 罚款数额的每日3%."""
        if self.unit is MoneyUnit.PERCENT_PER_DAY:
            return f"{self.base}的每日{self.high}%"
        if self.unit is MoneyUnit.PERCENT:
            return f"{self.base}的{self.low}%以上{self.high}%以下"
        each = "每人" if self.unit is MoneyUnit.YUAN_PER_PERSON else ""
        low = f"{_whole(self.low)}以上" if self.low else ""
        return f"{each}{low}{_whole(self.high)}以下"


def _whole(amount: int) -> str:
    """2000元, 5万元: as statutes write them."""
    return f"{amount // 10_000}万元" if amount and amount % 10_000 == 0 else f"{amount}元"


def read_money(table: Table, cite: Cite) -> dict[str, MoneyRule]:
    """Money rules by id."""
    rules = {}
    for row in table.rows("money"):
        basis, (low, high) = row.texts("basis"), row.pair("range")
        rule = MoneyRule(
            id=row.text("id"),
            title=row.text("title"),
            base=row.text("base"),
            unit=MoneyUnit(row.choice("unit", tuple(MoneyUnit))),
            low=low,
            high=high,
            basis=basis,
            basis_text=cite(basis),
            mark=row.mark(),
            note=row.text("note", ""),
        )
        row.done()
        rules[rule.id] = rule
    table.done()
    return rules
