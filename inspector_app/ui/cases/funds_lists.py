"""The lists beside the picture of funds: every line, every worker, every statement, what wants a question."""

from inspector_app.domain.fund_chain import Chain, WorkerFunds
from inspector_app.domain.fund_lines import FundLine
from inspector_app.domain.fund_signs import Sign
from inspector_app.domain.funding import NOT_WAGES, FlowKind, flow_word
from inspector_app.domain.identity import masked_card
from inspector_app.domain.money import yuan
from inspector_app.domain.statement import Statement
from inspector_app.domain.wage_card import CardKeeper, is_away
from inspector_app.support import vocabulary
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.fund_picture import Arrow

_ATTENTION = (*NOT_WAGES, FlowKind.UNKNOWN, FlowKind.BATCH, FlowKind.FAILED)


def _item(name: str, item: str) -> str:
    """How a column of a printed list is headed."""
    return vocabulary.entry(name).items[item].column


def kind_badge(line: FundLine) -> Badge:
    """What a line means; what no worker got, or nobody knows, in the colour of attention."""
    tone = Tone.WARNING if line.kind in _ATTENTION else Tone.OK if line.kind is FlowKind.WAGE else Tone.PLAIN
    return Badge(flow_word(line.kind, inwards=line.inwards), tone)


def line_columns() -> tuple[Column, ...]:
    """The columns of the list of lines."""
    return (
        Column.of("statement_line.day", lambda line: line.line.day.isoformat() if line.line.day else "—", width=104),
        Column.of("statement_line.in_fen", lambda line: yuan(line.fen) if line.inwards else "", "right", 116),
        Column.of("statement_line.out_fen", lambda line: "" if line.inwards else yuan(line.fen), "right", 116),
        Column.of("statement_line.party", lambda line: line.line.party or "—"),
        Column.of("statement_line.words", lambda line: line.line.words or "—", width=150, spare=True),
        Column.of(
            "party_meaning.kind", lambda line: flow_word(line.kind, inwards=line.inwards), width=210, badge=kind_badge
        ),
    )  # fmt: skip


def worker_columns() -> tuple[Column, ...]:
    """The columns of the list of workers."""
    return (
        Column.of("person.name", lambda each: each.worker.name),
        Column(_item("fund_workers", "asked_fen"), _asked, "right", 124),
        Column(_item("fund_workers", "received_fen"), lambda each: yuan(each.received_fen), "right", 124),
        Column(_item("fund_flows", "count"), lambda each: str(len(each.lines)), "right", 64),
        Column(_item("fund_workers", "tail"), _tails, width=88, spare=True),
        Column(tr("收款情况"), lambda each: _state(each).word, width=144, badge=_state),
        Column(tr("一人一卡"), lambda each: _cards(each).word, width=184, badge=_cards),
        Column(_item("fund_workers", "kept"), lambda each: _kept(each).word, width=160, badge=_kept),
    )


def _asked(each: WorkerFunds) -> str:
    return "—" if each.worker.asked_fen is None else yuan(each.worker.asked_fen)


def _tails(each: WorkerFunds) -> str:
    return "、".join(card[-4:] for card in each.cards) or "—"


def _cards(each: WorkerFunds) -> Badge:
    """Whether the wages went to the worker's own card; nothing is said where no line tells a card."""
    if each.card_words:
        return Badge("；".join(each.card_words), Tone.WARNING)
    if not each.cards:
        return Badge("—", Tone.PLAIN)
    return Badge(tr("与登记的相同") if each.worker.card else tr("没有登记卡号"), Tone.PLAIN)


def _kept(each: WorkerFunds) -> Badge:
    kept = each.worker.kept
    away = is_away(kept) or kept.keeper is CardKeeper.UNCLEAR
    return Badge(kept.words or tr("没问过"), Tone.WARNING if away else Tone.PLAIN)


def _state(each: WorkerFunds) -> Badge:
    if not each.lines:
        return Badge(tr("没有收款记录"), Tone.WARNING)
    return Badge(tr("有收款记录"), Tone.OK)


def statement_columns() -> tuple[Column, ...]:
    """The columns of the list of statements."""
    return (
        Column.of("statement.title", lambda each: f"{each.title}　{each.sheet}".strip("　")),
        Column.of("statement.form", lambda each: vocabulary.word(each.form), width=100),
        Column.of("statement.role", lambda each: vocabulary.word(each.role), width=190),
        Column.of("statement.account", lambda each: masked_card(each.account) or "—", width=190, spare=True),
        Column(tr("起止日期"), _days, width=190),
        Column(_item("fund_flows", "count"), lambda each: str(len(each.lines)), "right", 70),
    )


def _days(each: Statement) -> str:
    return f"{each.days[0]}至{each.days[1]}" if each.days else "—"


def sign_columns() -> tuple[Column, ...]:
    """The columns of what wants a question."""
    return (
        Column(tr("提示"), lambda sign: sign.rule.title, width=190),
        Column(tr("看到的情况"), lambda sign: sign.words),
    )


def arrow_columns() -> tuple[Column, ...]:
    """The columns of the picture as a list."""
    return (
        Column(_item("fund_flows", "account"), lambda pair: pair[0], width=220),
        Column.of("party_meaning.inwards", _way, width=70),
        Column.of("party_meaning.kind", lambda pair: pair[1].label),
        Column(_item("fund_flows", "count"), lambda pair: pair[1].detail, width=120),
        Column.of("payment.amount_fen", lambda pair: pair[1].amount or "—", "right", 130),
    )


def _way(pair: tuple[str, Arrow]) -> str:
    return vocabulary.entry("party_meaning.inwards").answer(pair[1].inwards)


def fits(line: FundLine, chain: Chain, words: str) -> bool:
    """Whether a line has these words in what is shown of it."""
    wanted = words.split()
    kind = flow_word(line.kind, inwards=line.inwards)
    text = f"{line.line.party} {line.line.words} {line.line.serial} {yuan(line.fen)} {kind}"
    return all(word in f"{text} {line.line.day} {chain.place(line)}" for word in wanted)


def sign_key(sign: Sign) -> tuple[str, str]:
    """What tells one sign from another."""
    return sign.rule.id, sign.words
