from inspector_app.cli import demos
from inspector_app.support.words import sentence
from tests.cli.conftest import codes


def test_an_existing_demo_is_used(run, tmp_path, monkeypatch):
    for part in ("store", "papers", "packages", "office"):
        (tmp_path / "day" / part).mkdir(parents=True)
    monkeypatch.setattr(demos, "build_demo", lambda *_, **__: 1 / 0)
    answer = run("demo", tmp_path / "day")
    assert (answer.code, answer.text) == (0, "“day”已有演示数据，直接使用。\n")


def test_a_folder_with_something_else_is_left_alone(run, tmp_path):
    (tmp_path / "mine").write_text("")
    answer = run("demo", tmp_path)
    assert (answer.code, codes(answer)) == (2, ["demo-not-ours"])
    assert sentence("demo-not-ours", {"folder": tmp_path.name}) in answer.complaints[0]


def test_the_passphrase_is_told(run, tmp_path, monkeypatch):
    monkeypatch.setattr(demos, "build_demo", lambda folder, say, **_: say("2026-03-02  立案"))
    answer = run("demo", tmp_path / "day", secret=None)
    assert answer.text.splitlines() == ["2026-03-02  立案", "演示完成：day/papers 有全部文书。口令：demo"]


def test_the_folder_one_stands_in_may_be_named_with_a_dot(run, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(demos, "build_demo", lambda folder, *_, **__: asked.append(folder))
    (tmp_path / "day").mkdir()
    monkeypatch.chdir(tmp_path / "day")
    assert run("demo", ".").code == 0
    assert asked == [tmp_path / "day"]


def test_a_place_that_cannot_be_is_trouble(run, tmp_path):
    (tmp_path / "file").write_text("")
    answer = run("demo", tmp_path / "file" / "day")
    assert (answer.code, len(answer.complaints)) == (1, 1)


def test_no_display_no_window(monkeypatch):
    monkeypatch.setattr(demos.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not demos.has_display()
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert demos.has_display()
