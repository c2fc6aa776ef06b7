"""Where a rule applies: province and prefecture codes of GB/T 2260, understood as figures or as Chinese names."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused

_CODE_LENGTHS = (2, 4, 6, 9, 12)
_COUNTY = 6
NATION = "全国"


@dataclass(frozen=True, slots=True)
class Places:
    """Names by code: two digits for a province, four for a prefecture that has rules of its own."""

    names: Mapping[str, str]

    def code(self, place: str | None) -> str:
        """``34`` for 34, 340000, 安徽 and 安徽省; ``3411`` for 341100; ``3702`` for 山东省青岛市; empty for the nation.

        Codes of towns and villages count as their county's. Raises :class:`Refused` ``place-unknown``.
        """
        text = (place or "").strip()
        if not text or text == NATION:
            return ""
        if text.isascii() and text.isdigit() and len(text) in _CODE_LENGTHS and text[:2] in self.names:
            text = text[:_COUNTY]
            while len(text) > 2 and text.endswith("00"):
                text = text[:-2]
            return text
        named = [code for code, name in self.names.items() if name in text]
        if any(text.startswith(self.names[code]) for code in named) and len({code[:2] for code in named}) == 1:
            return max(named, key=len)
        raise Refused(law_problem("place-unknown", "province", place=text[:20]))

    def name(self, code: str) -> str:
        """安徽 for ``34``, 山东青岛 for ``3702``, 全国 for the empty code; a county goes by its province's name."""
        if not code:
            return NATION
        city = self.names.get(code[:4], "") if len(code) >= 4 else ""
        return self.names[code[:2]] + city


def scopes(code: str) -> tuple[str, ...]:
    """Where to look for a rule, the nearest first: prefecture, province, nation."""
    return (*((code[:4],) if len(code) >= 4 else ()), *((code[:2],) if code else ()), "")


def read_places(table: Table) -> Places:
    """``places.toml``: one table of names by code."""
    inner = table.inner("names")
    if inner is None:
        raise table.refuse("names", "代码与名称")
    return Places({code: inner.text(code) for code in inner.values})
