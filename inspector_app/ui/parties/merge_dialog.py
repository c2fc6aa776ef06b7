"""合并: two records side by side, which fact of each pair is right, and why they are one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.domain.records import kind_of
from inspector_app.support import vocabulary
from inspector_app.ui.drawn import Ask
from inspector_app.ui.parties.party_words import described
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import PARTIES
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.merging import Difference, Merging, Side, merge, separate

_LONGEST = 26


class MergePartiesDialog(RecordForm):
    """``outcome`` is the record that goes on for both."""

    def __init__(self, session: Session[Context], merging: Merging, parent: QWidget | None = None) -> None:
        self._merging = merging
        kind = kind_of(merging.kept)
        asks = [
            Ask(each.field, vocabulary.label(f"{kind}.{each.field}"), required=True, lacking="merge-choose", wide=True,
                draw=partial(_sides, each))
            for each in merging.differences
        ]  # fmt: skip
        asks.append(Ask("reason", tr("合并理由"), tr("怎样核对出是同一个人（单位）的"), required=True, lines=2))
        begin = {ask.name: "" for ask in asks}
        key = DraftKey(PARTIES, merging.kept.rid, "merge", merging.other.rid)
        super().__init__(
            session, tr("合并{0}").format(vocabulary.record_word(kind)), begin, asks, _merge(merging), draft=key,
            verb=tr("合并"), intro=_intro(merging), about=merging.kept.name, width=820, parent=parent,
        )  # fmt: skip


class SeparateDialog(RecordForm):
    """分开: why two records that were merged are not one."""

    def __init__(
        self, session: Session[Context], kept: Person | Company, other: Person | Company, parent: QWidget | None = None
    ) -> None:
        intro = tr(
            "“{other}”的记录将恢复到合并前：原来引用它的案件、明细、笔录、文书重新指向它；合并之后新登记的留在“{kept}”名下。"
        )
        super().__init__(
            session, tr("分开已合并的记录"), {"reason": ""}, (Ask("reason", tr("分开理由"), required=True, lines=2),),
            lambda context, reason: separate(context, other.rid, reason),
            draft=DraftKey(PARTIES, kept.rid, "separate", other.rid), verb=tr("分开"),
            intro=intro.format(other=other.name, kept=kept.name), about=kept.name, width=620, parent=parent,
        )  # fmt: skip


def _merge(merging: Merging) -> Callable[..., Person | Company]:
    def call(context: Context, reason: str, **sides: str) -> Person | Company:
        chosen = {name: Side(side) for name, side in sides.items() if side}
        return merge(context, merging.kept.rid, merging.other.rid, chosen, reason)

    return call


def _sides(difference: Difference, _form: RecordForm) -> Segmented:
    """Both values of a fact, none chosen at first."""
    pairs = ((difference.kept, Side.KEPT), (difference.other, Side.OTHER))
    return Segmented([Segment(_short(words), str(side)) for words, side in pairs])


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _intro(merging: Merging) -> str:
    kept, other = merging.kept, merging.other
    lines = [
        tr("保留：{name}（{told}）").format(name=kept.name, told=described(kept) or tr("没有其他资料")),
        tr("并入：{name}（{told}）").format(name=other.name, told=described(other) or tr("没有其他资料")),
    ]
    if merging.why:
        lines.append(tr("提示：{why}").format(why=vocabulary.word(merging.why)))
    if merging.filled:
        lines.append(tr("只有并入的一条记有，一并采用：{0}").format("、".join(merging.filled)))
    moved = "、".join(merging.moved) if merging.moved else tr("没有")
    lines.append(tr("改为引用保留的一条：{0}。已经签发、打印的文书文字不变。").format(moved))
    if merging.differences:
        lines.append(tr("以下两条记录不同，逐项选择以哪一个为准（左边是保留的一条，右边是并入的一条）："))
    return "\n".join(lines)
