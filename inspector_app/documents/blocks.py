"""The blocks of running text: title, number, heading, paragraph, question and answer, end."""

import re
from dataclasses import replace

from inspector_app.documents.chart import Bar, bar_chart
from inspector_app.documents.fonts import BIAOSONG, HEI
from inspector_app.documents.lines import LISTED, Line, Span, TextStyle, balanced, break_lines, spans_width
from inspector_app.documents.pen import Pen
from inspector_app.documents.setting import Setting, line_strip, line_strips, shift, text_strips
from inspector_app.documents.strips import Place, Strip, bind_to_next, keep_together
from inspector_app.documents.values import room
from inspector_app.formdefs.model import Block

END = "（以下空白）"
_TITLE = TextStyle(BIAOSONG, 22, 32)
_BUREAU = TextStyle(BIAOSONG, 17, 27)
_OPEN_NUMBER = re.compile(r"\{(short|year|serial)\}")
_PROSE = re.compile("[，。；]")
_ANSWER_LINES = 2  # left free for an answer that is to be written by hand


def set_title(setting: Setting, block: Block) -> list[Strip]:
    """The paper's name in 小标宋, lines of about equal length; on dense papers the bureau above it is smaller."""
    parts = setting.values.text(block.text).split("\n")
    strips: list[Strip] = []
    for at, part in enumerate(parts):
        style = _BUREAU if setting.sheet.dense and at < len(parts) - 1 else _TITLE
        lines = balanced([part], style, setting.width)
        strips += [line_strip(line, style, shift(line, setting.width, "center")) for line in lines]
    after = setting.sheet.body.pitch * (0.4 if setting.sheet.dense else 0.8)
    last = strips[-1]._replace(height=strips[-1].height + after, keep=True)
    return _bookmarked([*keep_together(strips)[:-1], last], " ".join(parts))


def set_number(setting: Setting, block: Block) -> list[Strip]:
    """The 文号, right unless the form centres it; as long as there is none, its pattern with room for the pen."""
    style = setting.sheet.body
    number = setting.values.text(block.text) or _OPEN_NUMBER.sub("　　　", setting.values.form.number_pattern)
    strips = text_strips(room(number, ruled=True), style, setting.width, block.align or "right")
    last = strips[-1]._replace(height=strips[-1].height + style.pitch * 0.3, keep=True)
    return [*strips[:-1], last]


def set_heading(setting: Setting, block: Block) -> list[Strip]:
    """A heading in 黑体, never parted from what follows."""
    return _heading(setting, block, setting.values.running(block.text), setting.values.text(block.text))


def _heading(setting: Setting, block: Block, spans: list[Span], title: str) -> list[Strip]:
    body = setting.sheet.body
    style = replace(body, role=HEI)
    first = setting.sheet.indent if block.indent and not setting.sheet.dense else 0
    strips = text_strips(spans, style, setting.width, block.align, first)
    if setting.sheet.dense:
        strips = [strips[0]._replace(before=0.35 * body.pitch), *strips[1:]]
    return _bookmarked(bind_to_next(keep_together(strips)), title)


def set_sections(setting: Setting, block: Block) -> list[Strip]:
    """Headings, each with its paragraphs."""
    strips: list[Strip] = []
    for row in setting.values.rows(block.fact):
        heading = setting.values.text("{heading}", row, block.fact)
        strips += _heading(setting, block, [heading], heading)
        told = setting.values.running("{text}", row, block.fact)
        strips += text_strips(told, setting.sheet.body, setting.width, block.align, setting.sheet.indent)
    return strips


def set_chart(setting: Setting, block: Block) -> list[Strip]:
    """Bars of two periods, on one page."""
    rows = setting.values.rows(block.fact)
    if not rows:
        return []
    before, _, now = setting.values.text(block.text).partition("\n")
    bars = [
        Bar(row["label"], row.get("before_count"), row.get("now_count"), row["before_words"], row["now_words"])
        for row in rows
    ]
    drawing = bar_chart(bars, setting.width, before, now)
    return [Strip(drawing.height, lambda pen, place: pen.drawing(drawing, place.left, place.top))]


