"""The lines of a ruled list are found by its rules, also where the picture is a little askew; guessed they are not."""

import pytest
from PIL import Image, ImageDraw

from inspector_app.documents.ruled import bands

TOP, ROW, COUNT = 100, 36, 12
SIZE = (900, 700)


def ruled(count=COUNT, gone=(), left=60, right=840):
    """A title, and so many lines between rules, with something written in each; ``gone`` rules do not show."""
    picture = Image.new("RGB", SIZE, "#f0efe8")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((300, 30, 600, 56), "#303030")
    for rule in set(range(count + 1)) - set(gone):
        draw.line((left, TOP + rule * ROW, right, TOP + rule * ROW), "#202020", 2)
    for row in range(count):
        for column in range(8):
            draw.rectangle((80 + column * 95, TOP + row * ROW + 10, 130 + column * 95, TOP + row * ROW + 26), "#404040")
    return picture


def rows_met(found):
    """Which of the lines have their middle in a band of their own, in order."""
    middles = [(TOP + (row + 0.5) * ROW) / SIZE[1] for row in range(COUNT)]
    return [top < middle < bottom for middle, (top, bottom) in zip(middles, found, strict=True)]


@pytest.mark.parametrize("askew", [0, 0.4, -0.6])
def test_every_line_between_rules_is_found_and_nothing_beside_them(askew):
    picture = ruled().rotate(askew, Image.Resampling.BICUBIC, fillcolor="#f0efe8")
    assert rows_met(bands(picture)) == [True] * COUNT


def test_edges_of_large_writing_that_show_in_many_parts_are_no_rules():
    picture = ruled()
    draw = ImageDraw.Draw(picture)
    for row in range(COUNT):
        for edge in (12, 24):
            draw.line((60, TOP + row * ROW + edge, 650, TOP + row * ROW + edge), "#202020", 2)
    assert rows_met(bands(picture)) == [True] * COUNT
    assert len(bands(picture)) == COUNT


def test_where_one_rule_does_not_show_there_are_two_lines():
    assert rows_met(bands(ruled(gone=(5,)))) == [True] * COUNT


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", SIZE, "white"),
        Image.new("RGB", (20, 5), "white"),
        ruled(2),
        ruled(gone=range(COUNT + 1)),
        ruled(right=300),
        ruled().rotate(6, fillcolor="#f0efe8"),
    ],
    ids=("blank", "tiny", "two lines", "writing without rules", "a corner", "lying at a slant"),
)
def test_nothing_is_guessed(picture):
    assert bands(picture) == []
