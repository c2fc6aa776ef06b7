"""What is read of a draft, or copied out of it on a full disk, has no code and no line without a name."""

from typing import Any

import pytest

from inspector_app.domain.document import Document
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.usecases import inspections, issuing, transcripts
from inspector_app.usecases.draft_text import said
from inspector_app.usecases.draft_values import written
from inspector_app.usecases.names import record_name
from inspector_app.usecases.paper import EditPaper, kept_paper
from inspector_app.usecases.paper_draft import draft_body
from inspector_app.usecases.paper_file import document_facts
from tests.house.codes import codes_in
from tests.house.sight import let_go
from tests.house.test_every_dialog import DIALOGS, demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def wrong_lines(body: Any) -> list[str]:
    """Lines that do not say what they are about, or that show a code."""
    every = said(body, lambda rid: record_name(demo().context, rid))
    codes = {code for each in every for code in codes_in(f"{each.place} {'' if each.typed else each.text}")}
    bare = [each.line(whole=False) for each in every if not each.place or each.text in codes_in(each.text)]
    return [*bare, *sorted(codes)]


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_a_dialog_names_every_entry_and_the_word_of_every_choice(name, qapp):
    dialog = DIALOGS[name](demo())
    form = getattr(dialog, "form", None)
    if form is not None:
        assert [entry for entry, (label, _) in form.told().items() if not label] == []
        assert wrong_lines(written(form.value, form.unread(), form.told())) == []
    let_go(dialog)


def test_visits_and_transcripts(qapp):
    context = demo().context
    assert [
        line for visit in context.store.find(Inspection) for line in wrong_lines(inspections.draft_body(visit))
    ] == []
    talks = context.store.find(Interview)
    assert [line for talk in talks for line in wrong_lines(transcripts.draft_body(talk))] == []


def test_papers(qapp):
    context = demo().context
    for document in context.store.find(Document):
        paper = kept_paper(document)
        body = draft_body(
            EditPaper(paper), document_facts(context, document.rid), None, issuing.form_for(context, paper)
        )
        assert wrong_lines(body) == [], document.form
