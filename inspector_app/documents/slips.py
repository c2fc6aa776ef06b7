"""告知条: one slip for each row of a list, six to a sheet where their words have room, to be cut apart; the words of a
slip stand in a code below them."""

from collections.abc import Sequence

from reportlab.lib.units import mm

from inspector_app.documents.codes import code_drawing
from inspector_app.documents.fonts import FANG, HEI
from inspector_app.documents.lines import Line, TextStyle, break_lines
from inspector_app.documents.pen import Pen
from inspector_app.documents.setting import Setting
from inspector_app.documents.strips import Place, Strip
from inspector_app.formdefs.model import Block

ACROSS, DOWN = 2, (3, 2, 1)
_HEAD = TextStyle(HEI, 13, 20)
_WORDS = TextStyle(FANG, 10, 13)
_CODE = 27 * mm
_INSIDE = 3.5 * mm
_MOST, _MORE = 1000, "……（全文见纸面）"  # bytes of a code of this size that a telephone still reads


def set_slips(setting: Setting, block: Block) -> list[Strip]:
    """Rows of slips. A slip's first line is its heading; the code holds all of them, to be read without a network.

    All are as high as the longest needs: no word is ever printed under a code.
    """
    rows = setting.values.rows(block.each)
    texts = [setting.values.text(block.text, row, block.each) for row in rows]
    tried = [_rows(setting, texts, down) for down in DOWN]
    return next((strips for strips in tried if not any(each.cut for each in strips)), tried[-1])


def _rows(setting: Setting, texts: Sequence[str], down: int) -> list[Strip]:
    """The slips, so many one below the other on a sheet."""
    height = (setting.sheet.frame_height - 1) / down
    width = setting.width / ACROSS
    beside_each_other = [texts[at : at + ACROSS] for at in range(0, len(texts), ACROSS)]
    made = [[_Slip(text, width, height) for text in beside] for beside in beside_each_other]
    strips = [_strip(beside, width, height) for beside in made]
    return [strip._replace(new_page=bool(at) and at % down == 0) for at, strip in enumerate(strips)]


class _Slip:
    """The words of one slip, broken into lines, and its code."""

    def __init__(self, text: str, width: float, height: float) -> None:
        head, *others = text.split("\n")
        inner = width - 2 * _INSIDE
        self.code = _coded(text)
        self.head = break_lines([head], _HEAD, inner, justify=False)
        self.lines: list[Line] = [line for part in others for line in break_lines([part], _WORDS, inner, justify=False)]
        room = height - 2 * _INSIDE - _CODE - len(self.head) * _HEAD.pitch
        self.is_cut = len(self.lines) * _WORDS.pitch > room

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """The words from the top, the code in the lower left corner."""
        down = top + _INSIDE
        for style, lines in ((_HEAD, self.head), (_WORDS, self.lines)):
            for line in lines:
                pen.line(line, left + _INSIDE, down, style)
                down += style.pitch
        pen.drawing(code_drawing(self.code, _CODE), left + _INSIDE, top + height - _INSIDE - _CODE)


def _coded(text: str) -> str:
    """What the code says: all, or as much as it holds and that there is more on the paper."""
    data = text.encode()
    return text if len(data) <= _MOST else data[: _MOST - len(_MORE.encode())].decode(errors="ignore") + _MORE


def _strip(slips: Sequence[_Slip], width: float, height: float) -> Strip:
    def draw(pen: Pen, place: Place) -> None:
        for at, slip in enumerate(slips):
            with pen.guide():
                pen.box(place.left + at * width, place.top, width, height)
            slip.draw(pen, place.left + at * width, place.top, height)

    return Strip(height, draw, cut="slip" if any(slip.is_cut for slip in slips) else "")
