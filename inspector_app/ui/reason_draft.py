"""What is written in the box of a reason is a draft like what is typed in any dialog: a lock or a cut loses nothing."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from inspector_app.support.errors import Trouble
from inspector_app.ui.composition import compose_on
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.reason_box import ReasonBox
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.draft_text import first_words
from inspector_app.usecases.draft_values import composed_in, written
from inspector_app.usecases.drafts import discard_draft, draft

_REASON = "reason"


class ReasonDraft(QObject):
    """Begins with what was kept under the key. One that is given stays until the act is done (:func:`forget`), for the
    act may be refused; one that is given up lies in the bin."""

    def __init__(self, session: Session[Context], box: ReasonBox, key: DraftKey) -> None:
        super().__init__(box)
        self._session, self._box = session, box
        self._keeper = DraftKeeper(box, session, str(key), self._now, lambda: not box.reason())
        found = session.read(draft, str(key))
        if found is not None:
            box.text.set_value(str(found.body.get(_REASON) or ""))
            QTimer.singleShot(0, self, lambda: compose_on(box, composed_in(found.body)))
        box.text.value_changed.connect(self._keeper.touch)
        box.given.connect(self._stop)
        box.given_up.connect(self._throw_away)

    def _now(self) -> tuple[str, str]:
        text = self._box.text.value()
        about = first_words([text])
        title = tr("理由：{0}").format(self._box.title)
        body = written({_REASON: text}, told={_REASON: (tr("理由"), "")})
        return f"{title}：{about}" if about else title, body

    def _stop(self) -> None:
        self._keeper.flush()
        self._keeper.stop()

    def _throw_away(self) -> None:
        self._stop()
        with suppress(Trouble):  # it is offered once more
            self._session.read(discard_draft, self._keeper.key)
        self._session.drafts_changed.emit()
