from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspector_app.domain.change import Op, sealed
from inspector_app.domain.document import Document, DocumentKind, FrozenCopy
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.handover import Receipt
from inspector_app.domain.project import Project
from inspector_app.store.check import check
from inspector_app.store.guards import drop_guards, set_guards
from inspector_app.store.journal import append
from inspector_app.store.outbox import Export
from inspector_app.vault.door import fold_log, run

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def photo(store, project):
    """A store with a project and one sealed photo."""
    data = b"photo" * 1000
    evidence = Evidence("e1", EvidenceKind.PHOTO, "照片", store.sealed.add(data), len(data), "image/jpeg", AT)
    with store.unit("甲") as unit:
        unit.put(project)
        unit.put(evidence)
    return evidence


def codes(store):
    return [(problem.code, problem.where) for problem in check(store)]


def test_a_whole_store_has_no_problems(store, photo):
    assert check(store) == []


def test_a_missing_and_a_damaged_original_are_named(store, photo):
    pdf = store.sealed.add(b"%PDF")
    copies = (FrozenCopy("存档联", pdf, 4, 1),)
    with store.unit("甲") as unit:
        unit.put(Document("d1", "order", "1", DocumentKind.OUTGOING, "指令书", AT, copies=copies))
        unit.put(replace(photo, rid="e2", sha256="0" * 64, sealed=False))
    store.sealed.path(photo.sha256).unlink()
    path = store.sealed.path(pdf)
    path.write_bytes(path.read_bytes()[:-1])
    assert sorted(codes(store)) == [("evidence-damaged", "document:d1"), ("evidence-missing", "evidence:e1")]


def test_a_row_that_is_not_what_the_journal_says_is_named(store, photo, project):
    with store.unit("甲") as unit:
        unit.put(replace(project, rid="p2"))
    drop_guards(store.db)
    run(store.db, "UPDATE project SET unpaid_fen = 1 WHERE rid = 'p1'")
    run(store.db, "DELETE FROM project WHERE rid = 'p2'")
    run(store.db, "UPDATE evidence SET head = 'other'")
    assert codes(store) == [
        ("store-guards-missing", ""),
        ("journal-row-differs", "project:p1"),
        ("journal-row-differs", "project:p2"),
        ("journal-row-differs", "evidence:e1"),
    ]


def test_an_altered_journal_is_named(store, photo):
    drop_guards(store.db)
    run(store.db, "UPDATE change SET reason = 'x' WHERE seq = 1")
    set_guards(store.db)
    assert codes(store) == [("journal-chain-broken", f"{store.identity.device}:1")]


@pytest.mark.parametrize("deed", ["cut off", "written anew"])
def test_a_journal_that_is_not_what_went_to_the_office_is_named(store, photo, deed):
    device, last = store.identity.device, list(store.journal.every())[-1]
    if deed == "cut off":
        store.outbox.record_export(Export(device, "a.day", 1, 2, "0" * 64, AT))
    else:
        store.outbox.take_receipt(Receipt(1, "示例局", device, 1, AT, 2, last.hash, (), (), (), ()))
    assert check(store) == []
    drop_guards(store.db)
    run(store.db, "DELETE FROM evidence")
    run(store.db, "DELETE FROM change WHERE seq = 2")
    if deed == "written anew":
        append(store.db, sealed(replace(last, kind="evidence", op=Op.DELETE, body="", hash="")))
    set_guards(store.db)
    assert codes(store) == [("journal-not-as-handed-over", device)]


@pytest.mark.parametrize("row", ["copies = '[{}]'", "copies = 'x'", "created_at = '?'", "kind = 'x'"])
def test_a_row_that_is_no_record_is_named(store, row):
    with store.unit("甲") as unit:
        unit.put(Document("d1", "order", "1", DocumentKind.OUTGOING, "指令书", AT))
    drop_guards(store.db)
    run(store.db, f"UPDATE document SET {row}")
    set_guards(store.db)
    assert codes(store) == [("journal-row-differs", "document:d1")]


def test_damaged_pages_are_counted(store, photo):
    with store.unit("甲") as unit:
        for number in range(200):
            unit.put(Project(f"q{number}", f"示例{number}"))
    fold_log(store.db)
    path = store.folder / "inspector.db"
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 4096 * 3 + 50)  # behind the schema, among what was just saved
        file.write(b"damage")
    (problem,) = check(store)
    assert problem.code == "store-page-damaged"
