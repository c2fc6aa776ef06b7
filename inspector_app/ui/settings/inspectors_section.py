"""监察员: the owner of this store and the partners, with certificates that may run out."""

from datetime import date, timedelta

from inspector_app.domain.agency import Inspector
from inspector_app.support import vocabulary
from inspector_app.ui.session import Session
from inspector_app.ui.settings.dialogs import InspectorDialog
from inspector_app.ui.settings.section import Section, buttons, rows_in_sight
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases import settings
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey

_SOON = timedelta(days=60)
_HEIGHT = (320, 30)  # least pixels, most rows


def standing(inspector: Inspector, today: date) -> Badge:
    """本机使用人, 在用, 停用, or what is wrong with a certificate."""
    if not inspector.active:
        return Badge(tr("已停用"), Tone.PLAIN)
    if inspector.expired_on(today):
        return Badge(tr("证件已过期"), Tone.DANGER)
    ends = [day for day in (inspector.certificate_until, inspector.enforcement_until) if day]
    if ends and min(ends) <= today + _SOON:
        return Badge(tr("证件将到期"), Tone.WARNING)
    return (
        Badge(vocabulary.label("inspector.writer"), Tone.INFO, "user")
        if inspector.writer
        else Badge(vocabulary.label("inspector.active"), Tone.OK)
    )


def certificate_words(number: str, until: date | None) -> str:
    """A certificate's number with its last day, short enough for a column in the large letters of bright light."""
    if not number:
        return "—"
    return tr("{}（至{}）").format(number, until.isoformat()) if until else number


class InspectorsSection(Section):
    """A double click or Enter edits."""

    def __init__(self, session: Session[Context]) -> None:
        super().__init__(
            session,
            self.tr("监察员"),
            self.tr("询问、检查、送达须两名持证监察员。证件换发后在这里改有效期；过期的只提醒，不拦截。"),
        )

        def badge(inspector: Inspector) -> Badge:
            return standing(inspector, session.context.clock.today())

        columns = (
            Column.of("inspector.name", lambda i: i.name, width=120),
            Column.of("inspector.certificate", lambda i: certificate_words(i.certificate, i.certificate_until)),
            Column.of(
                "inspector.enforcement_certificate",
                lambda i: certificate_words(i.enforcement_certificate, i.enforcement_until),
            ),
            Column(self.tr("状态"), lambda i: badge(i).word, width=150, badge=badge),
        )
        self.table = rows_in_sight(columns, self.tr("监察员"), _HEIGHT)
        self.table.opened.connect(self._edit)
        self._edit_button = Button(self.tr("修改…"), "pencil", clicked=lambda: self._edit(self.table.chosen_record()))
        self._edit_button.allow(False, self.tr("先在上面选择一行"))
        self.table.chosen.connect(lambda _inspector: self._edit_button.allow(True, ""))
        add = Button(self.tr("新增监察员…"), "plus", Kind.PRIMARY, clicked=lambda: self._edit(settings.new_inspector()))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(buttons(add, self._edit_button))

    def read(self) -> None:
        self.table.show_records(self.session.read(settings.inspectors), lambda inspector: inspector.rid, of=self)

    def go_on(self, key: DraftKey) -> None:
        known = {inspector.rid: inspector for inspector in self.session.read(settings.inspectors)}
        self._edit(known.get(key.detail) or settings.new_inspector())

    def _edit(self, inspector: Inspector | None) -> None:
        if inspector is not None:
            InspectorDialog.ask(self.session, inspector, self)
