"""A photographed list read by machine, in a process that ends: every cell, upside down too, until it is stopped."""

import pytest

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.foreign import look
from inspector_app.documents.letters import pack, photo
from inspector_app.documents.letters.photo import read_writing, tidied
from inspector_app.domain.photo_layout import sheet_from
from inspector_app.support.progress import Cancelled
from inspector_app.support.stranger import Frame
from tests.list_photos import Shot, page, rows_of
from tests.list_photos import photo as photographed

installed = pytest.mark.skipif(not pack.is_installed(), reason="the pack inspector-app[ocr] is not installed")


def seen(rows, shot):
    return look([photographed(page(rows, height=340), shot)], 1600, 110)[0].pages[0]


@installed
def test_a_short_list_upside_down_is_read_cell_by_cell():
    rows, told = rows_of(2, seed=11), []
    found = read_writing(seen(rows, Shot((1500, 380), slant=0.02, turned=180)), lambda *step: told.append(step))
    sheet = sheet_from(found.parts, found.size)
    assert sheet.texts()[-len(rows) :] == rows
    assert (found.quarters, found.red) == (2, 0)
    assert found.score > 0.98
    assert (0, 0) in told
    assert max(total for _, total in told) == len(found.parts) or told[-1][0] <= told[-1][1]


@installed
def test_a_person_may_stop_it_at_any_time():
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_writing(PageImage(64, 64, 256, bytes(64 * 256)), stop)


@installed
def test_an_empty_picture_says_nothing_and_one_that_is_none_breaks_the_reader_alone():
    assert read_writing(PageImage(640, 480, 2560, b"\xff" * 2560 * 480), lambda *_: None).parts == ()
    assert read_writing(PageImage(640, 480, 2560, b"short"), lambda *_: None) is None


@pytest.mark.parametrize(
    ("head", "blob"),
    [
        ({}, b"[]"),
        ({"quarters": 7, "width": 1, "height": 1}, b"[]"),
        ({"quarters": 0, "width": 0, "height": 1}, b"[]"),
        ({"quarters": 0, "width": 9, "height": 9}, b"{"),
        ({"quarters": 0, "width": 9, "height": 9}, b'[[[[0,0],[1,0],[1,1]],"a",1]]'),
        ({"quarters": 0, "width": 9, "height": 9}, b"[[[[0,0],[1,0],[1,1],[0,1]],7,1]]"),
        ({"quarters": 0, "width": 9, "height": 9}, b'[[[[0,0],[1,0],[1,1],[0,1]],"a",3]]'),
    ],
)
def test_an_answer_that_is_none_is_not_believed(monkeypatch, head, blob):
    monkeypatch.setattr(photo.stranger, "follow", lambda *_a, **_k: Frame({"over": True, **head}, blob))
    assert read_writing(PageImage(1, 1, 4, bytes(4)), lambda *_: None) is None


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("（2025年11月一2026年1月）", "（2025年11月—2026年1月）"),
        ("5,000,00", "5,000.00"),
        ("23.980.00", "23,980.00"),
        ("1.234.567.89", "1,234,567.89"),
        ("23.980", "23.980"),
        ("1,234,567,89", "1,234,567.89"),
        ("12,00", "12,00"),
        ("5,000,000", "5,000,000"),
        ("一班", "一班"),
        ("三月一日", "三月一日"),
        ("  王  示例 ", "王 示例"),
    ],
)
def test_signs_that_the_model_mistakes_are_put_right_where_nothing_else_can_be_meant(read, meant):
    assert tidied(read) == meant
