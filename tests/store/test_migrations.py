"""What the released steps do to a store of an earlier version."""

from contextlib import closing

from inspector_app.store import migrations
from inspector_app.store.drafts import Drafts
from inspector_app.store.migrate import open_up_to_date
from inspector_app.vault.door import Migrations, run


def without(left_out):
    """All released steps but one, as a store had them that was made before it."""
    chain = Migrations("inspector")
    for name, step in vars(migrations).items():
        if name.startswith("m0") and step is not left_out:
            chain()(step)
    return chain


def test_each_draft_gets_the_key_of_a_record_of_its_own(tmp_path, clock):
    path, key = tmp_path / "inspector.db", bytes(32)
    with closing(open_up_to_date(path, key, without(migrations.m0002_bin_of_drafts))) as db:
        for old in ("cases:new", "cases:lead", "cases:payment:c1", "interviews:i1"):
            run(
                db,
                "INSERT INTO draft (key, title, body, at) VALUES (?, ?, '{}', '2026-03-02T01:00:00.000Z')",
                (old, old),
            )
    with closing(open_up_to_date(path, key)) as db:
        found = {draft.title: draft.key for draft in Drafts(db, clock).all()}
    assert found["cases:payment:c1"] == "cases:c1:payment"
    assert found["interviews:i1"] == "interviews:i1"
    assert found["cases:new"].startswith("cases:new:case:")
    assert found["cases:lead"].startswith("cases:new:lead:")
