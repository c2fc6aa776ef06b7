import pytest

from inspector_app.support.errors import Level, Refused, Trouble
from inspector_app.support.places import Place
from inspector_app.usecases import store_place
from inspector_app.usecases.store_file import create_store, open_store, opening_problems, restore_store, unlock
from inspector_app.usecases.store_place import Restoring, place_problems
from tests.desk import CHEAP, SETUP


def codes(problems):
    return [problem.code for problem in problems]


def test_a_new_or_empty_folder_on_the_own_disk_is_fit(tmp_path):
    (tmp_path / "empty").mkdir()
    assert place_problems(tmp_path / "empty") == []
    assert place_problems(tmp_path / "new" / "deeper") == []


@pytest.mark.parametrize("name", ["长" * 90, "x" * 250, "a/" * 230 + "store"])
def test_a_path_that_is_too_long_is_said_as_such(tmp_path, clock, name):
    path = tmp_path / name
    if name == "x" * 250:
        assert codes(place_problems(path)) == []
        path = path / ("y" * 250)
    with pytest.raises(Refused) as refusal:
        create_store(path, "correct horse", SETUP, clock, CHEAP)
    assert codes(refusal.value.problems) == ["store-path-too-long"]
    assert list(tmp_path.iterdir()) == []


def test_the_longest_path_that_is_let_through_works(tmp_path, clock):
    path = tmp_path
    while len(str(path)) < store_place.LONGEST - 101:
        path = path / ("x" * 99)
    path = path / ("y" * (store_place.LONGEST - 1 - len(str(path))))
    context = create_store(path, "correct horse", SETUP, clock, CHEAP)
    context.store.write_copy(path / "inspector.db.0123abcd.part")
    context.store.close()


@pytest.mark.parametrize("place", [each for each in Place if each is not Place.OWN])
def test_no_store_is_made_or_restored_where_it_would_not_last(context, tmp_path, clock, monkeypatch, place):
    monkeypatch.setattr(store_place, "place_of", lambda _folder: place)
    for make in (
        lambda: create_store(tmp_path / "new", "correct horse", SETUP, clock, CHEAP),
        lambda: restore_store(tmp_path / "none", tmp_path / "new", "correct horse", clock),
    ):
        with pytest.raises(Refused) as refusal:
            make()
        assert codes(refusal.value.problems) == [f"store-place-{place}"]
    assert not (tmp_path / "new").exists()
    create_store(tmp_path / "demo", "correct horse", SETUP, clock, CHEAP, anywhere=True).store.close()
    (told,) = opening_problems(context)
    assert (told.code, told.level) == (f"store-place-{place}", Level.WARNING)


def test_a_new_store_is_proposed_where_it_may_lie(tmp_path):
    documents, home = tmp_path / "OneDrive" / "文档", tmp_path / "chen"
    assert store_place.home_for_stores([documents, home]) == home
    assert store_place.home_for_stores([home, documents]) == home
    assert store_place.home_for_stores([documents]) == documents


def test_what_lies_there_is_never_overwritten(tmp_path, clock):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("")
    with pytest.raises(Trouble, match="store-exists"):
        create_store(tmp_path / "full", "correct horse", SETUP, clock, CHEAP)


def test_the_rest_of_a_store_is_no_place_for_a_new_one_and_is_not_opened(tmp_path, clock):
    """keys.json and sealed/ without inspector.db: a new one would hide that the records may be found again."""
    rest = tmp_path / "rest"
    create_store(rest, "correct horse", SETUP, clock, CHEAP).store.close()
    (rest / "inspector.db").rename(tmp_path / "aside")
    before = sorted(rest.rglob("*"))
    with pytest.raises(Refused, match="store-rest"):
        create_store(rest, "correct horse", SETUP, clock, CHEAP)
    for opens in (lambda: unlock(rest, "correct horse"), lambda: open_store(rest, "correct horse", clock)):
        with pytest.raises(Trouble, match="store-rest"):
            opens()
    assert [problem.code for problem in Restoring("", str(rest), "").problems()] == ["store-rest"]
    assert sorted(rest.rglob("*")) == before
    (tmp_path / "aside").rename(rest / "inspector.db")
    open_store(rest, "correct horse", clock).store.close()


def test_an_empty_folder_is_no_rest(tmp_path):
    assert not store_place.holds_the_rest(tmp_path)
    (tmp_path / "sealed").mkdir()
    assert not store_place.holds_the_rest(tmp_path)
    assert not store_place.holds_the_rest(tmp_path / "none")


def test_a_backup_that_is_not_there_and_a_folder_that_is_taken_are_told(tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "a").write_text("x")
    told = Restoring(str(tmp_path / "gone.backup"), str(tmp_path / "taken"), "p").problems()
    assert [(problem.code, problem.where) for problem in told] == [
        ("backup-not-found", "file"),
        ("store-exists", "folder"),
    ]
    (tmp_path / "all.backup").write_bytes(b"x")
    assert Restoring(str(tmp_path / "all.backup"), str(tmp_path / "new"), "p").problems() == []
