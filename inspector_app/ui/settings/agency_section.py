"""机关: name, short name, place, address and what else is printed on papers."""

from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_sheet import RecordSheet
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.usecases import settings
from inspector_app.usecases.context import Context


class AgencySection(Section):
    """Saved by its own button; papers already signed off keep what they say."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(session, tr("机关"), tr("印在文书上；改动只影响以后的文书，已签发的不变。"))
        self.sheet = RecordSheet(session.context.agency, session.context.clock.today)
        for ask in (
            Ask("name", hint=tr("写全称。"), required=True, wide=True),
            Ask("short_name", hint=tr("用在文号里。"), required=True),
            Ask("province", hint=tr("决定数额标准和地方期限。"), required=True,
                words=settings.places(session.context.law)),
            *map(Ask, ("address", "phone")),
            Ask("coordinating_office", hint=tr("例如：根治欠薪办。")),
            Ask("legal_review", hint=tr("印在报批表上。")),
            *map(Ask, ("review_organ", "court", "order_rights", "paper_codes", "no_entry_codes")),
        ):  # fmt: skip
            self.sheet.draw(ask)
        self.form = self.sheet.form
        self._refusals = Refusals(self.form, self.notice)
        card = Card()
        card.body.addWidget(self.sheet)
        self.body.addWidget(card)
        self._save = Button(tr("保存机关信息"), "save", Kind.PRIMARY, clicked=self.save)
        self.body.addLayout(buttons(self._save))
        self.body.addStretch(1)
        self.form.dirty_changed.connect(self._allow_saving)
        self._allow_saving(False)
        self.keep(self.form, "agency", tr("机关"))

    def _allow_saving(self, changed: bool) -> None:
        self._save.allow(changed, self.tr("没有改动，不用保存"))

    def read(self) -> None:
        if not self.form.is_dirty:
            self.sheet.show_record(self.session.context.agency)

    def save(self) -> None:
        """Keep the agency."""
        self.session.do(settings.save_agency, self.sheet.entered(), then=self._saved, refused=self._refusals.show)

    def _saved(self, agency: object) -> None:
        self.sheet.show_record(agency)
        self.kept()
        self.done(tr("机关信息已保存。"))
