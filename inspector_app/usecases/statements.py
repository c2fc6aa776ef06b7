"""银行流水: a statement is read, laid beside what is kept, shown, and then kept with its sealed file as one act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.domain.accounts import account_key, laid_together
from inspector_app.domain.alike import person_key, same_firm_name
from inspector_app.domain.case import Case
from inspector_app.domain.fund_lines import Around
from inspector_app.domain.identity import new_rid
from inspector_app.domain.payouts import tells_the_same
from inspector_app.domain.statement import AccountRole, Flaw, Statement, StatementForm, flaws
from inspector_app.exchange.bank_statement import BankList, BankReading, read_bank
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said
from inspector_app.exchange.tables.corrections import corrected_book
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.formats.limits import MOST_BYTES
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.likely import rather
from inspector_app.exchange.tables.memory import Memory
from inspector_app.exchange.tables.reading import Reading
from inspector_app.exchange.tables.source import read_book, text_book
from inspector_app.support.errors import Problem, Refused, Trouble, refuse_errors
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.usecases.case_file import refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.import_acts import STATEMENT
from inspector_app.usecases.list_columns import remember, remembered
from inspector_app.usecases.list_plan import PlanLine, unread_lines

PASTED, READING = "粘贴的流水", "读取银行流水"
_SPECIAL = ("农民工工资", "专用账户", "专户")


@dataclass(frozen=True, slots=True)
class StatementFile:
    """A file as read: its name, its bytes and sheets, and what it holds with what a person said of it."""

    name: str
    data: bytes
    book: Book
    reading: BankReading
    said: Said = NOTHING_SAID
    rather: Problem | None = None
    """What to say where it looks like a list of another kind, before it is taken in all the same."""

    @property
    def tables(self) -> Reading:
        """How its tables were read; nothing of a slip, which has none."""
        return self.reading.reading or Reading(kinds()["statement"], ())


Source = Path | str | StatementFile
"""A file, a text that was copied elsewhere, or what was opened before and is read anew."""


@dataclass(frozen=True, slots=True)
class StatementOrder:
    """What the worker thread gets to read a file or a pasted text."""

    source: Source
    said: Said
    form: StatementForm | None
    memory: Memory


@dataclass(frozen=True, slots=True)
class PlannedStatement:
    """One list of a file as it would be kept; ``new`` of its lines no kept statement tells yet.

    ``role`` is None while nobody said what the account is for and nothing tells it.
    """

    statement: Statement
    role: AccountRole | None
    new: int
    flaws: tuple[Flaw, ...]

    @property
    def known(self) -> int:
        """How many of its lines are kept already."""
        return len(self.statement.lines) - self.new


def prepare_statement(
    context: Context, source: Source, said: Said = NOTHING_SAID, form: StatementForm | None = None
) -> StatementOrder:
    """Freeze what reading needs; ``said`` is what a person says of the columns, ``form`` what the list is."""
    return StatementOrder(source, said, form, remembered(context))


def perform_statement(order: StatementOrder, progress: Progress | None = None) -> StatementFile:
    """Read the lists; a file without any says why. Raises :class:`Trouble` as :func:`read_book` and
    :func:`read_bank`, :class:`~.support.progress.Cancelled` when the person does not want to wait."""
    name, data, book = _opened(order.source, progress or NoProgress())
    reading = read_bank(corrected_book(book, order.said.cells), order.said, order.memory, order.form)
    other = None if order.said.choices or reading.reading is None else rather(book, reading.reading.kind.name)
    return StatementFile(name, data, book, reading, order.said, other)


def _opened(source: Source, progress: Progress) -> tuple[str, bytes, Book]:
    if isinstance(source, StatementFile):
        return source.name, source.data, source.book
    if isinstance(source, str):
        plain = source.encode("utf-8", "replace")
        return PASTED, plain, text_book(source, PASTED)
    book = read_book(source, lambda: progress.step(0, 0, READING))
    try:
        return source.name, read_regular(source, MOST_BYTES), book
    except OSError as error:
        raise Trouble("sheet-unreadable", file=source.name, reason=reason_of(error)) from error


def belongings(context: Context, project_rid: str = "", case_rid: str = "") -> Belongs:
    """What statements of a case, or of a project, belong to: those of a case also to its project."""
    if case_rid:
        return Belongs(case_rid=case_rid, project_rid=context.store.need(Case, case_rid).project_rid)
    return Belongs(project_rid=project_rid)


def statements_of(context: Context, belongs: Belongs) -> tuple[Statement, ...]:
    """Every statement kept of a case or its project; of a project also those of its cases."""
    told = {"case_rid": belongs.case_rid, "project_rid": belongs.project_rid}
    named = {field: rid for field, rid in told.items() if rid}
    found = context.store.find_any(Statement, **named) if named else ()
    return tuple(sorted(found, key=lambda each: (each.taken_at, each.rid)))


def unread_of(file: StatementFile) -> tuple[PlanLine, ...]:
    """What of a file was not taken in, line by line with its place."""
    told, reading = file.reading.unread, file.reading.reading
    only = (
        replace(reading, not_read=tuple(each for each in reading.not_read if each.words in told)) if reading else None
    )
    return tuple(unread_lines(only, told))


def plan_statements(
    context: Context, belongs: Belongs, file: StatementFile, around: Around
) -> tuple[PlannedStatement, ...]:
    """What would be kept of a file. Nothing is written."""
    known = statements_of(context, belongs)
    return tuple(_planned(context, belongs, file, each, known, around) for each in file.reading.lists)


def _planned(
    context: Context, belongs: Belongs, file: StatementFile, told: BankList, known: Sequence[Statement], around: Around
) -> PlannedStatement:  # fmt: skip
    bare = Statement(
        new_rid(), context.clock.now(), file.name, told.form, AccountRole.OTHER, told.head.holder, told.head.account,
        told.head.bank, belongs.project_rid, belongs.case_rid, told.sheet, (), told.lines,
    )  # fmt: skip
    role = _role(bare, known, around)
    statement = replace(bare, role=role or AccountRole.SPECIAL)
    return PlannedStatement(
        statement, role, new_lines(statement, known), tuple(flaws(told.lines, context.clock.today()))
    )


def new_rows(statement: Statement, known: Sequence[Statement]) -> frozenset[int]:
    """The rows of a statement that no other one tells yet."""
    if statement.form is StatementForm.PAYOUT:
        rows = statement.lines if new_lines(statement, known) else ()
        return frozenset(line.row for line in rows)
    own = [each for each in known if each.form is statement.form and account_key(each) == account_key(statement)]
    movements = (each for account in laid_together([*own, statement]) for each in account.movements)
    return frozenset(
        each.places[0][1] for each in movements if all(rid == statement.rid for rid, _ in each.places)
    )  # fmt: skip


def new_lines(statement: Statement, known: Sequence[Statement]) -> int:
    """How many lines of a statement no other one tells yet."""
    own = [each for each in known if each.form is statement.form and account_key(each) == account_key(statement)]
    if statement.form is StatementForm.PAYOUT:
        return 0 if any(tells_the_same(each, statement) for each in own) else len(statement.lines)
    before, after = (
        sum(len(account.movements) for account in laid_together(each)) for each in (own, [*own, statement])
    )
    return after - before


def lines_new(context: Context, belongs: Belongs, statement: Statement) -> int:
    """How many lines of a statement nothing that is kept tells yet."""
    return new_lines(statement, statements_of(context, belongs))


def _role(statement: Statement, known: Sequence[Statement], around: Around) -> AccountRole | None:
    """What an account is for: as a statement of the same account has it, else by the holder's name."""
    same = [each.role for each in known if statement.account and each.account == statement.account]
    if same:
        return same[0]
    holder = statement.holder
    if any(word in holder for word in _SPECIAL):
        return AccountRole.SPECIAL
    parts = (
        (AccountRole.OWNER, around.owners), (AccountRole.GENERAL, around.generals),
        (AccountRole.SUBCONTRACTOR, around.subcontractors),
    )  # fmt: skip
    for role, names in parts:
        if holder and any(same_firm_name(holder, name) for name in names):
            return role
    if holder and person_key(holder) in {person_key(name) for name in around.leaders}:
        return AccountRole.LEADER
    return None


