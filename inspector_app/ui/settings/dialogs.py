"""What is entered in the settings by a dialog: blocks of numbers, numbers used on paper, inspectors."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from inspector_app.domain.agency import Inspector
from inspector_app.support.vocabulary import label
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.translation import tr
from inspector_app.usecases import numbers
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.rule_texts import RULES, rule_text, write_rule
from inspector_app.usecases.settings import save_inspector


class BlockDialog(RecordForm):
    """Leases a block; stays open while it is refused."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        year = session.context.clock.today().year
        forms = session.read(numbers.numbered_forms)
        asks = (
            Ask("form", word="number_block.form", words=forms, required=True, wide=True),
            Ask("first", word="number_block.first", kind=int, required=True),
            Ask("last", word="number_block.last", kind=int, required=True),
        )
        super().__init__(
            session, tr("登记号段"), dict.fromkeys(("form", "first", "last")), asks, numbers.lease_new_block,
            verb=tr("登记"), draft=DraftKey(SETTINGS, NEW, "block"), width=560, parent=parent,
            intro=tr("{}年办公室分给本机使用的一段文号。").format(year),
        )  # fmt: skip


class PaperDialog(RecordForm):
    """Asks up to which number a block was already used by hand."""

    def __init__(self, session: Session[Context], line: numbers.BlockLine, parent: QWidget | None = None) -> None:
        block, name = line.block, "used_on_paper"
        hint = tr("下一份文书从它的后一号开始。")
        asks = (Ask(name, tr("手工已用到"), hint, kind=int, required=True, wide=True),)
        about = tr("{}　第{}—{}号").format(line.title, block.first, block.last)
        super().__init__(
            session, tr("续接手工文号"), {name: line.highest if line.highest >= block.first else None}, asks,
            act(numbers.continue_after_paper, block.rid), verb=tr("续接"), width=560, parent=parent,
            intro=about, about=about,
            draft=DraftKey(SETTINGS, NEW, "paper", block.rid),
        )  # fmt: skip


_ASKS = (
    Ask("name", required=True),
    Ask("position"),
    Ask("certificate", required=True),
    Ask("certificate_until"),
    Ask("enforcement_certificate"),
    Ask("enforcement_until"),
)


class InspectorDialog(RecordForm):
    """``ask`` gives back the inspector as saved, or None."""

    def __init__(self, session: Session[Context], inspector: Inspector, parent: QWidget | None = None) -> None:
        stays = tr("停用后不再出现在选择里，以前的记录不变")
        active = Ask("active", hint=stays, draw=lambda _form: QCheckBox(label("inspector.active")), wide=True)
        asks = _ASKS if inspector.writer else (*_ASKS, active)
        key = DraftKey(SETTINGS, NEW, "inspector", inspector.rid, not inspector.name)
        title = tr("修改监察员") if inspector.name else tr("新增监察员")
        super().__init__(session, title, inspector, asks, save_inspector, draft=key, width=620, parent=parent)


_MARKS = tr("每条以[[ ]]开头；mark：V核对过原文，V*二手来源，M未核实，D自拟")


class RuleDialog(RecordForm):
    """Rules that are left to the bureau, written over as text; ``outcome`` is the context that works with them."""

    def __init__(self, session: Session[Context], name: str, parent: QWidget | None = None) -> None:
        asks = (
            Ask("text", tr("全文"), _MARKS, lines=16, required=True, wide=True),
            Ask("source", tr("依据"), tr("本级文件的名称和文号，或者谁在什么会上定的"), required=True, wide=True),
        )  # fmt: skip
        begun = {"text": session.read(rule_text, name), "source": ""}
        super().__init__(
            session, RULES[name], begun, asks, act(write_rule, name), verb=tr("采用"), width=860, parent=parent,
            intro=tr("点“采用”后按本机关的规则办；每次采用的全文都留着，可以在“本机关版本”里停用。"),
            draft=DraftKey(SETTINGS, NEW, "rule", name), about=RULES[name],
        )  # fmt: skip
        self.select("text", 0, 0)  # a long text is read from its beginning
        self.once_there(lambda: QTimer.singleShot(0, self, self.fit))  # by then the long words know their height
