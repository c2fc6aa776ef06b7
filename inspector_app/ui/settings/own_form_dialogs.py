"""改写文书: which form a bureau writes over, then its title, number, wording, copies and route; adopted by an act."""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QWidget

from inspector_app.domain.role import Hand
from inspector_app.support.vocabulary import label, word
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.own_forms import forms_to_write, routes_of, wording_of, write_entries

OWN_FORM = "own-form"
"""The kind of its drafts."""


class FormChoiceDialog(RecordForm):
    """``outcome`` is the form that is to be written over."""

    only_chosen = True

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        words = session.read(forms_to_write)
        asks = (Ask("form", label("number_block.form"), words=words, required=True, wide=True),)
        super().__init__(
            session, tr("改写文书"), {"form": None}, asks, lambda _context, form: form, verb=tr("下一步"), width=560,
            parent=parent, intro=tr("选定一种文书，再改写它的标题、文号、文字、联次和审批流程。"),
        )  # fmt: skip


class OwnFormDialog(RecordForm):
    """``outcome`` is the context that works with the bureau's edition; stays open while what law demands is dropped."""

    def __init__(self, session: Session[Context], form: str, parent: QWidget | None = None) -> None:
        told = session.read(wording_of, form)
        begun = {
            "title": told.title, "number_pattern": told.number_pattern, "source": "", "checked_by": "",
            **told.sentences, "copies": told.copies, "route": told.route,
        }  # fmt: skip
        routes = [(_hands(route), route) for route in session.read(routes_of, form)]
        numbered = tr("{简称}、{年度}、{顺序号}由程序填写，可以移动；没有文号的不填")
        asks = (
            Ask("title", tr("文书标题"), required=True, wide=True),
            Ask("number_pattern", hint=numbered, word="number_block.pattern", wide=True),
            *(Ask(name, words, lines=2) for name, words in told.labels.items()),
            Ask("copies", tr("联次和说明"), tr("每行一联：联次名称，冒号后是联末的说明"), lines=2),
            *([Ask("route", tr("审批流程"), draw=lambda _: _Whole(routes), required=True)] if len(routes) > 1 else []),
            Ask("source", tr("依据"), tr("本级文件和文号，或者谁在什么会上定的"), required=True),
            Ask("checked_by", tr("权利条款的核对人"), tr("权利、责令、后果的条款多了内容时由谁核对")),
        )  # fmt: skip
        intro = tr("{}中的项目由登记的内容填写，可以移动，不要改名；点“采用”后从今天起用本机关的版本。")
        super().__init__(
            session, tr("改写文书"), begun, asks, act(write_entries, form), verb=tr("采用"), width=980, parent=parent,
            intro=intro.format("{ }"), draft=DraftKey(SETTINGS, NEW, OWN_FORM, form), about=told.title,
        )  # fmt: skip
        self.once_there(lambda: QTimer.singleShot(0, self, self.fit))  # by then the long words know their height


class _Whole(ChoiceBox):
    """The hands of a route are few, and seen whole: in a narrow column the last one would be cut."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()


def _hands(route: tuple[Hand, ...]) -> str:
    """经办 → 法制审核 → 负责人."""
    return " → ".join(word(hand) for hand in route)
