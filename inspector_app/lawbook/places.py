"""Where a rule applies: province and prefecture codes of GB/T 2260, understood as figures or as Chinese names."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused

_ENDINGS = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省", "市")
NATION = "全国"


@dataclass(frozen=True, slots=True)
class Places:
    """Names by code: two digits for a province, four for a prefecture that has rules of its own."""

    names: Mapping[str, str]

    def code(self, place: str | None) -> str:
        """``34`` for 34, 340000, 安徽 and 安徽省; ``3411`` for 341100; empty for the whole nation.

        Raises :class:`Refused` ``place-unknown``.
        """
        text = (place or "").strip()
        if not text or text == NATION:
            return ""
        if text.isascii() and text.isdigit() and len(text) in (2, 4, 6):
            while len(text) > 2 and text.endswith("00"):
                text = text[:-2]
            if text[:2] in self.names:
                return text
        for code, name in self.names.items():
            if text == name or text in (name + ending for ending in _ENDINGS):
                return code
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
