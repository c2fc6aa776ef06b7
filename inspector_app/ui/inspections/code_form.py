"""补登扫码入企 of a visit whose record is signed already."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from inspector_app.domain.inspection import Inspection
from inspector_app.ui.code_entry import CodeEntry
from inspector_app.ui.drawn import Ask
from inspector_app.ui.record_form import RecordForm, act
from inspector_app.ui.session import Session
from inspector_app.ui.targets import INSPECTIONS
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.entry_codes import entry_code_in, make_up_code

MAKE_UP = tr("补登扫码入企")
CODE = "entry-code"
"""The kind of its drafts."""


def code_form(session: Session[Context], visit: Inspection, parent: QWidget | None = None) -> RecordForm:
    """The code that was scanned on the way out, or that nobody will scan it and why."""
    asks = (
        Ask(
            "entry_code", word="inspection.entry_code", draw=lambda _form: CodeEntry(session, entry_code_in), wide=True
        ),
        Ask("scanned_at", word="inspection.scanned_at", kind=datetime),
        Ask("given_up", tr("不再补扫"), tr("选“是”的不再提醒，以后仍可以补登"), kind=bool),
        Ask("entry_code_why", word="inspection.entry_code_why", wide=True),
    )
    begun = {
        "entry_code": visit.entry_code, "scanned_at": visit.scanned_at, "given_up": False,
        "entry_code_why": visit.entry_code_why,
    }  # fmt: skip
    form = RecordForm(
        session, MAKE_UP, begun, asks, act(make_up_code, visit.rid), verb=tr("登记"), width=640,
        draft=DraftKey(INSPECTIONS, visit.rid, CODE), parent=parent,
        intro=tr("笔录签字以后补扫的，编码登记在这里；笔录的文字不变。"),
    )  # fmt: skip
    form.sheet.changed.connect(lambda name: _note_time(session, form, visit) if name == "entry_code" else None)
    return form


def _note_time(session: Session[Context], form: RecordForm, visit: Inspection) -> None:
    """As on the page of the visit: it is scanned now, and who types it later corrects that."""
    was_left = visit.scan_later or visit.entry_code_why  # nobody scanned on the way in
    if was_left and form.value("entry_code") and form.value("scanned_at") is None:
        form.form.put("scanned_at", session.context.clock.now())
