"""A list as words: its columns, and what finds its lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListColumn, ListSheet

Words = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class ToldList:
    """A list: its title, columns of words (a heading, or the vocabulary's name of a field), those that hold figures,
    what finds the lines in which words occur, and what is said of those it leaves out."""

    title: str
    columns: Sequence[tuple[str, Words]]
    find: Callable[[Context, str], Iterable[Any]]
    figures: frozenset[str] = frozenset()
    left_out: Callable[[Context], str] = lambda _context: ""

    @property
    def heads(self) -> tuple[ListColumn, ...]:
        """Its columns as a window heads them."""
        return tuple(ListColumn(_heading(name), name in self.figures) for name, _ in self.columns)

    def sheet(self, context: Context, text: str) -> ListSheet:
        """The list as a sheet."""
        rows = [[words(line) for _, words in self.columns] for line in self.find(context, text)]
        said = (f"条件：查找“{text}”。",) if text else ()
        sums = "，".join(filter(None, (f"共{len(rows):,}行", self.left_out(context))))
        return ListSheet(self.title, self.heads, rows, said, sums)


def told(value: str) -> str:
    """A cell: — where nothing is told."""
    return value or "—"


def sum_told(fen: int | None) -> str:
    """A cell with a sum of the ledger, in 元."""
    return "未填" if fen is None else yuan(fen)


def _heading(name: str) -> str:
    return vocabulary.entry(name).column if "." in name else name
