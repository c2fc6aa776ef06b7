"""``practice``: what the commands say; what they do is tried in tests/usecases/test_practice.py."""

from inspector_app.cli import practices
from inspector_app.usecases.practice_store import NOTE, PAPERS, STORE
from tests.cli.conftest import codes


def test_the_scenes_are_named(run):
    assert [each["id"] for each in run("practice", "scenes", "--json").json] == ["worker", "crew_leader", "manager"]


def test_a_practice_is_begun_and_its_passphrase_told(run, tmp_path, monkeypatch):
    monkeypatch.setattr(practices, "begin_practice", lambda folder, scene, say: folder / f"{STORE}-{scene}")
    answer = run("practice", "begin", tmp_path / "p", "--scene", "manager", secret=None)
    assert (answer.code, answer.text) == (0, "练习区已建立：p/store。口令：demo\n")


def test_unknown_scenes_and_foreign_folders_are_refused(run, tmp_path):
    (tmp_path / "mine").write_text("")
    assert codes(run("practice", "begin", tmp_path / "p", "--scene", "judge")) == ["practice-scene-unknown"]
    assert codes(run("practice", "begin", tmp_path)) == ["practice-not-ours"]
    assert codes(run("practice", "remove", tmp_path)) == ["practice-not-ours"]
    assert codes(run("practice", "score", tmp_path / "none")) == ["practice-missing"]


def test_a_practice_is_removed_whole(run, tmp_path):
    for part in (STORE, PAPERS):
        (tmp_path / "p" / part).mkdir(parents=True)
    (tmp_path / "p" / NOTE).write_text("")
    assert run("practice", "remove", tmp_path / "p").text == "练习区已删除：p\n"
    assert list(tmp_path.iterdir()) == []
