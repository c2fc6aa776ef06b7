import pytest


@pytest.fixture
def cover(paper):
    return paper("volume-cover", "2026.1")


def test_text_is_the_approved_one(cover):
    cover.assert_approved()


def test_pages_that_are_not_counted_yet_leave_room(cover):
    assert "本卷共1册86页" in cover.text()
    assert "本卷共1册页" in cover.text(cover.facts(volume__pages=None))
