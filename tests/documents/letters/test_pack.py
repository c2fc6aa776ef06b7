"""The models are the recorded ones with their licences; without the libraries the pack is known to be missing."""

import tomllib

import pytest

from inspector_app.documents.letters import pack
from inspector_app.support.paths import resource


@pytest.fixture(autouse=True)
def _forgotten():
    pack.model.cache_clear()
    yield
    pack.model.cache_clear()


def test_both_models_are_there_as_they_were_recorded_and_nothing_beside_them():
    known = tomllib.loads(resource("ocr", "models.toml").read_text("utf-8"))
    assert {pack.model(name).name for name in known} == {file.name for file in resource("ocr").glob("*.onnx")}
    assert {entry["licence"] for entry in known.values()} == {"Apache-2.0"}
    for licence in ("Apache-2.0.txt", "PP-OCRv6.md"):
        assert "Apache License" in resource("ocr", "licences", licence).read_text("utf-8")


def test_a_model_that_is_not_the_recorded_one_is_not_run(monkeypatch, tmp_path):
    (tmp_path / "models.toml").write_text('[find]\nfile = "find.onnx"\nsha256 = "00"\n')
    (tmp_path / "find.onnx").write_bytes(b"something else")
    monkeypatch.setattr(pack, "resource", lambda _folder, name: tmp_path / name)
    with pytest.raises(ValueError, match="recorded"):
        pack.model("find")


def test_without_the_pack_it_is_known(monkeypatch):
    monkeypatch.setattr(pack, "NEEDED", ("no_such_module_at_all",))
    assert not pack.is_installed()
