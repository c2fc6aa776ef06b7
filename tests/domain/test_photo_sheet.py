"""A list copied beside its picture: typed, confirmed, shortened, kept in a draft, and where each cell is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.photo_sheet import BY_HAND, PhotoCell, PhotoSheet, plain, read_back, sheet_of

PLACES = st.none() | st.tuples(*[st.floats(0, 1)] * 4)
CELLS = st.builds(PhotoCell, st.text(max_size=8), st.booleans(), st.floats(0, 1), PLACES)
SHEETS = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.tuples(*[CELLS] * wide), min_size=1, max_size=5).flatmap(
        lambda rows: st.builds(PhotoSheet, st.just(tuple(rows)), st.integers(0, len(rows) - 1))
    )
)


@given(SHEETS)
def test_a_draft_gives_back_the_sheet(sheet):
    again = read_back(plain(sheet))
    assert again.heading == sheet.heading
    assert again.rows == sheet.rows[: len(again.rows)]
    assert all(cell == BY_HAND for row in sheet.rows[len(again.rows) :] for cell in row)  # blank lines at the end


@given(SHEETS, st.integers(0, 7), st.integers(0, 5), st.text(max_size=5))
def test_typing_changes_one_cell_and_is_the_persons(sheet, row, column, text):
    after = sheet.typed(row, column, text)
    assert (after.cell(row, column).text, after.cell(row, column).by_person) == (text, True)
    before = {(at, place): cell for at, place, cell in sheet.cells() if (at, place) != (row, column)}
    assert all(after.cell(*spot) == cell for spot, cell in before.items())
    assert after.heading == sheet.heading


@given(SHEETS, st.lists(st.integers(0, 5)))
def test_the_line_with_the_headings_stays_whatever_is_taken_out(sheet, gone):
    after = sheet.without(gone)
    assert after.titles == sheet.titles
    assert len(after.rows) == len(sheet.rows) - len({each for each in gone if each < len(sheet.rows)} - {sheet.heading})


@given(SHEETS, st.integers(0, 5))
def test_an_added_line_is_empty_and_moves_nothing_else(sheet, at):
    at = min(at, len(sheet.rows))
    after = sheet.with_line(at)
    assert [*after.rows[:at], *after.rows[at + 1 :]] == list(sheet.rows)
    assert after.titles == sheet.titles


def test_confirmed_cells_keep_their_text():
    sheet = PhotoSheet(((PhotoCell("姓名"),), (PhotoCell("张示例", score=0.7),)))
    assert sheet.confirmed([(1, 0)]).cell(1, 0) == PhotoCell("张示例", True, 0.7)


def test_a_place_that_was_read_is_shown_and_else_the_line_has_an_even_share():
    sheet = sheet_of([["姓名"], ["张示例"], ["李示例"], ["王示例"]])
    assert sheet.place(1, 0) == (0.0, 1 / 24, 1.0, 2 / 24)
    assert sheet.place(1, 0, lines=4) == (0.0, 0.25, 1.0, 0.5)
    assert sheet.place(1, 0, lines=8) == (0.0, 0.125, 1.0, 0.25)
    read = PhotoSheet(((PhotoCell("姓名", place=(0.1, 0.2, 0.3, 0.25)), PhotoCell("欠发")),))
    assert read.place(0, 0) == (0.1, 0.2, 0.3, 0.25)
    assert read.place(0, 1) == (0.0, 0.2, 1.0, 0.25)
    below = PhotoSheet((*read.rows, (PhotoCell("张示例"), PhotoCell("100", place=(0.5, 0.3, 0.6, 0.35)))))
    assert below.place(0, 1) == (0.5, 0.2, 0.6, 0.25)
    assert below.place(1, 0) == (0.1, 0.3, 0.3, 0.35)


def test_a_line_that_was_not_read_lies_among_those_that_were():
    def line(top):
        return (PhotoCell("张示例", place=(0.1, top, 0.2, top + 0.04)), PhotoCell())

    blank = (PhotoCell(), PhotoCell())
    sheet = PhotoSheet((line(0.2), line(0.25), blank, line(0.35), blank))
    assert sheet.place(2, 1)[1::2] == pytest.approx((0.3, 0.34))
    assert sheet.place(4, 0)[1::2] == pytest.approx((0.4, 0.44))  # below the last one
    assert sheet.place(5, 0)[1::2] == pytest.approx((0.45, 0.49))
    assert sheet.place(99, 0)[3] == 1.0


def test_a_line_copied_by_hand_lies_between_the_rules_unless_a_person_counted_otherwise():
    bands = ((0.2, 0.3), (0.3, 0.4), (0.4, 0.6))
    sheet = sheet_of([["示例工程工资表"], ["姓名"], ["张示例"]]).headed_at(1)
    assert sheet.place(1, 0, bands=bands) == (0.0, 0.2, 1.0, 0.3)
    assert sheet.place(3, 0, lines=3, bands=bands) == (0.0, 0.4, 1.0, 0.6)
    assert sheet.place(2, 0, lines=4, bands=bands) == (0.0, 0.5, 1.0, 0.75)
    assert sheet.place(4, 0, bands=bands) == (0.0, 4 / 24, 1.0, 5 / 24)  # below the last rule
    assert [sheet.is_placed(row, bands=bands) for row in (0, 1, 3, 4)] == [False, True, True, False]
    assert not sheet.is_placed(1, 10, bands)


def test_doubtful_lines_are_those_that_a_machine_was_unsure_of_or_a_person_wrote_otherwise():
    def cell(text, score, left, read=None, by_person=True):
        return PhotoCell(text, by_person, score, (left, 0.2, left + 0.1, 0.3), text if read is None else read)

    sure = (cell("张示例", 0.99, 0.1), cell("1200", 0.99, 0.5))
    unsure = (cell("李示例", 0.80, 0.1), cell("1300", 0.99, 0.5))
    written = (cell("王示例", 0.99, 0.1), cell("1400", 0.99, 0.5, read="1480"))
    typed = (PhotoCell("何示例", True), PhotoCell("1500", True))
    sheet = PhotoSheet(((cell("姓名", 0.5, 0.1), cell("欠发", 0.9, 0.5)), sure, unsure, written, typed))
    assert sheet.places_of(0.95) == {2: (0.1, 0.2, 0.6, 0.3), 3: (0.1, 0.2, 0.6, 0.3)}
    assert read_back(plain(sheet)) == sheet


def test_a_draft_of_an_earlier_version_has_no_reading():
    kept = plain(PhotoSheet(((PhotoCell("姓名", False, 0.9, (0.1, 0.2, 0.3, 0.4), "姓名"),),)))
    kept["marks"]["known"] = {spot: mark[:3] for spot, mark in kept["marks"]["known"].items()}
    assert read_back(kept).cell(0, 0) == PhotoCell("姓名", False, 0.9, (0.1, 0.2, 0.3, 0.4))


def test_beside_another_picture_nothing_that_is_written_counts_as_compared():
    sheet = PhotoSheet(((BY_HAND, BY_HAND),)).typed(1, 0, "示例甲").unchecked()
    assert [cell.by_person for _, _, cell in sheet.cells()] == [True, True, False, True]
    assert sheet.texts()[1] == ["示例甲", ""]
