"""What is read of a draft, or copied out of it on a full disk, has no code and no line without a name (of dialogs:
test_every_dialog)."""

from inspector_app.domain.document import Document
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.usecases import inspections, issuing, transcripts
from inspector_app.usecases.paper import EditPaper, kept_paper
from inspector_app.usecases.paper_draft import draft_body
from inspector_app.usecases.paper_file import document_facts
from tests.house.codes import wrong_lines
from tests.house.dialogs import demo


def test_visits_and_transcripts(qapp):
    context = demo().context
    assert [
        line for visit in context.store.find(Inspection) for line in wrong_lines(inspections.draft_body(visit), context)
    ] == []
    talks = context.store.find(Interview)
    assert [line for talk in talks for line in wrong_lines(transcripts.draft_body(talk), context)] == []


def test_papers(qapp):
    context = demo().context
    for document in context.store.find(Document):
        paper = kept_paper(document)
        body = draft_body(
            EditPaper(paper), document_facts(context, document.rid), None, issuing.form_for(context, paper)
        )
        assert wrong_lines(body, context) == [], document.form
