"""四方核对 of a case for window, command line and paper: what each side says of a worker, and what differs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.brought_list import BroughtList, Side, month_words, months_of
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.four_sides import Place, Sides, Told, Worker
from inspector_app.domain.money import yuan
from inspector_app.domain.side_looks import Compared, Difference, compare
from inspector_app.domain.side_sums import days_of, plain_days
from inspector_app.support import vocabulary
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.side_lists import sides_of

NOTHING, NOT_BROUGHT = "没有", "未收到"


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

    @property
    def differences(self) -> tuple[Difference, ...]:
        return self.compared.differences

    @property
    def titles(self) -> str:
        """What differs, by name: 天数不同、没有劳动合同."""
        return "、".join(dict.fromkeys(each.rule.title for each in self.differences))


@dataclass(frozen=True, slots=True)
class FourSides:
    """The comparison of one case: the lists that were brought, and every worker, differences first."""

    case_rid: str
    title: str
    lists: tuple[BroughtList, ...]
    lines: tuple[SideLine, ...]

    @property
    def different(self) -> tuple[SideLine, ...]:
        """Those of whom something differs."""
        return tuple(line for line in self.lines if line.differences)

    @property
    def sources(self) -> str:
        """Which lists were laid beside each other, in words."""
        told = [f"{vocabulary.word(each.kind)}{source_words(each)}" for each in self.lists]
        missing = [vocabulary.word(side) for side in Side if side not in {each.kind for each in self.lists}]
        none = [f"没有收到{'、'.join(missing)}的名单"] if missing else []
        return "；".join([*told, *none])


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
    sides = Sides(whole.claims, whole.people, lists, whole.payments, employers)
    found = compare(context.law.four_sides.values(), sides)
    return FourSides(whole.case.rid, whole.case.title, lists, tuple(_line(each, sides) for each in found))


def _line(compared: Compared, sides: Sides) -> SideLine:
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
    )


def _claim_words(claim: WageClaim) -> str:
    """2025年3月至5月 60工 380元/日 已发2,000.00 工人主张20,800.00: what is told of it."""
    amounts = {name: getattr(claim, name) for name in ("earned_fen", "received_fen", "claimed_fen")}
    told = [
        month_words(months_of(claim.first_day, claim.last_day)), claim.attendance, claim.rate,
        *(f"{vocabulary.short(f'wage_claim.{name}')}{yuan(fen)}" for name, fen in amounts.items() if fen is not None),
    ]  # fmt: skip
    return " ".join(part for part in told if part) or "未填"


def _side_words(worker: Worker, sides: Sides, side: Side) -> str:
    lines = worker.of(side)
    if not lines:
        unclear = any(told.side is side for told in worker.unclear)
        return "同名未对应" if unclear else NOTHING if sides.has(side) else NOT_BROUGHT
    return {Side.ATTENDANCE: _attended, Side.CONTRACTS: _agreed, Side.PAYMENTS: _paid}[side](lines)


def _attended(lines: Sequence[Told]) -> str:
    days = days_of(lines)
    known = f"{plain_days(days)}天" if days is not None else "天数不明"
    return " ".join(part for part in (_when(lines), known) if part)


def _agreed(lines: Sequence[Told]) -> str:
    told = []
    for each in lines:
        line = each.line
        signed = {True: "已签", False: "未签", None: ""}[line.signed]
        days = [f"{word}{day.isoformat()}" for word, day in (("进场", line.entered_on), ("退场", line.left_on)) if day]
        told.append(" ".join(part for part in (signed, line.rate, line.employer, _when([each]), *days) if part))
    return "；".join(dict.fromkeys(part or "有登记" for part in told))


def _paid(lines: Sequence[Told]) -> str:
    brought = [told for told in lines if told.list_rid]
    here = [told for told in lines if not told.list_rid]
    parts = []
    if brought:
        sums = [told.line.paid_fen for told in brought if not told.line.failed]
        known = [fen for fen in sums if fen is not None]
        paid = f"{yuan(sum(known))}元" + ("（有不明的）" if len(known) < len(sums) else "")
        parts.append(" ".join(part for part in (_when(brought), paid) if part))
    if here:
        parts.append(f"本案登记{yuan(sum(told.line.paid_fen or 0 for told in here))}元")
    return "；".join(parts)


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
    return (line.name, line.id_number, line.titles, line.listed, line.contracts, *(d.words for d in line.differences))


def place_words(places: Iterable[Place]) -> str:
    """Where something is said, as one of several things in a sentence."""
    return "、".join(place.words for place in places)


def of_paper(context: Context, whole: CaseFile) -> dict[str, Any]:
    """What a paper prints of the comparison: every worker, and once what to ask about each kind of difference."""
    laid = laid_out(context, whole)
    return {
        "four_sides.sources": laid.sources,
        "four_sides.different": len(laid.different),
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
        "differences": "\n".join(f"{each.rule.title}：{each.words}" for each in line.differences),
        "places": place_words(dict.fromkeys(place for each in line.differences for place in each.places)),
    }


def _questions(laid: FourSides) -> Iterator[dict[str, Any]]:
    rules = {each.rule.id: each.rule for line in laid.lines for each in line.differences}
    for rule in sorted(rules.values(), key=lambda rule: rule.id):
        heads = sum(any(each.rule.id == rule.id for each in line.differences) for line in laid.lines)
        yield {"title": rule.title, "heads": heads, "question": rule.question, "basis": rule.basis_text}
