"""The papers of a case are told in the words of the register."""

from itertools import product

import pytest

from inspector_app.domain.document import DocumentKind, DocumentState, FrozenCopy
from inspector_app.ui.cases import papers_tab
from inspector_app.ui.documents import register_page
from inspector_app.usecases.paper_list import PaperLine
from tests.builders import a_document

COPIES = ((), (FrozenCopy("存档联", "0" * 64, 1, 1),))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("kind", "state", "copies"), list(product(DocumentKind, DocumentState, COPIES)))
def test_the_state_of_a_paper_is_told_alike_in_the_case_and_in_the_register(kind, state, copies):
    line = PaperLine(a_document(kind=kind, copies=copies), state, 0, "")
    (here,) = (column for column in papers_tab.columns() if column.title == "状态")
    (there,) = (column for column in register_page.register_columns() if column.title == "状态")
    assert here.value(line) == there.value(line)
    assert here.badge(line) == there.badge(line)


@pytest.mark.usefixtures("qapp")
def test_a_record_whose_signature_was_taken_back_waits_for_it():
    line = PaperLine(a_document(kind=DocumentKind.RECORD, copies=COPIES[1]), DocumentState.DRAFT, 1, "")
    (state,) = (column for column in papers_tab.columns() if column.title == "状态")
    assert state.value(line) == "待签字"
