"""Who signed or took the money for somebody else, as a list of contracts or payments says it in a column for that or in
a remark; and payments for which nobody signed where others did."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from inspector_app.domain.brought_list import UNSIGNED, BroughtLine, Side
from inspector_app.domain.pasted import HAN
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.paid_status import paid_by_answer
from inspector_app.exchange.tables.columns.column import ANSWERS, TAKEN, Column
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.rows.values import Found
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import EMPTY
from inspector_app.support.errors import Level, Problem

_TAKEN, _SIGNED, _BY_OTHER = "代领", "签", "代签"
_FOR_ANOTHER = re.compile(
    rf"(?<![不未没非])(?:已?由)?(?P<who>[{HAN}]{{0,12}}?)(?<!不得)(?<!不准)(?<!没有)代(?:为)?[领签收取]"
)
_LEADS = re.compile("^(?:班组长|带班|包工头|工头|组长|班长|队长)|^(?:他|她|其)的?")
_NOT_TAKEN = "side-not-taken"
_DONE = re.compile("本人|已[签领收]|[签领收][了讫到]|手印|指印|指纹|捺印|见|附|家属|[父母妻夫兄弟姐妹子女]")
_NO_NAMES = re.compile("[没未不拒缺无暂存待欠退空走外病扣抵押]|请假|回家|电话")
"""What stands in no name but in words of why somebody did not sign, where a surname does not begin them."""
_SIGNS = re.compile("签(?:字|名|收|章|领|$)")


def by_others(
    side: Side,
    table: Table,
    row: Line,
    line: BroughtLine,
    sheet: str,
    problems: list[RowProblem],
    signed: Sequence[Column] = (),
) -> BroughtLine:
    """The line with whoever took the money for the person; or that nobody signed in the columns of ``signed``, or that
    nobody took it, so that it has not arrived. A contract that another one signed is not known to be the person's.
    What is to be said of it is added to ``problems``."""
    if side is Side.PAYMENTS:
        names = (_text(table, row, column) for column in _columns(table, _TAKEN))
        line = replace(line, payee=next(filter(is_name, names), "") or taker_in(_words(table, row)) or line.payee)
        told = _not_taken_in(table, row, line.name, signed) if line.paid_fen and not line.failed else None
        if told is not None:
            problems.append(RowProblem(row.row, told.letter, told.problem, sheet))
            payee = line.payee if line.payee not in told.problem.details["text"] else ""
            return replace(line, failed=True if told.problem.code == _NOT_TAKEN else None, payee=payee)
        unsigned = unsigned_in(table, row, signed) if line.paid_fen and not line.payee else None
        if unsigned is None:
            return line
        problems.append(RowProblem(row.row, unsigned.letter, unsigned.problem, sheet))
        return replace(line, note="；".join(filter(None, (line.note, UNSIGNED))))
    for column in _columns(table, _SIGNED) if side is Side.CONTRACTS else ():
        text = _text(table, row, column)
        if _BY_OTHER in text:
            problem = Problem("side-signed-by-other", f"{column.letter}{row.row}", Level.WARNING, {"text": text[:20]})
            problems.append(RowProblem(row.row, column.letter, problem, sheet))
            return replace(line, signed=None)
    return line


def signing_columns(table: Table) -> tuple[Column, ...]:
    """The columns in which those who got money signed, where anybody did: an unsigned form tells nothing."""
    rows = [line for line in table.lines if line.kind is LineKind.ENTRY]
    of = (column for column in table.columns if _SIGNS.search(column.heading) and not column.hidden)
    return tuple(column for column in of if any(_text(table, row, column) for row in rows))


def unsigned(table: Table, rows: Iterable[Line], sheet: str) -> Iterator[RowProblem]:
    """The rows of a list in which nobody signed while others did."""
    signed = signing_columns(table)
    found = ((row, unsigned_in(table, row, signed)) for row in rows)
    return (RowProblem(row.row, each.letter, each.problem, sheet) for row, each in found if each)


def unsigned_in(table: Table, row: Line, signed: Iterable[Column]) -> Found | None:
    """That nobody signed in a row where others did, unless another took it, which says more; else None."""
    blank = next((column for column in signed if _text(table, row, column) in EMPTY), None)
    if blank is None or taker_in(_words(table, row)):
        return None
    return Found(blank.letter, Problem("side-unsigned", f"{blank.letter}{row.row}", Level.WARNING))


def _not_taken_in(table: Table, row: Line, name: str, signed: Iterable[Column]) -> Found | None:
    """That a list says of a payment that it was not taken, in a column of answers (是否领取：否) or in the place of the
    signature (未领), or that there stands what nobody understands (没来)."""
    for column in table.columns:
        text = _text(table, row, column)
        if column.reason == ANSWERS and text and paid_by_answer(table, row, column) is not True:
            return _found(column, row, text, is_denied=paid_by_answer(table, row, column) is False)
        if column.field == "paid_on" and column.role in TAKEN and structure().says_paid(text) is False:
            return _found(column, row, text, is_denied=True)
    payees = [column for column in table.columns if column.field == "payee" and column.role in TAKEN]
    for column in dict.fromkeys((*signed, *payees)):
        text = _text(table, row, column)
        is_denied = structure().says_paid(text) is False
        if is_denied or (text not in EMPTY and not _is_signature(text, name)):
            return _found(column, row, text, is_denied=is_denied)
    return None


def _is_signature(text: str, name: str) -> bool:
    """Whether words in the place of a signature say that the person, or anybody, signed: a name, 本人, 已签, a mark."""
    plain = "".join(text.split())
    is_one = is_name(plain) and (plain[0] in structure().surnames or not _NO_NAMES.search(plain))
    is_own = bool(name) and "".join(name.split()) in plain
    is_word = plain in structure().answers["yes"] or plain in structure().marks["whole"] or _DONE.search(plain)
    return is_one or is_own or bool(is_word) or bool(taker_in([plain])) or not any(map(str.isalpha, plain))


def _found(column: Column, row: Line, text: str, *, is_denied: bool) -> Found:
    code = _NOT_TAKEN if is_denied else "side-taken-open"
    return Found(column.letter, Problem(code, f"{column.letter}{row.row}", Level.WARNING, {"text": text[:20]}))


def taker_in(words: Iterable[str]) -> str:
    """Who took money for another, as words say: 李建 in 由班组长李建代领, 班组长（代领） where no name stands there;
    empty where they say nothing of it."""
    found = next(filter(None, map(_FOR_ANOTHER.search, words)), None)
    if found is None:
        return ""
    named = _LEADS.sub("", found["who"])
    return named if is_name(named) else f"{found['who'] or '他人'}（代领）"


def _words(table: Table, row: Line) -> Iterator[str]:
    """What stands in the cells of a row."""
    return (cell.text for _, cell in sorted(table.block.grid.rows[row.row].items()))


def _columns(table: Table, word: str) -> Iterator[Column]:
    return (column for column in table.columns if word in column.heading and not column.hidden)


def _text(table: Table, row: Line, column: Column) -> str:
    return table.block.grid.at(row.row, column.number).text.strip()
