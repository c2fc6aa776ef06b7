"""四方核对 of a case for window, command line and paper: what each side says of a worker, and what differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.brought_list import BroughtLine, BroughtList, Side, month_words, months_touched
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.dates import chinese
from inspector_app.domain.four_sides import Place, Sides, Told, Worker
from inspector_app.domain.fund_lines import FundLine
from inspector_app.domain.identity import named_rid
from inspector_app.domain.list_hints import HintRule
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Role
from inspector_app.domain.side_aspects import Aspect
from inspector_app.domain.side_looks import Compared, Difference, compare
from inspector_app.domain.side_sums import PAY_SHEETS, SINGLE_PAYMENTS, days_of, each_once, plain_days
from inspector_app.domain.statement import Statement
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.case_file import CaseFile, case_file, refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.funds import funds_of
from inspector_app.usecases.list_hints import keep_settled, settled_in, what_of
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.side_lists import sides_of

NOTHING, NOT_BROUGHT = "没有", "未收到"


@dataclass(frozen=True, slots=True)
class Noted:
    """One difference of a worker; ``settled`` is the act by which somebody looked into it, None while it is open.

    ``rid`` is the same as long as what differs and the records that say so are: what changes since is asked anew.
    """

    rid: str
    who: str
    told: Difference
    settled: Act | None

    @property
    def rule(self) -> HintRule:
        return self.told.rule

    @property
    def words(self) -> str:
        """What differs, without a final stop."""
        return self.told.words

    @property
    def places(self) -> tuple[Place, ...]:
        return self.told.places

    @property
    def what(self) -> str:
        """What its note in the record of the case begins with."""
        return what_of(self.rule, self.who)

    @property
    def found_out(self) -> str:
        """By whom and how it was settled, in words; empty while it is open."""
        return f"已核实（{self.settled.by}）：{self.settled.note.removeprefix(self.what)}" if self.settled else ""


@dataclass(frozen=True, slots=True)
class SideLine:
    """One worker as the page and the paper show them: in words what each side says, and what differs."""

    key: str
    name: str
    id_number: str
    listed: str
    attendance: str
    contracts: str
    payments: str
    compared: Compared
    differences: tuple[Noted, ...] = ()

    @property
    def open(self) -> tuple[Noted, ...]:
        """What differs and was not looked into yet."""
        return tuple(each for each in self.differences if each.settled is None)

    @property
    def compared_words(self) -> str:
        """What was laid beside each other and does not differ, in a sentence."""
        aspects = self.compared.aspects
        done = [each.title for each in aspects if not each.why_not]
        if self.differences or not aspects:
            return ""
        if not self.compared.worker.claims:
            return "不在名单，没有主张可以比对。"
        if len(done) == len(aspects):
            return "各方记载没有不同之处。"
        return f"比对了{'、'.join(done)}，没有不同之处。" if done else ""

    @property
    def uncompared(self) -> str:
        """未比对：天数（考勤表没有写明天数）: which aspects were not compared, and why; empty when all were."""
        return _uncompared(each for each in self.compared.aspects if each.why_not)

    @property
    def uncompared_of_brought(self) -> str:
        """As ``uncompared``, without what lacks since a side was not brought: of all workers that is said once."""
        return _uncompared(each for each in self.compared.aspects if each.why_not and not each.is_missing)

    @property
    def titles(self) -> tuple[str, ...]:
        """What is still to be looked into, by name: 天数不同, 没有劳动合同."""
        return tuple(dict.fromkeys(each.rule.title for each in self.open))


@dataclass(frozen=True, slots=True)
class FourSides:
    """The comparison of one case: the lists that were brought, and every worker, differences first."""

    case_rid: str
    title: str
    lists: tuple[BroughtList, ...]
    lines: tuple[SideLine, ...]
    bank_days: tuple[date, date] | None = None

    @property
    def different(self) -> tuple[SideLine, ...]:
        """Those of whom something differs that nobody settled yet."""
        return tuple(line for line in self.lines if line.open)

    @property
    def sources(self) -> str:
        """Which lists were laid beside each other, in words."""
        told = [f"{vocabulary.word(each.kind)}{source_words(each)}" for each in self.lists]
        if self.bank_days is not None:
            told.append(f"银行流水（{chinese(self.bank_days[0])}至{chinese(self.bank_days[1])}）")
        there = {each.kind for each in self.lists} | ({Side.PAYMENTS} if self.bank_days else set())
        missing = [vocabulary.word(side) for side in Side if side not in there]
        none = [f"没有收到{'、'.join(missing)}的名单"] if missing else []
        return "；".join([*told, *none])


def _uncompared(aspects: Iterable[Aspect]) -> str:
    told = [f"{each.title}（{each.why_not}）" for each in aspects]
    return f"未比对：{'；'.join(told)}" if told else ""


def source_words(brought: BroughtList) -> str:
    """“三月考勤”（2025年3月，23行，劳务公司提供）."""
    about = [
        month_words(brought.months),
        f"{len(brought.lines)}行",
        f"{brought.from_whom}提供" * bool(brought.from_whom),
    ]
    return f"“{brought.title}”（{'，'.join(part for part in about if part)}）"


def four_sides(context: Context, case_rid: str) -> FourSides:
    """Lay the four sides of a case beside each other. Raises :class:`Trouble` ``record-missing``."""
    return laid_out(context, case_file(context, case_rid))


def laid_out(context: Context, whole: CaseFile) -> FourSides:
    """As :func:`four_sides`, of a case that was read already."""
    lists = sides_of(context, whole.case.rid)
    employers = {rid: company.name for rid, company in whole.companies.items()}
    bank, days = _of_banks(context, whole)
    sides = Sides(whole.claims, whole.people, lists, whole.payments, employers, bank, days)
    found = compare(context.law.four_sides.values(), sides)
    settled = settled_in(whole)
    lines = [_line(each, sides, _noted(whole.case.rid, each, settled)) for each in found]
    lines.sort(key=lambda line: (not line.open, not line.differences))
    return FourSides(whole.case.rid, whole.case.title, lists, tuple(lines), days)


def _noted(case_rid: str, compared: Compared, settled: Mapping[str, Act]) -> tuple[Noted, ...]:
    """The differences of a worker, the open ones first."""
    of, found = compared.worker, []
    for told in compared.differences:
        said_by = {place.payment_rid or place.claim_rid or place.evidence_rid for place in told.places}
        rid = named_rid(case_rid, told.rule.id, of.key, told.words, *sorted(said_by))
        found.append(Noted(rid, of.name, told, settled.get(rid)))
    return tuple(sorted(found, key=lambda each: each.settled is not None))


def settle_difference(context: Context, case_rid: str, rid: str, reason: str) -> Act:
    """已核实: a difference was looked into; taken back by :func:`~.list_hints.ask_hint_again`.

    Raises :class:`Refused` ``hint-no-reason``, ``difference-gone`` when the sides do not differ so any more, or
    ``case-over``.
    """
    refuse_ended(context, case_rid)
    laid = four_sides(context, case_rid)
    noted = next((each for line in laid.lines for each in line.differences if each.rid == rid), None)
    if noted is None:
        raise Refused(Problem("difference-gone", "hint"))
    return keep_settled(context, case_rid, rid, noted.what, reason)


def _of_banks(
    context: Context, whole: CaseFile
) -> tuple[tuple[tuple[str, Told], ...], tuple[date, date] | None]:  # fmt: skip
    """What the statements of the case and its project tell of payments to people of the list, each once, and over which
    days they go. Whose a payment is the chain of funds says, by card or name; nobody is guessed there either."""
    found = funds_of(context, case_rid=whole.case.rid).chain
    statements = found.statements or {}
    told = [
        (of.worker.person_rid, _bank_line(line, whole.people[of.worker.person_rid].name, statements[line.places[0][0]]))
        for of in found.workers
        for line in of.lines
        if of.worker.person_rid in whole.people
    ]
    return tuple(told), found.days


def _bank_line(told: FundLine, name: str, statement: Statement) -> Told:
    row = told.places[0][1]
    line = BroughtLine(
        statement.sheet, row, name, card=told.line.party_account, paid_fen=told.fen, paid_on=told.line.day,
        payee=told.line.party,
    )  # fmt: skip
    evidence = next(iter(statement.evidence_rids), "")
    return Told(
        Side.PAYMENTS, line, Place(f"《{statement.title}》第{row}行", evidence, statement.sheet, row), statement.rid
    )


def _line(compared: Compared, sides: Sides, differences: tuple[Noted, ...]) -> SideLine:
    worker = compared.worker
    return SideLine(
        worker.key,
        worker.name,
        worker.people[0].stated_id if worker.people else worker.id_number,
        "；".join(_claim_words(claim) for claim in worker.claims) or "不在名单",
        _side_words(worker, sides, Side.ATTENDANCE),
        _side_words(worker, sides, Side.CONTRACTS),
        _side_words(worker, sides, Side.PAYMENTS),
        compared,
        differences,
    )


def _claim_words(claim: WageClaim) -> str:
    """出勤60工 工资标准380元/日 已发2,000.00 工人主张20,800.00 2025年3月至5月: what is told of it, figures first."""
    told = []
    for name in ("attendance", "rate", "earned_fen", "received_fen", "claimed_fen"):
        value = getattr(claim, name)
        if value not in (None, ""):
            words = yuan(value) if name.endswith("_fen") else value
            told.append(f"{vocabulary.short(f'wage_claim.{name}')}{words}")
    told.append(month_words(months_touched(claim.told_spans)))
    return " ".join(part for part in told if part) or "未填"


def _side_words(worker: Worker, sides: Sides, side: Side) -> str:
    lines = worker.of(side)
    if not lines:
        return "同名未对应" if side in worker.unclear else NOTHING if sides.has(side) else NOT_BROUGHT
    return {Side.ATTENDANCE: _attended, Side.CONTRACTS: _agreed, Side.PAYMENTS: _paid}[side](lines)


def _attended(lines: Sequence[Told]) -> str:
    days = days_of(lines)
    known = f"{plain_days(days)}天" if days is not None else "天数不明"
    return " ".join(part for part in (known, _when(lines)) if part)


def _agreed(lines: Sequence[Told]) -> str:
    told = []
    for each in lines:
        line = each.line
        signed = {True: "已签", False: "未签", None: ""}[line.signed]
        days = [f"{word}{day.isoformat()}" for word, day in (("进场", line.entered_on), ("退场", line.left_on)) if day]
        told.append(" ".join(part for part in (signed, line.rate, line.employer, _when([each]), *days) if part))
    return "；".join(dict.fromkeys(part or "有登记" for part in told))


def _paid(lines: Sequence[Told]) -> str:
    """Pay sheets, banks and what was registered here apart: they may tell of the same payments."""
    brought = [told for told in lines if told.list_rid and told.line.failed is False]
    single = [told for told in brought if told.line.paid_on and not told.months]
    parts = [_sums(PAY_SHEETS, [told for told in brought if told not in single]), _sums(SINGLE_PAYMENTS, single)]
    parts.append(_sums("本案登记", [told for told in lines if not told.list_rid]))
    for word, state in (("没有到账", True), ("没有写明是否到账", None)):
        count = sum(told.line.failed is state for told in lines)
        parts.append(f"{count}笔{word}" if count else "")
    return "；".join(filter(None, parts))


def _sums(word: str, lines: Sequence[Told]) -> str:
    """支付表5,000.00元 2025年3月; nothing without lines."""
    known = [told.line.paid_fen for told in each_once(lines) if told.line.paid_fen is not None]
    unknown = any(told.line.paid_fen is None for told in lines)
    sums = f"{yuan(sum(known))}元" if known else ""
    told = f"{word}{sums}{'（有数额不明的）' * unknown}"
    return " ".join(part for part in (told, _when(lines)) if part) if lines else ""


def _when(lines: Iterable[Told]) -> str:
    return month_words(month for told in lines for month in told.months)


def found(whole: FourSides, text: str, only: bool = False, **_order: Any) -> tuple[SideLine, ...]:
    """The workers in whose words ``text`` occurs; ``only`` those of whom something differs."""
    words = text.split()
    return tuple(
        line for line in (whole.different if only else whole.lines)
        if all(any(word in part for part in _searched(line)) for word in words)
    )  # fmt: skip


def _searched(line: SideLine) -> tuple[str, ...]:
    return (line.name, line.id_number, *line.titles, line.listed, line.contracts, *(d.words for d in line.differences))


def place_words(places: Iterable[Place]) -> str:
    """Where something is said, as one of several things in a sentence."""
    return "、".join(place.words for place in places)


def of_paper(context: Context, whole: CaseFile) -> dict[str, Any]:
    """What a paper prints of the comparison: every worker, and once what to ask about each kind of difference."""
    laid = laid_out(context, whole)
    return {
        "four_sides.sources": laid.sources,
        "four_sides.different": sum(bool(line.differences) for line in laid.lines),
        "four_sides": [_row(number, line) for number, line in enumerate(laid.lines, start=1)],
        "four_sides.questions": list(_questions(laid)),
    }


def _row(number: int, line: SideLine) -> dict[str, Any]:
    return {
        "line": number,
        "name": line.name,
        "id_number": line.id_number,
        "listed": line.listed,
        "attendance": line.attendance,
        "contracts": line.contracts,
        "payments": line.payments,
        "differences": _differences(line),
        "places": place_words(dict.fromkeys(place for each in line.differences for place in each.places)),
    }


def _differences(line: SideLine) -> str:
    """What differs, else what was compared and does not; no cell of it is left blank."""
    told = [*map(_printed, line.differences), line.compared_words, line.uncompared_of_brought]
    return "\n".join(filter(None, told)) or "没有可以比对的内容。"


def _printed(each: Noted) -> str:
    """What differs, and on a line of its own what was found out about it."""
    return f"{each.rule.title}：{each.words}" + (f"\n{each.found_out}" if each.settled else "")


def _questions(laid: FourSides) -> Iterator[dict[str, Any]]:
    rules = {each.rule.id: each.rule for line in laid.lines for each in line.open}
    for rule in sorted(rules.values(), key=lambda rule: rule.id):
        heads = sum(any(each.rule.id == rule.id for each in line.open) for line in laid.lines)
        yield {"title": rule.title, "heads": heads, "question": rule.question, "basis": rule.basis_text}


def comparison_paper(context: Context, case_rid: str) -> Paper:
    """The comparison as a paper. Raises :class:`Refused` ``form-of-role-missing``."""
    return Paper(context.form_of(Role.COMPARISON), case_rid=case_rid)
