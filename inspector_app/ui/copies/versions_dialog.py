"""版本并存: the versions of a record side by side, field by field where they differ; a person says which one stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.ui.drawn import Ask
from inspector_app.ui.layouts import see_through
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.theme import GAP_2, GAP_4
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases import versions
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey

KIND = "versions"
"""The kind of the draft in which a reason is typed."""
_TOP = Qt.AlignmentFlag.AlignTop


class VersionsDialog(RecordForm):
    """``outcome`` is the record as it stands from then on."""

    def __init__(self, session: Session[Context], record: versions.Beside, parent: QWidget | None = None) -> None:
        differences, same = session.read(versions.differences, record)
        asks = (
            Ask("side", tr("以哪个为准"), words=[(each.whose, each.key) for each in record.sides], required=True),
            Ask("reason", tr("理由"), tr("凭什么认定，例如营业执照、与谁核对"), required=True, lines=2),
        )
        intro = "\n".join(each for each in (record.words, advice_words(record)) if each)
        super().__init__(
            session, tr("核定版本"), {}, asks, act(versions.settle, record.rid), verb=tr("核定"), columns=1,
            draft=DraftKey(SETTINGS, record.rid, KIND), about=record.name, parent=parent, intro=intro, width=760,
        )  # fmt: skip
        self.inside.insertWidget(0, side_by_side([each.whose for each in record.sides], differences, same))


def advice_words(record: versions.Beside) -> str:
    """By what the other version came, and what the office said of it."""
    came = tr("对方的版本随{}带来。").format(record.source) if record.source else ""
    return came + (tr("办公室：{}").format(record.advice) if record.advice else "")


def side_by_side(
    heads: Sequence[str], differences: Sequence[versions.Difference], same: int, verbs: Sequence[QWidget] = ()
) -> QWidget:
    """A column for each version and a line for each field in which they differ; each of ``verbs`` stands below its
    column."""
    whole = see_through()
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP_4)
    grid.setVerticalSpacing(GAP_2)
    for column, head in enumerate(heads, start=1):
        grid.addWidget(Label(head, Role.STRONG, wrap=True), 0, column, _TOP)
        grid.setColumnStretch(column, 1)
    for row, each in enumerate(differences, start=1):
        grid.addWidget(Label(each.label, Role.SMALL), row, 0, _TOP)
        for column, words in enumerate(each.words, start=1):
            grid.addWidget(Label(words, Role.BODY, wrap=True), row, column, _TOP)
    rest = tr("其余{}项相同。").format(same) if same else ""
    grid.addWidget(Label(rest, Role.SMALL), len(differences) + 1, 0, 1, -1)
    for column, verb in enumerate(verbs, start=1):
        grid.addWidget(verb, len(differences) + 2, column, Qt.AlignmentFlag.AlignLeft)
    return whole
