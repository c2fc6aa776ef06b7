"""Ctrl+S in the wage list, and what is said there of a draft that could not be kept as long as that is so."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.ui.cases.claims_model import ClaimsModel
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.notice import Notice


class ClaimsSave(QObject):
    """A cell goes into the list as it is left; Ctrl+S takes in the open one, which stays open (``take_in``), and what
    the store could not take before, for want of room or of its folder."""

    def __init__(
        self, page: QWidget, keeper: DraftKeeper, model: ClaimsModel, notice: Notice, take_in: Callable[..., None]
    ) -> None:
        super().__init__(page)
        self._keeper, self._model, self._notice, self._take_in = keeper, model, notice, take_in
        self._not_kept = ""
        keeper.failed.connect(self._note)
        for signal in (keeper.kept, keeper.dropped):
            signal.connect(self._kept)
        save = PageKey(self.tr("保存"), ("Ctrl+S",), self.save)
        bind_keys(page, (save,))  # while it is in sight: who came by its tab has the focus there

    def save(self) -> None:
        """Take the open cell in and say how the list stands; a refusal that is shown says it already."""
        self._take_in(stays=True)
        self._model.keep_waiting(self.tr("存入没有存上的格"))
        self._keeper.flush()
        if self._keeper.unwritten is not None or self._notice.sentence:
            return
        if all(row.is_kept for row in self._model.rows):
            self._notice.say(self.tr("明细已全部存上。"), Tone.OK)
        else:
            words = self.tr("红框的格和新添的行没有存入明细，已存为草稿，改正后自动存入。")
            self._notice.say(words, Tone.WARNING)

    def _note(self, trouble: Trouble) -> None:
        self._not_kept = sentence(trouble.code, trouble.details)

    def _kept(self) -> None:
        """There is room, or the folder is back in its place."""
        words, self._not_kept = self._not_kept, ""
        if words:
            self._notice.take_back(words)
