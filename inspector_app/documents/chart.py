"""A plain chart, drawn once for paper, screen, Word and clipboard: bars of two periods that read in grey."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import Color

from inspector_app.documents.fonts import SONG, runs, text_width

_SIZE, _PITCH, _BAR, _GAP = 10.0, 34.0, 11.0, 6.0
_LABEL, _VALUE = 0.24, 0.12  # of the width, left for the labels and behind the longest bar
_DARK, _LINE = 0.25, 0.35
_LEAST = 1.5  # points: a bar of one among thousands is still seen


class Bar(NamedTuple):
    """What one pair of bars tells; None where it is not known. The words stand behind the bars."""

    label: str
    before_count: int | None
    now_count: int | None
    before_words: str
    now_words: str


def bar_chart(bars: Sequence[Bar], width: float, before: str, now: str) -> Drawing:
    """Pairs of bars, the period before an empty frame over the filled bar of this one, with their values in words."""
    height = _PITCH * (len(bars) + 0.8)
    drawing = Drawing(width, height)
    most = max((value for bar in bars for value in (bar.before_count, bar.now_count) if value), default=1)
    left, room = width * _LABEL, width * (1 - _LABEL - _VALUE)
    top = height - 0.5 * _PITCH
    _bar(drawing, left, top, 18, filled=False)
    _words(drawing, before, left + 24, top + 2)
    _bar(drawing, left + 110, top, 18, filled=True)
    _words(drawing, now, left + 134, top + 2)
    for at, bar in enumerate(bars):
        down = height - (at + 1.25) * _PITCH
        _words(drawing, bar.label, left - _GAP - text_width(bar.label, SONG, _SIZE), down - 3)
        for value, words, y, filled in (
            (bar.before_count, bar.before_words, down + 1, False),
            (bar.now_count, bar.now_words, down - _BAR - 1, True),
        ):  # fmt: skip
            long = max(_LEAST, room * value / most) if value else 0
            if long:
                _bar(drawing, left, y, long, filled=filled)
            _words(drawing, words, left + long + 4, y + 2)
    return drawing


def _bar(drawing: Drawing, left: float, bottom: float, long: float, *, filled: bool) -> None:
    drawing.add(
        Rect(
            left, bottom, long, _BAR, strokeWidth=0.7, strokeColor=Color(_LINE, _LINE, _LINE),
            fillColor=Color(_DARK, _DARK, _DARK) if filled else None,
        )
    )  # fmt: skip


def _words(drawing: Drawing, text: str, left: float, bottom: float) -> None:
    """Text at a place, each character drawn by a face that has it."""
    for font, piece in runs(text, SONG):
        drawing.add(String(left, bottom, piece, fontName=font, fontSize=_SIZE))
        left += text_width(piece, SONG, _SIZE)


def chart_pdf(bars: Sequence[Bar], width: float, before: str, now: str) -> bytes:
    """The chart as a page of its own size."""
    drawn: bytes = renderPDF.drawToString(bar_chart(bars, width, before, now))
    return drawn
