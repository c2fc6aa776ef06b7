import json

from inspector_app.support.settings import SCALE, WindowSettings, read_settings, show_at, write_settings


def test_what_was_kept_comes_back(tmp_path):
    kept = WindowSettings("D:/资料/store", "sunlight", 1500, 900, True, percent=125)
    write_settings(tmp_path, kept)
    assert read_settings(tmp_path) == kept


def test_without_a_file_all_is_as_usual(tmp_path):
    assert read_settings(tmp_path) == WindowSettings()


def test_a_broken_file_is_as_none(tmp_path):
    for text in ("", "{", "[1]", '"x"', "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")):
        (tmp_path / "window.json").write_text(text, encoding="utf-8")
        assert read_settings(tmp_path) == WindowSettings()


def test_odd_values_fall_back_one_by_one(tmp_path):
    odd = {"store": 7, "theme": "sunlight", "width": -3, "height": "high", "maximized": 1, "percent": 9_000}
    (tmp_path / "window.json").write_text(json.dumps(odd), encoding="utf-8")
    assert read_settings(tmp_path) == WindowSettings(theme="sunlight")


def test_keys_of_a_newer_version_are_kept(tmp_path):
    (tmp_path / "window.json").write_text('{"theme": "sunlight", "later": [1, 2]}', encoding="utf-8")
    write_settings(tmp_path, read_settings(tmp_path))
    assert json.loads((tmp_path / "window.json").read_text(encoding="utf-8"))["later"] == [1, 2]


def test_qt_is_told_how_large_to_show_everything_unless_somebody_says_otherwise():
    usual, larger, told = dict[str, str](), dict[str, str](), {SCALE: "2"}
    for percent, environ in ((100, usual), (125, larger), (125, told)):
        show_at(percent, environ)
    assert (usual, larger, told) == ({}, {SCALE: "1.25"}, {SCALE: "2"})
