"""群体性事件 by one key: the incident as it is known, and at once its 初报, or the 续报 of one that goes on."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from inspector_app.domain.incident import Incident
from inspector_app.ui.oversight.watching_forms import entry_form, part_form
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT, ShowSection
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.watching import level_of, new_part

INCIDENT_KEY = "F7"
INCIDENT_WORDS = tr("群体性事件：写初报、续报")


def report_incident(
    session: Session[Context], here: Callable[[Context], tuple[Incident, bool]], parent: QWidget
) -> None:
    """Write the next report of what happens ``here``, and show the entry, from which 突发事件快报 is made; whoever
    turns back stays here."""
    incident, is_new = session.read(here)
    if is_new:
        form = entry_form(session, incident, True, parent)
        _propose_level(session, form)
        incident = form.ask_now()
    if incident is None:
        return
    if part_form(session, session.read(new_part, incident), incident, True, parent).ask_now() is not None:
        session.go(OVERSIGHT, ShowSection("watching", incident.rid, leads_back=True))


def _propose_level(session: Session[Context], form: RecordForm) -> None:
    """The level follows from how many gathered, as the bureau's plan says, until somebody writes another."""
    proposed = ""

    def follow(name: str) -> None:
        nonlocal proposed
        if name == "heads" and form.form.value["level"] in ("", proposed):
            proposed = session.read(level_of, form.form.value["heads"])
            form.form.put("level", proposed)

    form.form.changed.connect(follow)
