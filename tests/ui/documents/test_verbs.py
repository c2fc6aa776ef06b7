"""The buttons of a paper are those of the table of acts, in its order."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from inspector_app.domain.document import DocumentKind, DocumentState
from inspector_app.domain.lifecycle import PAPER_VERBS, PaperVerb
from inspector_app.ui.documents.verbs import buttons, verb_icon, verb_title
from inspector_app.usecases.paper_file import PaperFile, paper_file
from tests.builders import a_document
from tests.usecases.test_lifecycle import LINES, a_paper


def a_file(kind=DocumentKind.OUTGOING):
    return PaperFile(a_document(kind=kind), DocumentState.DRAFT, (), None, None, ())


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_the_page_offers_what_the_table_says(kind, page, context):
    words = {verb: verb_title(verb, a_file(kind)) for verb in PaperVerb}
    for state in (state for of, state in LINES if of is kind):
        paper = a_paper(context, kind, state)
        page.open_target(paper.rid)
        QApplication.processEvents()  # what was just put into a layout is shown then
        shown = {b.accessibleName() or b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()}
        offered = buttons(paper_file(context, paper.rid))
        assert [verb for verb in words if words[verb] in shown and verb is not PaperVerb.SUBMIT] == [
            verb for verb in words if verb in offered
        ], state


@pytest.mark.parametrize(
    ("kind", "state", "first"),
    [
        (DocumentKind.OUTGOING, DocumentState.SUBMITTED, PaperVerb.REVIEW),
        (DocumentKind.OUTGOING, DocumentState.REVIEWED, PaperVerb.EDIT),
        (DocumentKind.OUTGOING, DocumentState.SIGNED_OFF, PaperVerb.SEAL),
        (DocumentKind.OUTGOING, DocumentState.SEALED, PaperVerb.SERVE),
        (DocumentKind.RECORD, DocumentState.DRAFT, PaperVerb.SIGN_RECORD),
    ],
)
def test_the_next_step_of_the_chain_comes_first(kind, state, first):
    assert PAPER_VERBS[kind][state][0] is first


def test_every_verb_has_words_and_an_icon():
    for verb in PaperVerb:
        assert verb_title(verb, a_file())
        assert verb_icon(verb)
