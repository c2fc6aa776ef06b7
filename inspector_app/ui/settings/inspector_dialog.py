"""One inspector with both certificates: to be added, corrected, renewed or put out of use."""

from PySide6.QtWidgets import QCheckBox, QWidget

from inspector_app.domain.agency import Inspector
from inspector_app.support.vocabulary import label
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.settings import save_inspector

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
