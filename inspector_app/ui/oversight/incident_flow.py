"""群体性事件 by one key: the incident as it is known, and at once its 初报, or the 续报 of one that goes on."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dates import chinese_time
from inspector_app.domain.incident import Incident
from inspector_app.ui.oversight.watching_forms import entry_form, part_form
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT, ShowSection
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.incident_here import incidents_it_may_be
from inspector_app.usecases.watching import level_of, new_part

INCIDENT_KEY = "F7"
INCIDENT_WORDS = tr("群体性事件：写初报、续报")
_NEW, _MOST = tr("新的事件"), 4


def report_incident(
    session: Session[Context], here: Callable[[Context], tuple[Incident, bool]], parent: QWidget
) -> None:
    """Write the next report of what happens ``here``, and show the entry, from which 突发事件快报 is made; whoever
    turns back stays here. Before one is begun while others go on that it may be, it is asked whether it is one of
    these."""
    begun, is_new = session.read(here)
    incident: Incident | None = begun
    if is_new and (known := session.read(incidents_it_may_be, begun)):
        incident, is_new = _chosen(session, known, begun)
    if is_new and incident is not None:
        form = entry_form(session, incident, True, parent)
        _propose_level(session, form)
        incident = form.ask_now()
    if incident is None:
        return
    if part_form(session, session.read(new_part, incident), incident, True, parent).ask_now() is not None:
        session.go(OVERSIGHT, ShowSection("watching", incident.rid, leads_back=True))


def _chosen(session: Session[Context], known: Sequence[Incident], begun: Incident) -> tuple[Incident | None, bool]:
    """One that goes on, or the one that begins now (True); None for neither."""
    going_on = {tr("续报：{0}（{1}）").format(each.place, chinese_time(each.began_at)): each for each in known[:_MOST]}
    question, said = tr("有正在处置的群体性事件，续报还是新的事件？"), tr("同一事件只登记一次，情况有变化的写续报。")
    way = session.messages.choose(question, said, [_NEW, *reversed(going_on)])
    return (begun, True) if way == _NEW else (going_on.get(way), False)


def _propose_level(session: Session[Context], form: RecordForm) -> None:
    """The level follows from how many gathered, as the bureau's plan says, until somebody writes another."""
    proposed = ""

    def follow(name: str) -> None:
        nonlocal proposed
        if name == "heads" and form.form.value["level"] in ("", proposed):
            proposed = session.read(level_of, form.form.value["heads"])
            form.form.put("level", proposed)

    form.form.changed.connect(follow)
