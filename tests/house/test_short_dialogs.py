"""A dialog is described, not built: what it asks for, and the use case that gets it. Whoever needs more says why."""

import inspect

from inspector_app.ui.record_form import RecordForm
from tests.house.dialogs import CLASSES, FRAMES

LONGEST = 45
LONG = {
    "BeginDialog": "whoever is chosen, typed over and proposed anew changes what the other entries say",
    "SignOffDialog": "three ways to a number, each shown with what it would be, and one reason for each warning",
    "LiabilityDialog": "the provision and what speaks against a party are shown while both are chosen",
    "CaseDialog": "the title follows the site and the employer until somebody writes one",
    "PersonDialog": "a name that an earlier version spoiled is offered to be mended",
    "PhotoListDialog": "a picture with a grid beside it that follows, read by machine or by hand",
    "PaymentDialog": "a table of all workers with sums, and lists of banks that are pasted",
}
# Not one value with entries for its parts, so no RecordForm.
OTHERS = {
    "Box": "a sentence or a question",
    "BinDialog": "a list of drafts",
    "BroughtDialog": "lists that were brought, with the file of each",
    "CopyView": "what a colleague gave, which is read",
    "ChoiceDialog": "one question with few answers in sight",
    "ClaimsImport": "a file and what it would change",
    "DraftQuestion": "a draft, to be taken up or not",
    "DraftsDialog": "a list of drafts",
    "EditionsDialog": "what became of own editions",
    "FileBox": "a folder",
    "HelpDialog": "a text that is read",
    "FindDialog": "a list that is searched",
    "ImportDialog": "steps with tables",
    "KeyCard": "the keys of a page",
    "PickDialog": "a list that is searched",
    "PracticeDialog": "a score card",
    "RecordView": "what a record of the office says, which is read",
    "RecordsDialog": "the records behind a figure",
    "RulesDialog": "a list that is searched",
    "SentDialog": "a report as it was sent",
    "ProgressDialog": "work that goes on",
    "ReasonBox": "why one goes on in spite of warnings",
    "RestoreDialog": "before any store is open, so nothing could keep it",
    "ReviewCopy": "pages of a paper",
    "StatementImport": "a file and what it would bring",
    "SideImport": "a file and what it tells",
    "StockDialog": "a list of questions",
    "TestimonyDialog": "transcripts side by side",
    "UnwrittenDialog": "what could not be written",
}


def test_every_dialog_is_described_unless_it_shows_something_else():
    built = {name for name, kind in CLASSES.items() if not issubclass(kind, RecordForm)} - FRAMES
    assert built == set(OTHERS)


def test_a_described_dialog_is_short():
    lengths = {
        name: len(inspect.getsource(kind).splitlines())
        for name, kind in CLASSES.items()
        if issubclass(kind, RecordForm) and name not in FRAMES
    }
    long = {name: length for name, length in lengths.items() if length > LONGEST}
    assert set(long) == set(LONG), long
