"""The page of papers and its dialogs on the demo, for pictures."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.case import Case
from inspector_app.domain.document import Document
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.role import Role
from inspector_app.support.progress import Progress
from inspector_app.ui.documents.act_dialogs import ServiceDialog, act_dialog
from inspector_app.ui.documents.documents_page import DocumentsPage
from inspector_app.ui.documents.new_paper_dialog import NewPaperDialog
from inspector_app.ui.documents.print_dialog import PrintDialog
from inspector_app.ui.documents.sign_off_dialog import SignOffDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.usecases.case_papers import order_choices
from inspector_app.usecases.context import Context
from inspector_app.usecases.issuing import form_for, paper_problems, start_facts
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.sign_off_asks import Unsigned

PageShot = Callable[..., QWidget]


class _OnePrinter:
    """A printer to be seen, not to be used."""

    def printers(self) -> tuple[str, ...]:
        return ("示例便携打印机",)

    def send(self, pdf: bytes, printer: str, copies: int, progress: Progress) -> None:
        return


def document_shots(session: Callable[[], Session[Context]], page_shot: PageShot) -> Mapping[str, Callable[[], QWidget]]:
    """Names and builders; ``page_shot(key, target, prepare)`` makes the main window on a page."""
    return {
        "documents": lambda: page_shot(DOCUMENTS),
        "documents-paper": lambda: page_shot(DOCUMENTS, _issued_order(session()).rid),
        "documents-editor": lambda: page_shot(DOCUMENTS, _order(session())),
        "documents-problems": lambda: page_shot(DOCUMENTS, _order(session()), _with_problems),
        "documents-service": lambda: _service(session()),
        "documents-sign-off": lambda: SignOffDialog(session(), _unsigned(session())),
        "documents-print": lambda: PrintDialog(
            session(), paper_file(session().context, _issued_order(session()).rid), _OnePrinter()
        ),
        "documents-new": lambda: _new_paper(session()),
        "documents-objection": lambda: _act(session(), PaperVerb.OBJECT),
        "documents-correction": lambda: _act(session(), PaperVerb.CORRECT),
    }


def _issued_order(session: Session[Context]) -> Document:
    forms = {form.id for form in session.context.forms_of(Role.ORDER)}
    return next(each for each in session.context.store.all(Document) if each.form in forms)


def _paper(session: Session[Context]) -> Paper:
    context = session.context
    return order_choices(context, context.store.all(Case)[0].rid)[0].paper


def _order(session: Session[Context]) -> EditPaper:
    """An order that nobody began before, so that no draft is asked about."""
    drafts = session.context.store.drafts
    for draft in drafts.all():
        drafts.drop(draft.key)
    return EditPaper(_paper(session))


def _with_problems(page: QWidget) -> None:
    if isinstance(page, DocumentsPage):
        kinds = (QLineEdit, QPlainTextEdit)
        entries: dict[str, Any] = {e.accessibleName(): e for kind in kinds for e in page.editor.findChildren(kind)}
        entries["支付截止日（必填）"].setText("2026-03-01")
        entries["清偿责任（必填）"].clear()
        page.editor.save()
        page.editor.go_to_first_problem()


def _unsigned(session: Session[Context]) -> Unsigned:
    context, paper = session.context, _paper(session)
    form, facts = form_for(context, paper), start_facts(context, paper)
    facts["order.due"] = (context.clock.today() + timedelta(days=40)).isoformat()
    return Unsigned(form, paper, facts, problems=tuple(paper_problems(context, paper, facts)))


def _service(session: Session[Context]) -> QWidget:
    dialog = ServiceDialog(session, paper_file(session.context, _issued_order(session).rid), lambda _parent: ())
    dialog.sheet.form.put("service.method", ServiceMethod.LEFT)
    return dialog


def _act(session: Session[Context], verb: PaperVerb) -> QWidget:
    return act_dialog(verb, session, paper_file(session.context, _issued_order(session).rid), None)


def _new_paper(session: Session[Context]) -> QWidget:
    dialog = NewPaperDialog(session, _paper(session))
    dialog.sheet.form.put("form", session.context.form_of(Role.ORDER))
    return dialog
