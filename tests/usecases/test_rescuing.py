import json
import os
import shutil

import pytest

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.store.store import Store
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import store_file
from inspector_app.usecases.drafts import Unwritten, all_drafts, keep_draft
from inspector_app.usecases.rescuing import perform_rescue, place_around, prepare_rescue, record_rescue
from tests.desk import PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows moves and deletes no folder whose files are open")

TYPED = Unwritten("t", "另一页", json.dumps("没有存上的一句"), Trouble("store-gone"))


def rescue_store(context, around, typed):
    order = prepare_rescue(context, around, typed)
    return record_rescue(context, order, perform_rescue(order, NoProgress()))


def keep_photo(context):
    digest = context.store.sealed.add("照片".encode())
    photo = Evidence("e1", EvidenceKind.PHOTO, "大门", digest, 6, "image/jpeg", context.clock.now())
    with context.store.unit("甲") as unit:
        unit.put(photo)


def test_what_is_missing_is_told_by_name_now_and_at_every_opening(context, clock, tmp_path):
    keep_photo(context)
    keep_draft(context, "k", "一页", json.dumps("写到一半"))
    shutil.rmtree(context.store.folder)
    rescued = rescue_store(context, tmp_path, [TYPED])
    assert [(each.code, "大门" in each.details["name"]) for each in rescued.lacking] == [("original-missing", True)]
    assert rescued.folder.parent == tmp_path
    assert rescued.keeps(TYPED)
    assert not rescued.keeps(Unwritten("t", "另一页", json.dumps("后来又写了"), TYPED.why))
    again = store_file.open_store(rescued.folder, PASSPHRASE, clock)
    (told,) = store_file.opening_problems(again)
    assert (told.code, told.details) == ("store-left-behind", {"count": "1"})
    assert [each.code for each in store_file.check_store(again)] == ["original-missing"]
    assert {each.body for each in all_drafts(again)} == {"写到一半", "没有存上的一句"}
    again.store.sealed.add("照片".encode())  # the picture was found again
    assert store_file.opening_problems(again) == store_file.check_store(again) == []
    again.store.close()


def test_a_draft_of_the_database_itself_is_kept_with_it(context, tmp_path):
    keep_draft(context, "k", "一页", json.dumps({"名": "写到一半"}))
    shutil.rmtree(context.store.folder)
    rescued = rescue_store(context, tmp_path, [])
    (kept,) = all_drafts(context)
    assert rescued.keeps(Unwritten(kept.key, kept.title, json.dumps(kept.body), TYPED.why))


def test_the_place_beside_the_old_one_is_proposed_while_it_is_there(context, tmp_path, monkeypatch):
    folder = context.store.folder
    assert place_around(context) == folder.parent
    folder.parent.rename(folder.parent.with_name("pulled-out"))
    monkeypatch.setenv("HOME", str(tmp_path.parent))
    assert place_around(context) == tmp_path.parent


def test_two_of_one_second_do_not_meet(context, tmp_path):
    shutil.rmtree(context.store.folder)
    first = rescue_store(context, tmp_path, [])
    with pytest.raises(Refused, match="store-exists"):
        rescue_store(context, tmp_path, [])
    Store.open(first.folder, PASSPHRASE, clock=context.clock).close()
