"""Tells in the header of the editor what became of its draft, and in its foot; in the notice, when it was not kept."""

from PySide6.QtCore import QObject

from inspector_app.domain.dates import iso_minute
from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page import Page
from inspector_app.usecases.context import Context


class DraftBadge(QObject):
    """Follows the keeper of a page; ``promise`` says in the foot whether typing is kept by itself."""

    def __init__(self, page: Page, keeper: DraftKeeper, session: Session[Context]) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self.promise = Label("", Role.SMALL)
        self._tell(unkept=False)
        keeper.kept.connect(self._kept)
        keeper.dropped.connect(self._dropped)
        keeper.failed.connect(self._not_kept)

    def begin(self, *, restored: bool) -> None:
        """Another paper was opened, with its draft or without."""
        self._tell(unkept=False)
        self._page.header.set_badge(Badge(self.tr("草稿已恢复"), Tone.OK) if restored else None)

    def _dropped(self) -> None:
        """Nothing of the paper is unsaved."""
        self._page.header.set_badge(None)
        self._written()

    def _kept(self) -> None:
        time = iso_minute(self._session.context.clock.now())[-5:]
        self._page.header.set_badge(Badge(self.tr("草稿已保存 {time}").format(time=time), Tone.OK))
        self._written()

    def _written(self) -> None:
        if self._is_unkept:
            self._tell(unkept=False)
            self._page.notice.clear()

    def _not_kept(self, trouble: Trouble) -> None:
        self._tell(unkept=True)
        self._page.header.set_badge(Badge(self.tr("草稿没有存上"), Tone.DANGER))
        self._page.notice.say(sentence(trouble.code, trouble.details), Tone.DANGER)

    def _tell(self, *, unkept: bool) -> None:
        self._is_unkept = unkept
        self.promise.setText(self.tr("没有存上，能写入后自动补存") if unkept else self.tr("自动保存草稿"))
