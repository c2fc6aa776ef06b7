"""One inspector with both certificates: to be added, corrected, renewed or put out of use."""

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from inspector_app.domain.agency import Inspector
from inspector_app.ui.binding import Form
from inspector_app.ui.draft_dialog import DraftDialog
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.usecases import settings
from inspector_app.usecases.context import Context


class InspectorDialog(DraftDialog):
    """:meth:`edit` shows it until the inspector is saved or the person turns back."""

    def __init__(self, session: Session[Context], inspector: Inspector, parent: QWidget | None = None) -> None:
        title = inspector.name or self.tr("新增监察员")
        super().__init__(title, self.tr("保存"), width=620, parent=parent)
        self._session = session
        self.form = Form(inspector, self)
        self._refusals = Refusals(self.form, self.notice)
        today = session.context.clock.today
        fields = {
            "name": Field.of("inspector.name", QLineEdit(), required=True),
            "position": Field.of("inspector.position", QLineEdit()),
            "certificate": Field.of("inspector.certificate", QLineEdit(), required=True),
            "certificate_until": Field.of("inspector.certificate_until", DateEdit("certificate_until", today)),
            "enforcement_certificate": Field.of("inspector.enforcement_certificate", QLineEdit()),
            "enforcement_until": Field.of("inspector.enforcement_until", DateEdit("enforcement_until", today)),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_4)
        grid.setVerticalSpacing(GAP_3)
        for place, (name, field) in enumerate(fields.items()):
            self.form.bind(name, field)
            grid.addWidget(field, place // 2, place % 2)
        self.body.addLayout(grid)
        if not inspector.writer:
            active = QCheckBox(self.tr("在用（停用后不再出现在选择里，以前的记录不变）"))
            self.form.bind("active", active)
            self.body.addWidget(active)
        self.accept_requested.connect(self._save)
        self.keep(session, self.form, DraftKey(SETTINGS, NEW, "inspector", inspector.rid, not inspector.name))

    @classmethod
    def edit(cls, session: Session[Context], inspector: Inspector, parent: QWidget) -> Inspector | None:
        """The saved inspector, or None."""
        box = cls(session, inspector, parent)
        return box.form.value if wait_for(box) else None

    def _save(self) -> None:
        problems = self.form.own_problems()
        if problems:
            self._refusals.show(problems)
            return
        self._session.do(
            settings.save_inspector, self.form.value, then=lambda _saved: self.accept(), refused=self._refusals.show
        )
