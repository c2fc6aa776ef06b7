"""What a person says of the funds: what is agreed of the labour cost, and what the other side of a movement means."""

from collections.abc import Iterable

from inspector_app.domain.fund_lines import FundLine
from inspector_app.domain.funding import INWARDS, OUTWARDS, WHOLE_BP, FlowKind, Funding, Output, PartyMeaning
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.periods import parse_period
from inspector_app.lawbook.fund_rules import ShareRule
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.case_file import refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.funds import funding_of

_VALUE, _DUE = vocabulary.short("output.value_fen"), "应拨"
_FIGURES = {_VALUE: "value_fen", _DUE: "due_fen"}


def shares_offered(context: Context) -> tuple[ShareRule, ...]:
    """Shares that places ask, with their sources; the contract's own goes before them."""
    return context.law.funds.shares


def save_funding(context: Context, funding: Funding) -> Funding:
    """Keep what is agreed of the labour cost.

    Raises :class:`Refused` ``funding-share`` (above nothing, up to the whole), ``funding-unproved`` for a share that is
    said to be checked without a source, ``funding-span``, ``case-ended``.
    """
    if funding.case_rid:
        refuse_ended(context, funding.case_rid)
    problems = []
    if funding.share_bp is not None and not 0 < funding.share_bp <= WHOLE_BP:
        problems.append(Problem("funding-share", "share_bp"))
    if funding.share_verified and not funding.share_source.strip():
        problems.append(Problem("funding-unproved", "share_source"))
    if any(each.first_day and each.last_day and each.last_day < each.first_day for each in funding.outputs):
        problems.append(Problem("funding-span", "outputs"))
    refuse_errors(problems)
    with context.unit("登记资金约定") as unit:
        unit.put(funding)
    return funding


def outputs_text(outputs: Iterable[Output]) -> str:
    """Spans with their figures as they are typed, one a line."""
    return "\n".join(map(_output_line, outputs))


def _output_line(output: Output) -> str:
    days = f"{output.first_day}至{output.last_day}" if output.first_day and output.last_day else ""
    value = f"{_VALUE}{yuan(output.value_fen)}" if output.value_fen is not None else ""
    due = f"{_DUE}{yuan(output.due_fen)}" if output.due_fen is not None else ""
    return " ".join(part for part in (days, value, due, output.note) if part)


def read_outputs(text: str) -> tuple[Output, ...]:
    """The spans of such a text: 2026年3月 产值1000000 应拨250000. Raises :class:`Refused` ``funding-output-line``."""
    return tuple(_output(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip())


def _output(number: int, line: str) -> Output:
    refused = Refused(Problem("funding-output-line", "outputs", details={"line": str(number), "text": line[:30]}))
    period, *rest = line.split()
    told: dict[str, int] = {}
    notes = []
    for part in rest:
        word = next((word for word in _FIGURES if part.startswith(word)), "")
        if not word:
            notes.append(part)
            continue
        try:
            fen = parse_yuan(part.removeprefix(word).lstrip(":："), "outputs")
        except Refused:
            raise refused from None
        if _FIGURES[word] in told:
            raise refused
        told[_FIGURES[word]] = fen
    days = parse_period(period)
    if days is None or not told:
        raise refused
    return Output(*days, told.get("value_fen"), told.get("due_fen"), " ".join(notes))


def meaning_of(line: FundLine, kind: FlowKind, person_rid: str = "") -> PartyMeaning:
    """What a person says of the other side of a line."""
    person = person_rid if kind is FlowKind.WAGE else ""
    return PartyMeaning(line.line.party, line.line.party_account, line.inwards, kind, person)


def say_meaning(context: Context, belongs: Belongs, meaning: PartyMeaning) -> Funding:
    """Remember what the movements of one other side mean; every line of it follows.

    Raises :class:`Refused` ``meaning-way`` for a meaning of the other direction, ``meaning-nobody`` where the statement
    names nobody, ``case-ended``.
    """
    if belongs.case_rid:
        refuse_ended(context, belongs.case_rid)
    if not (meaning.party or meaning.party_account):
        raise Refused(Problem("meaning-nobody", "kind"))
    if meaning.kind not in (INWARDS if meaning.inwards else OUTWARDS):
        raise Refused(Problem("meaning-way", "kind"))
    funding = funding_of(context, belongs)
    known = funding.saying(meaning) if meaning.kind is not FlowKind.UNKNOWN else funding.forgetting(meaning)
    with context.unit("指定款项性质") as unit:
        unit.put(known)
    return known


def kinds_for(*, inwards: bool) -> tuple[FlowKind, ...]:
    """The meanings that a person may choose for one direction."""
    chosen = INWARDS if inwards else OUTWARDS
    return tuple(kind for kind in chosen if kind not in (FlowKind.BATCH, FlowKind.FAILED))
