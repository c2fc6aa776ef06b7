"""Types into several dialogs at once, for ever, and says on standard output what was kept: to be killed while it types.

Run as ``python -m tests.journeys.typist STORE PASSPHRASE``.
"""

import json
import sys
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.project import Project
from inspector_app.support.clock import SystemClock
from inspector_app.ui.cases.lead_dialog import LeadDialog
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.parties.party_dialogs import CompanyDialog, PersonDialog
from inspector_app.ui.projects.dialogs import HazardDialog, ProjectDialog
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.usecases import hazards
from inspector_app.usecases.context import Context
from inspector_app.usecases.store_file import open_store

SENTENCE = "工资要等到年底一起结，去年的也没有结清。"


def dialogs(session: Session[Context]) -> dict[str, RecordForm]:
    """A dialog of each kind by the name of the entry that is typed into; two leads and two persons at once."""
    context = session.context
    day, project = context.clock.today(), context.store.all(Project)[0]
    return {
        "facts#1": LeadDialog(session, Lead("lead-1", LeadKind.COMPLAINT, day, "来访")),
        "facts#2": LeadDialog(session, Lead("lead-2", LeadKind.COMPLAINT, day, "来访")),
        "address#1": PersonDialog(session, None),
        "address#2": PersonDialog(session, None),
        "facts#3": HazardDialog(session, hazards.new_hazard(context, project.rid)),
        "note#1": ProjectDialog(session, project),
        "note#2": CompanyDialog(session, None),
    }


def main(store: str, passphrase: str) -> None:
    """Type until killed."""
    app = QApplication([])
    session = Session(open_store(Path(store), passphrase, SystemClock()), JobRunner(), BoxMessages())
    opened = dialogs(session)
    for name, dialog in opened.items():
        dialog.show()
        tell(name.partition("#")[0], dialog)
    places = cycle((name.partition("#")[0], dialog) for name, dialog in opened.items())
    letters = cycle(SENTENCE)

    def strike() -> None:
        name, dialog = next(places)
        event = QInputMethodEvent("", [])
        event.setCommitString(next(letters))
        QCoreApplication.sendEvent(dialog.sheet.fields[name].entry, event)

    typing = QTimer(interval=2)
    typing.timeout.connect(strike)
    typing.start()
    app.exec()


def tell(name: str, dialog: RecordForm) -> None:
    """Say the key and the text whenever a draft was written."""
    assert dialog.drafts is not None
    keeper = dialog.drafts.keeper

    def say() -> None:
        sys.stdout.write(json.dumps([keeper.key, name, dialog.sheet.text(name)]) + "\n")
        sys.stdout.flush()

    keeper.kept.connect(say)


if __name__ == "__main__":
    main(*sys.argv[1:])
