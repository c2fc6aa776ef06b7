import pytest

from inspector_app.support.errors import Refused
from inspector_app.usecases.demo.day import build_demo, demo_exists
from tests.desk import CHEAP


class Pulled(Exception):
    """Somebody closes the lid."""


def test_an_empty_or_new_folder_holds_no_demo(tmp_path):
    assert not demo_exists(tmp_path)
    assert not demo_exists(tmp_path / "new")


def test_a_finished_demo_is_known_by_its_parts(tmp_path):
    for part in ("store", "papers", "packages", "office"):
        (tmp_path / part).mkdir()
    assert demo_exists(tmp_path)


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_anything_else_is_left_alone(tmp_path, kind):
    target = tmp_path / "thesis"
    if kind == "file":
        target.write_text("mine")
    elif kind == "link":
        target.symlink_to(target)
    else:
        target.mkdir()
        (target / "chapter").write_text("mine")
    with pytest.raises(Refused) as refusal:
        demo_exists(target)
    assert [p.code for p in refusal.value.problems] == ["demo-not-ours"]
    assert refusal.value.problems[0].details == {"folder": "thesis"}


def test_an_interrupted_demo_leaves_nothing_behind(tmp_path):
    told = []

    def pull(line: str) -> None:
        told.append(line)
        if "受理投诉" in line:
            raise Pulled

    with pytest.raises(Pulled):
        build_demo(tmp_path / "day", pull, CHEAP)
    assert told[:2] == ["建立办公室", "建立资料库"]  # which takes longest
    assert told[2].startswith("2026-03-02  导入台账")
    assert list(tmp_path.iterdir()) == []
