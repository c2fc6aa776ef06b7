"""Entries of 重点监管 begun where their case or company is in sight: what is known of them is filled in."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from inspector_app.support.vocabulary import record_word
from inspector_app.ui.oversight.watching_forms import entry_form
from inspector_app.ui.session import Session
from inspector_app.ui.targets import OVERSIGHT, ShowSection
from inspector_app.ui.translation import tr
from inspector_app.usecases import watching
from inspector_app.usecases.context import Context

OF_CASE = ("incident", "advance", "referral", "advice", "listing", "false_claim")
OF_COMPANY = ("watch", "credit_rating", "listing", "advice")
Begin = Callable[[str], object]


def offer(menu: QMenu, kinds: Iterable[str], begin: Begin) -> list[QAction]:
    """One action a kind, which begins an entry of it."""
    actions = []
    for kind in kinds:
        action = menu.addAction(tr("登记{0}…").format(record_word(kind)))
        action.triggered.connect(lambda _checked=False, kind=kind: begin(kind))
        actions.append(action)
    return actions


def begin_entry(session: Session[Context], kind: str, known: Mapping[str, str], parent: QWidget) -> None:
    """Ask for an entry of which the fields in ``known`` are told, and show it when it was saved."""
    made = entry_form(session, session.read(watching.new_entry, kind, **known), True, parent).ask_now()
    if made:
        session.go(OVERSIGHT, ShowSection("watching", made.rid))
