import pytest


@pytest.fixture
def cover(paper):
    return paper("volume-cover", "2026.1")


def test_text_is_the_approved_one(cover):
    cover.assert_approved()


def test_pages_that_are_not_counted_yet_leave_room(cover):
    assert "第1册共1册本册86页" in cover.text()
    unknown = cover.facts(volume__pages=None, volume__number=None, volume__volumes=None)
    assert "第册共册本册页" in cover.text(unknown)  # room for the pen between them
    assert [cover.form.fact(f"volume.{name}").blank for name in ("number", "volumes", "pages")] == [
        "　　",
        "　　",
        "　　　",
    ]
