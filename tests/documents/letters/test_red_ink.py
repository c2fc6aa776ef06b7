"""Seals and thumb prints leave the picture, what stands under them stays; the words of a seal are counted."""

import pytest

from inspector_app.documents.foreign import look
from inspector_app.documents.letters import pack
from inspector_app.documents.letters.photo import read_writing
from inspector_app.domain.photo_layout import sheet_from
from tests import worn_pages
from tests.list_photos import Shot, middle, page, photo, rows_of

pytestmark = pytest.mark.skipif(not pack.is_installed(), reason="the pack inspector-app[ocr] is not installed")
SHOT = Shot((2000, 560), slant=0.02)


def read(drawn):
    picture = look([photo(drawn, SHOT)], 1600, 110)[0].pages[0]
    return read_writing(picture, lambda *_: None)


def test_figures_under_a_seal_and_thumb_prints_are_read():
    rows = rows_of(3, seed=11)
    drawn = worn_pages.thumbed(page(rows, height=380), [middle(1, 5), middle(2, 1)])
    found = read(worn_pages.stamped(drawn, at=(0.82, 0.62), radius=110))
    texts = sheet_from(found.parts, found.size).texts()[-len(rows) :]
    pairs = [pair for row, line in zip(rows, texts, strict=True) for pair in zip(row, line, strict=True)]
    assert sum(one != other for one, other in pairs) <= 1  # a thumb may cover a letter
    assert found.red > 0  # the words of the seal, which are no part of the list


def test_what_is_red_is_seen_and_desks_are_not():
    from inspector_app.documents.letters.red_ink import has_red, is_figure, without_red

    drawn = page(rows_of(2), height=380)
    assert not has_red(drawn)
    sealed = worn_pages.stamped(drawn, at=(0.5, 0.5), radius=80)
    assert has_red(sealed)
    assert not has_red(without_red(sealed))
    assert is_figure("1,200.00", 0.99)
    assert not is_figure("1,200.00", 0.5)
    assert not is_figure("财务专用章", 0.99)
