"""机关: name, short name, place, address and what else is printed on papers."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from inspector_app.ui.binding import Form
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons
from inspector_app.ui.theme import GAP_3, GAP_4
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.field import Field
from inspector_app.usecases import settings
from inspector_app.usecases.context import Context


class AgencySection(Section):
    """Saved by its own button; papers already signed off keep what they say."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("机关"), self.tr("印在文书上；改动只影响以后的文书，已签发的不变。"), parent)
        self.form = Form(session.context.agency, self)
        self._refusals = Refusals(self.form, self.notice)
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP_4)
        grid.setVerticalSpacing(GAP_3)
        for number, (name, field) in enumerate(self._fields().items()):
            self.form.bind(name, field)
            if name == "name":
                grid.addWidget(field, 0, 0, 1, 2)
            else:
                grid.addWidget(field, 1 + (number - 1) // 2, (number - 1) % 2)
        card.body.addLayout(grid)
        self.body.addWidget(card)
        self._save = Button(self.tr("保存机关信息"), "save", Kind.PRIMARY, clicked=self.save)
        self.body.addLayout(buttons(self._save))
        self.body.addStretch(1)
        self.form.undo_keys(self)
        self.form.dirty_changed.connect(self._save.setEnabled)
        self._save.setEnabled(False)
        self.keep(self.form, "agency", self.tr("机关"))

    def read(self) -> None:
        if not self.form.is_dirty:
            self.form.load(self.session.context.agency)

    def save(self) -> None:
        """Keep the agency."""
        self.session.do(settings.save_agency, self.form.value, then=self._saved, refused=self._refusals.show)

    def _fields(self) -> dict[str, Field]:
        return {
            "name": Field.of("agency.name", QLineEdit(), self.tr("写全称。"), required=True),
            "short_name": Field.of("agency.short_name", QLineEdit(), self.tr("用在文号里。"), required=True),
            "province": Field.of(
                "agency.province",
                ChoiceBox(settings.places(self.session.context.law)),
                self.tr("决定数额标准和地方期限。"),
                required=True,
            ),
            "address": Field.of("agency.address", QLineEdit()),
            "phone": Field.of("agency.phone", QLineEdit()),
            "coordinating_office": Field.of("agency.coordinating_office", QLineEdit(), self.tr("例如：根治欠薪办。")),
            "legal_review": Field.of("agency.legal_review", QLineEdit(), self.tr("印在报批表上。")),
        }

    def _saved(self, agency: object) -> None:
        self.form.load(agency)
        self.kept()
        self.done(self.tr("机关信息已保存。"))
