from string import ascii_letters

import pytest

from inspector_app.support.browse import Entry, Kind, entries, found_at, kinds, nearest, ordered
from inspector_app.support.errors import Trouble


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "乙").mkdir()
    (tmp_path / "b.pdf").write_bytes(b"123")
    (tmp_path / "A.jpg").write_bytes(b"1")
    (tmp_path / ".hidden").write_bytes(b"")
    return tmp_path


def test_folders_come_first_and_what_is_hidden_stays_so(folder):
    found = entries(folder)
    assert [(each.name, each.is_folder, each.size) for each in found] == [
        ("乙", True, None), ("A.jpg", False, 1), ("b.pdf", False, 3),
    ]  # fmt: skip
    assert all(each.changed is not None for each in found)


@pytest.mark.parametrize("missing", ["nothing", "b.pdf"])
def test_a_folder_that_is_none_is_said(folder, missing):
    with pytest.raises(Trouble) as told:
        entries(folder / missing)
    assert told.value.code == "folder-closed"
    assert not set(told.value.details["reason"]) & set(ascii_letters)  # in Chinese


def test_order_by_size_and_back_leaves_folders_first_and_what_is_unknown_last(folder):
    unknown = Entry(folder / "c.pdf", is_folder=False)
    found = (*entries(folder), unknown)
    assert [each.name for each in ordered(found, "size", descending=False)] == ["乙", "A.jpg", "b.pdf", "c.pdf"]
    assert [each.name for each in ordered(found, "size", descending=True)] == ["乙", "b.pdf", "A.jpg", "c.pdf"]
    assert [each.name for each in ordered(found, "name", descending=True)] == ["乙", "c.pdf", "b.pdf", "A.jpg"]


def test_a_file_that_points_nowhere_is_shown_all_the_same(folder):
    (folder / "link").symlink_to(folder / "gone")
    assert [each for each in entries(folder) if each.name == "link"] == [Entry(folder / "link", is_folder=False)]


def test_what_stands_at_a_path(folder):
    assert found_at(folder).is_folder
    assert found_at(folder / "b.pdf").size == 3
    assert found_at(folder / "b.pdf" / "x") is None
    assert found_at(folder / "nul\0") is None


def test_kinds_are_read_from_patterns():
    photos, every = kinds("照片 (*.jpg *.PNG);;所有文件 (*)")
    assert photos == Kind("照片", (".jpg", ".png"))
    assert photos.takes("X.PNG")
    assert not photos.takes("x.pdf")
    assert every.takes("anything")
    assert kinds("")[0].takes("anything")


def test_a_new_file_gets_the_ending_of_its_kind():
    (pdf,) = kinds("PDF 文件 (*.pdf)")
    assert (pdf.named("示例"), pdf.named("示例.PDF"), Kind("x").named("示例")) == ("示例.pdf", "示例.PDF", "示例")


def test_the_nearest_folder_that_can_be_read(folder):
    assert nearest(folder)[0] == nearest(folder / "x.pdf")[0] == nearest(folder / "no" / "where" / "x.pdf")[0] == folder
    assert [each.name for each in nearest(folder / "x.pdf")[1]] == ["乙", "A.jpg", "b.pdf"]


def test_a_name_as_another_kind_gets_the_ending_of_that_kind_only():
    offered = kinds("PDF 文件 (*.pdf);;照片 (*.jpg *.jpeg);;所有文件 (*)")
    pdf, photo, _every = offered
    assert pdf.instead("周报2026.3.JPEG", offered) == "周报2026.3.pdf"
    assert photo.instead("周报.jpeg", offered) == "周报.jpeg"
    assert photo.instead("周报2026.3", offered) == "周报2026.3.jpg"
