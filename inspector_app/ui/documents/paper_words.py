"""How papers and acts are put into words and chips; plain functions over frozen values."""

from collections.abc import Iterable

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.document import Document, DocumentHead, DocumentKind, DocumentState, awaits_signature
from inspector_app.domain.identity import masked_phone
from inspector_app.support import vocabulary
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.usecases.paper_file import PaperFile
from inspector_app.usecases.paper_list import PaperLine, own_number
from inspector_app.usecases.recorded import Difference
from inspector_app.usecases.served_days import ON_NOTICE
from inspector_app.usecases.timeline import told_words

_ON_THE_WAY = {
    DocumentState.DRAFT: (Tone.INFO, "file-pen"),
    DocumentState.RETURNED: (Tone.WARNING, "undo-2"),
    DocumentState.SUBMITTED: (Tone.INFO, "send"),
    DocumentState.REVIEWED: (Tone.INFO, "list-checks"),
    DocumentState.SIGNED_OFF: (Tone.WARNING, "clock"),
    DocumentState.SEALED: (Tone.WARNING, "stamp"),
}
_MOST = 4  # of what moved, named one by one
_ENDED = {DocumentState.VOIDED: "circle-x", DocumentState.WITHDRAWN: "circle-x"}


def state_word(document: DocumentHead, state: DocumentState, *, on_notice: bool = False) -> str:
    """The state in one word; a record that waits for its signature is no draft any more, and whoever is told by a
    public notice that still runs was not served."""
    if on_notice and state is DocumentState.SERVED:
        return ON_NOTICE
    if awaits_signature(document, state):
        return tr("待签字")
    return vocabulary.word(state)


def state_badge(document: Document, state: DocumentState, *, on_notice: bool = False) -> Badge:
    """The chip of a state: colour only where something is still to be done."""
    word = state_word(document, state, on_notice=on_notice)
    if on_notice and state is DocumentState.SERVED:
        return Badge(word, Tone.WARNING, "clock")
    if document.kind is not DocumentKind.OUTGOING and state is DocumentState.SIGNED_OFF:
        return Badge(word, Tone.PLAIN, "circle-check")
    if awaits_signature(document, state):
        return Badge(word, Tone.WARNING, "pencil")
    if state in _ON_THE_WAY:
        tone, icon = _ON_THE_WAY[state]
        return Badge(word, tone, icon)
    return Badge(word, Tone.PLAIN, _ENDED.get(state, "circle-check"))


def list_badge(line: PaperLine) -> Badge | None:
    """The chip in the register; a paper that is done says so in plain words."""
    badge = state_badge(line.document, line.state, on_notice=line.on_notice)
    return badge if badge.tone is not Tone.PLAIN else None


def line_state(line: PaperLine) -> str:
    """The state of a line of the register in one word."""
    return state_word(line.document, line.state, on_notice=line.on_notice)


def printed_words(line: PaperLine) -> str:
    """How many sheets were printed; a dash before there is anything to print."""
    return str(line.printed) if line.document.copies else "—"


def number_words(document: Document) -> str:
    """文号, or what stands in its place."""
    if document.number:
        return document.number
    return own_number(document) or "—" if document.kind is not DocumentKind.OUTGOING else tr("未编号")


def act_title(act: Act) -> str:
    """What an act was, with the copy for a print and the method for a service."""
    word = vocabulary.word(act.kind)
    if act.kind is ActKind.PRINTED:
        label = act.copy or tr("全文")
        return tr("{word}：{label}，{copies}份").format(word=word, label=label, copies=act.copies)
    if act.service:
        return tr("{word}：{method}").format(word=word, method=vocabulary.word(act.service.method))
    if act.result:
        return tr("{word}：{result}").format(word=word, result=vocabulary.word(act.result))
    return word


def act_lines(act: Act) -> tuple[str, ...]:
    """What else an act says, line by line."""
    lines = [act.note, *told_words(act), *_phone_lines(act)]
    service = act.service
    if service:
        who = f"{service.receiver}（{service.receiver_relation}）" if service.receiver_relation else service.receiver
        lines += [
            tr("收件人：{who}").format(who=who) if who else "",
            tr("地点：{place}").format(place=service.place) if service.place else "",
            tr("见证人：{name}").format(name=service.witness) if service.witness else "",
            tr("单号：{text}").format(text=service.tracking) if service.tracking else "",
            service.refusal,
        ]
    if act.evidence_rids:
        lines.append(tr("附证据{count}件").format(count=len(act.evidence_rids)))
    return tuple(line for line in lines if line)


def _phone_lines(act: Act) -> tuple[str, ...]:
    """The call in which a leader approved; a number shows its ends."""
    call = act.phone
    if call is None:
        return ()
    told = tr("电话请示同意：{at}，电话{number}")
    number = masked_phone(call.number) if call.number.isdigit() else call.number
    return told.format(at=chinese_minute(call.at), number=number), call.note


def scan_words(*, lacks: bool) -> str:
    """What is still to do about a record that was signed without a scan, said where the record is read."""
    return tr("签字扫描件还没有补交：请点“查看文书”，再点“补交扫描件”。") if lacks else ""


def paper_words(document: Document) -> str:
    """A paper in one line: what it is, under which number, to whom."""
    return "　".join(part for part in (document.title, document.number, document.addressee) if part)


def resting_words(file: PaperFile) -> str:
    """Which papers lose their ground with this one; empty when none does."""
    if not file.resting:
        return ""
    names = "、".join(paper.called for paper in file.resting)
    return tr("\n据本文书作出的{papers}将失去依据，应当一并撤销或者作废。").format(papers=names)


def moved_words(moved: Iterable[Difference], left: Iterable[str] = ()) -> str:
    """What moved, each with both its values, and which sentences still say what they said."""
    nothing = tr("（空）")
    changes = [
        tr("{label}由“{before}”变为“{now}”").format(
            label=each.label, before=each.stated or nothing, now=each.recorded or nothing
        )
        for each in moved
    ]
    more = tr("等{count}处").format(count=len(changes)) if len(changes) > _MOST else ""
    words = "；".join(changes[:_MOST]) + more
    stays = "、".join(f"“{label}”" for label in left)
    if stays:
        told = tr("登记的内容有变动：{words}。手工改写过的{stays}没有随之改动，请对照修改；其余内容已更新。")
        return told.format(words=words, stays=stays)
    return tr("登记的内容有变动，本文书已随之更新：{words}。请核对后再继续。").format(words=words)
