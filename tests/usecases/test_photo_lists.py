"""What a machine read becomes a sheet with its headings found; what is poor, empty or broken is said."""

from dataclasses import replace

import pytest

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.letters.photo import Writing
from inspector_app.domain.photo_layout import Written
from inspector_app.domain.photo_sheet import PhotoCell, PhotoSheet, sheet_of
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases import photo_lists
from tests.builders import an_id_number

PAGE = PageImage(1, 1, 4, bytes(4))


def parts(rows, score=0.99):
    wide = max(map(len, rows))
    return tuple(
        Written(
            tuple(((column + x) / wide, (row + y) / 10) for x, y in ((0.2, 0.2), (0.8, 0.2), (0.8, 0.8), (0.2, 0.8))),
            text,
            score,
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )


@pytest.fixture
def read(monkeypatch):
    """``read(writing)`` is what becomes of it."""

    def of(writing):
        monkeypatch.setattr(photo_lists, "read_writing", lambda _page, tell: tell(1, 2) or writing)
        return photo_lists.read(PAGE)(NoProgress())

    return of


LIST = [["", "示例公司工资表", ""], ["姓名", "身份证号", "欠发"], ["张示例", an_id_number("19900101", 1), "1200"]]


def test_the_line_with_the_headings_is_found_below_the_title(read):
    found = read(Writing(parts(LIST), 2, (900, 600)))
    assert found.sheet.heading == 1
    assert found.sheet.titles == ("姓名", "身份证号", "欠发")
    assert (found.quarters, found.is_blurred) == (2, False)


def test_a_poor_photo_is_known_by_its_score(read):
    assert read(Writing(parts(LIST, 0.8), 0, (900, 600))).is_blurred


def test_a_photo_that_is_blurred_in_a_part_is_known_though_its_mean_is_good(read):
    rows = [["姓名", "欠发"], *([f"示例{number}", str(number)] for number in range(8))]
    sharp = parts(rows)
    blurred = tuple(replace(each, score=0.7) for each in sharp[-4:])
    assert read(Writing((*sharp[:-4], *blurred), 0, (900, 600))).unsure == (4, 18)
    assert read(Writing((*sharp[:-4], *blurred), 0, (900, 600))).is_blurred
    assert not read(Writing((*sharp[:-2], *blurred[:2]), 0, (900, 600), 0)).is_blurred


def test_a_table_without_known_headings_begins_at_its_first_line(read):
    assert read(Writing(parts([["甲", "乙"], ["1", "2"]]), 0, (900, 600))).sheet.heading == 0


@pytest.mark.parametrize(("writing", "code"), [(None, "photo-read-broke"), (Writing((), 0, (9, 9)), "photo-nothing")])
def test_what_cannot_be_read_is_said(read, writing, code):
    with pytest.raises(Refused) as refusal:
        read(writing)
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_a_list_that_was_read_is_taken_only_once_a_person_has_seen_every_name(context):
    rows = [
        ("姓名", "身份证号", "应发", "已发", "欠发"),
        ("张示例", an_id_number("19900101", 1), "1,300.00", "100", "1200"),
    ]
    sheet = PhotoSheet(tuple(tuple(map(PhotoCell, row)) for row in rows))
    with pytest.raises(Refused) as refusal:
        photo_lists.checked(context, sheet)
    assert refusal.value.problems[0].code == "photo-open"
    (line,) = photo_lists.checked(context, sheet.confirmed([(1, 0)])).lines
    assert (line.name, line.earned_fen, line.received_fen, line.owed_fen) == ("张示例", 130_000, 10_000, 120_000)


def test_an_empty_sheet_is_no_list(context):
    with pytest.raises(Refused) as refusal:
        photo_lists.checked(context, photo_lists.begin())
    assert refusal.value.problems[0].code == "photo-empty"


def test_what_stands_under_no_known_heading_is_not_asked_about(context):
    sheet = sheet_of([["姓名", "欠发", "手印"], ["张示例", "100", ""]])
    assert photo_lists.judge(context, sheet).open == []