def _bookmarked(strips: list[Strip], title: str) -> list[Strip]:
    """The strips, the first of them named in the reader's outline."""
    first = strips[0]

    def draw(pen: Pen, place: Place) -> None:
        pen.bookmark(title.replace("\n", " "), place.top)
        first.draw(pen, place)

    return [first._replace(draw=draw), *strips[1:]]


def set_paragraph(setting: Setting, block: Block) -> list[Strip]:
    """Running text; with ``each`` once for every row of a list."""
    first = setting.sheet.indent if block.indent else 0
    if block.each:
        texts = [setting.values.running(block.text, row, block.each) for row in setting.values.rows(block.each)]
    else:
        texts = [setting.values.running(block.text)]
    strips: list[Strip] = []
    for spans in filter(any, texts):
        listed = _listed(setting, block, spans, first)
        strips += listed or text_strips(
            spans, setting.sheet.body, setting.width, block.align, first, parts=setting.unparted
        )
    return strips


def _listed(setting: Setting, block: Block, spans: list[Span], first: float) -> list[Strip]:
    """承办人：甲（…）、乙（…） above a seal, where that is longer than a line: each is whole, below the first one."""
    style, text = setting.sheet.body, "".join(each for each in spans if isinstance(each, str))
    label, colon, told = text.partition("：")
    is_list = all(isinstance(each, str) for each in spans) and colon and "、" in told and not _PROSE.search(told)
    if not (is_list and setting.is_tidy and block.keep_with_next):
        return []
    hang = first + spans_width([f"{label}："], style)
    widest = max(spans_width([each], style) for each in LISTED.findall(told))
    if spans_width([text], style) <= setting.width - first or widest > setting.width - hang:
        return []
    return text_strips([text], style, setting.width, "", first, hang, parts=LISTED)


def set_questions(setting: Setting, block: Block) -> list[Strip]:
    """问 and 答 in turn; a question stays with the beginning of its answer, an open answer gets ruled lines."""
    strips: list[Strip] = []
    for number, row in enumerate(setting.values.rows(block.fact), start=1):
        question = setting.values.running("{question}", row, block.fact)
        answer = setting.values.running("{answer}", row, block.fact)
        asked = _spoken(setting, "问：", question)
        asked[0] = asked[0]._replace(before=0.25 * setting.sheet.body.pitch)
        told = _spoken(setting, "答：", answer) if answer else _open_answer(setting)
        strips += [strip._replace(row=number) for strip in (*bind_to_next(asked), *told)]
    return strips


def _spoken(setting: Setting, label: str, spans: list[Span]) -> list[Strip]:
    """A question or an answer, its text set off from the label."""
    style = setting.sheet.body
    hang = spans_width([label], style)
    strips = text_strips(spans, style, setting.width, "", hang, hang)
    return [_labelled(strips[0], label, style), *strips[1:]]


def _labelled(strip: Strip, label: str, style: TextStyle) -> Strip:
    heavy = replace(style, role=HEI)

    def draw(pen: Pen, place: Place) -> None:
        pen.words(label, place.left, place.top, heavy)
        strip.draw(pen, place)

    return strip._replace(draw=draw)


def _open_answer(setting: Setting) -> list[Strip]:
    style = setting.sheet.body
    hang = spans_width(["答："], style)
    ruled = [ruled_line(setting.width, style.pitch * 1.25, hang) for _ in range(_ANSWER_LINES)]
    return keep_together([_labelled(ruled[0], "答：", style), *ruled[1:]])


def ruled_line(width: float, height: float, left: float = 0) -> Strip:
    """An empty line to write on by hand."""

    def draw(pen: Pen, place: Place) -> None:
        bottom = place.top + height - 4
        pen.rule(place.left + left, bottom, place.left + width, bottom)

    return Strip(height, draw)


def set_end(setting: Setting, block: Block) -> list[Strip]:
    """以下空白: nothing can be added after it unnoticed, and what is left of the page is struck through."""
    style = setting.sheet.body
    lines: list[Line] = break_lines([block.text or END], style, setting.width, setting.sheet.indent)
    *others, last = line_strips(lines, style, setting.width, "")
    return [*others, last._replace(ends=setting.is_tidy)]