def with_day(statement: Statement, day: date | None) -> Statement:
    """A list of payments that tells no day, on the day that a person says."""
    if day is None or statement.form is not StatementForm.PAYOUT:
        return statement
    return replace(statement, lines=tuple(replace(line, day=line.day or day) for line in statement.lines))


def keep_statements(
    context: Context, belongs: Belongs, file: StatementFile, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    """Keep lists of a file with the file itself as evidence, in one act; one that tells nothing new is left out.

    Raises :class:`Refused` ``statement-nothing-new`` where that is all of them, ``statement-no-lines``, ``case-ended``,
    and as :func:`refuse_unnamed`.
    """
    if belongs.case_rid:
        refuse_ended(context, belongs.case_rid)
    if not any(each.lines for each in statements):
        raise Refused(Problem("statement-no-lines", "file"))
    refuse_unnamed(statements)
    known = statements_of(context, belongs)
    wanted = [each for each in statements if each.lines and new_lines(each, known)]
    if not wanted:
        raise Refused(Problem("statement-nothing-new", "file", details={"file": file.name}))
    remember(context, file.reading.said)
    with context.act(STATEMENT):
        evidence = take_in(context, file.data, file.name, belongs)
        kept = tuple(replace(each, evidence_rids=(evidence.rid,)) for each in wanted)
        with context.unit(STATEMENT) as unit:
            for each in kept:
                unit.put(each)
    return kept


def refuse_unnamed(statements: Iterable[Statement]) -> None:
    """Whose account it is must be said where neither name nor number tells it. Raises :class:`Refused`
    ``statement-no-holder``."""
    refuse_errors(
        [Problem("statement-no-holder", "holder", details={"title": each.sheet or each.title})
         for each in statements if not each.is_named]
    )  # fmt: skip
