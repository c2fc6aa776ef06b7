"""The draft of a paper that an earlier version kept is found and gone on with."""

from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

from inspector_app.domain.case import Case
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.paper_draft import draft_key, drafted
from inspector_app.usecases.store_file import open_store

OLD = Path(__file__).parents[1] / "data" / "store_of_0003.zip"


def test_a_draft_of_the_last_version_is_that_of_the_same_paper_and_opens(tmp_path):
    with ZipFile(OLD) as file:
        file.extractall(tmp_path / "old")
    context = open_store(tmp_path / "old", "correct horse", SystemClock())
    with closing(context.store):
        (draft,) = context.store.drafts.all()
        target = EditPaper(Paper("wage-arrears-list", case_rid=context.store.all(Case)[0].rid))
        assert draft_key(target) == draft.key
        paper, facts = drafted(draft)
    assert paper == target
    assert [row["name"] for row in facts["lines"]] == ["示例工人甲", "示例工人乙", "示例工人丙"]
