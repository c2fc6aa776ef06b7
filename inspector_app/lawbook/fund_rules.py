"""What the chain of funds is looked at with: words of banks, shares that places ask, signs that want a question."""

from dataclasses import dataclass, fields

from inspector_app.domain.fund_lines import FundWords
from inspector_app.domain.fund_signs import LOOKS, SETTINGS
from inspector_app.domain.list_hints import HintRule
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.list_hints import read_rules
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table

_BASIS_POINTS = 100


@dataclass(frozen=True, slots=True)
class ShareRule:
    """A share of labour cost that a place asks: hundredths of a percent, and where that is said."""

    title: str
    share_bp: int
    source: str
    mark: str


@dataclass(frozen=True, slots=True)
class FundRules:
    """All of it."""

    words: FundWords
    shares: tuple[ShareRule, ...]
    signs: tuple[HintRule, ...]


def read_fund_rules(table: Table, cite: Cite) -> FundRules:
    """The rules of ``funds.toml``. Raises :class:`Refused` naming file and key."""
    words = table.need_inner("words")
    told = FundWords(**{each.name: words.texts(each.name) for each in fields(FundWords)})
    words.done()
    shares = tuple(_share(row) for row in table.rows("share", "title"))
    signs = read_rules(table, "sign", tuple(LOOKS), SETTINGS, cite)
    table.done()
    return FundRules(told, shares, tuple(signs.values()))


def _share(row: Table) -> ShareRule:
    mark = row.mark()
    source = with_mark(row.text("source"), mark)
    share = ShareRule(row.text("title"), row.whole("percent") * _BASIS_POINTS, source, mark)
    row.done()
    return share
