"""Four corners of a page in a photo become a straight page."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from inspector_app.documents.foreign import straightened
from inspector_app.documents.straighten import WHOLE, coefficients, is_part, quarters_of, size_of, solved, turned
from tests.list_photos import page, rows_of

OFF = st.floats(-0.2, 0.2)


@given(st.tuples(*[st.tuples(OFF, OFF)] * 4))
def test_the_corners_of_the_result_are_the_corners_asked_for(moves):
    points = [(1000 * (x + dx), 800 * (y + dy)) for (x, y), (dx, dy) in zip(WHOLE, moves, strict=True)]
    a, b, c, d, e, f, g, h = coefficients(points, (640, 480))
    for (u, v), (x, y) in zip(((0, 0), (640, 0), (640, 480), (0, 480)), points, strict=True):
        below = g * u + h * v + 1
        assert ((a * u + b * v + c) / below, (d * u + e * v + f) / below) == pytest.approx((x, y), abs=1e-3)


@pytest.mark.parametrize(
    "corners", [((0, 0), (1, 1), (1, 0), (0, 1)), ((0, 0), (0.5, 0), (1, 0), (0, 1)), ((0, 0),) * 4]
)
def test_crossed_or_flat_corners_are_none(corners):
    with pytest.raises(ValueError, match="corners"):
        size_of(corners)


@pytest.mark.parametrize("quarters", range(4))
def test_a_turned_picture_is_no_part_and_its_points_lead_back(quarters):
    corners = (*WHOLE[4 - quarters :], *WHOLE[: 4 - quarters])
    assert (quarters_of(corners), is_part(corners)) == (quarters, False)
    assert [turned(corner, quarters) for corner in corners] == list(WHOLE)
    assert turned(turned((0.2, 0.7), quarters), -quarters) == pytest.approx((0.2, 0.7))
    assert is_part(((0.1, 0.0), *WHOLE[1:]))


def test_equations_without_a_single_solution_are_refused():
    with pytest.raises(ValueError, match="solution"):
        solved([[1, 1, 2], [2, 2, 4]])


def slanted():
    """A white page with a red and a blue half on a dark table."""
    picture = Image.new("RGB", (1000, 800), "#303030")
    draw = ImageDraw.Draw(picture)
    draw.polygon([(200, 100), (850, 200), (900, 700), (150, 600)], fill="#d02020")
    draw.polygon([(525, 150), (850, 200), (900, 700), (525, 650)], fill="#2020d0")
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


CORNERS = ((0.2, 0.125), (0.85, 0.25), (0.9, 0.875), (0.15, 0.75))


def test_a_slanted_page_fills_the_picture():
    (page,) = straightened(slanted(), 400, CORNERS).pages
    image = Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "BGRX")
    assert max(image.size) == 400
    width, height = image.size
    for y in (0.1, 0.5, 0.9):
        assert image.getpixel((round(width * 0.1), round(height * y))) == (0xD0, 0x20, 0x20)
        assert image.getpixel((round(width * 0.9), round(height * y))) == (0x20, 0x20, 0xD0)


def test_corners_one_further_turn_the_page():
    (page,) = straightened(slanted(), 400, (*CORNERS[3:], *CORNERS[:3])).pages
    image = Image.frombytes("RGB", (page.width, page.height), page.pixels, "raw", "BGRX")
    assert image.getpixel((page.width // 2, round(page.height * 0.1)))[0] == 0xD0  # what was left is on top
    assert image.getpixel((page.width // 2, round(page.height * 0.9)))[2] == 0xD0


def test_what_is_no_picture_is_not_even_asked_about():
    assert straightened(b"PK\x03\x04", 400, WHOLE).problem.code == "foreign-no-sight"


def test_lines_of_a_list_come_with_its_picture_where_they_are_asked_for():
    target = BytesIO()
    page(rows_of(8)).save(target, "JPEG")
    sight = straightened(target.getvalue(), 1200, WHOLE, of_list=True)
    assert len(sight.bands) == 10  # headings, eight workers, totals
    assert straightened(target.getvalue(), 1200, WHOLE).bands == ()
