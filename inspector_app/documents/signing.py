"""Where people sign, seal and write by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from inspector_app.documents.blocks import ruled_line
from inspector_app.documents.fonts import SONG
from inspector_app.documents.lines import Span, TextStyle, break_lines, spans_width
from inspector_app.documents.pen import THIN, Pen, baseline
from inspector_app.documents.setting import Setting, text_strips
from inspector_app.documents.strips import Place, Strip, bind_to_next, keep_together
from inspector_app.documents.values import BLANK_DATE, room
from inspector_app.formdefs.model import Block, SignatureLine

_LEAST_RULE = 68.0  # points: the shortest room for a name written by hand
_SIGNING_PITCH = 27.0
_WRITING_PITCH = 27.0
_LARGEST_LABEL = 14.0
_FOOT = TextStyle(SONG, 10.5, 30)
_FINGER = 12.5 * mm
_SEAL_RADIUS = 21 * mm  # the round seals of departments measure 42 mm
_SEAL_HANGS = 7 * mm  # down to the page's number
_BESIDE = 10.0


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place to sign, ``width`` points wide: a label, a rule, perhaps a date and room for a fingerprint;
    ``label_width`` and ``date_width`` are how much the two take of it. ``beneath``: its rule stands below its label, as
    that of another one beside it."""

    label: str
    label_width: float
    date: list[Span]
    date_width: float
    fingerprint: bool
    width: float
    style: TextStyle
    beneath: bool = False

    @property
    def _inner(self) -> float:
        return self.width - (_FINGER + 4 if self.fingerprint else 0) - _BESIDE

    @property
    def crowded(self) -> bool:
        """Whether the label sticks out of its place."""
        return self.label_width > self._inner

    @property
    def label_alone(self) -> bool:
        """Whether the label leaves no room for the rule beside it."""
        return self.beneath or self._inner - self.label_width < _LEAST_RULE

    @property
    def date_below(self) -> bool:
        """Whether the date needs a line of its own."""
        beside = 0 if self.label_alone else self.label_width
        return bool(self.date) and self._inner - beside - self.date_width < _LEAST_RULE

    @property
    def height(self) -> float:
        lines = 1 + self.label_alone + self.date_below
        return max(lines * self.style.pitch, _FINGER + 6 if self.fingerprint else 0)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the slot with its corner at ``left``, ``top``."""
        pen.words(self.label, left, top, self.style)
        rule_from, right = left, left + self._inner
        if self.label_alone:
            top += self.style.pitch
        else:
            rule_from += self.label_width
        rule_to = right if self.date_below or not self.date else right - self.date_width
        under = top + baseline(self.style) + 2.5
        pen.rule(rule_from, under, rule_to, under)
        if self.date:
            line = break_lines(self.date, self.style, self.width, justify=False)[0]
            pen.line(line, right - line.width, top + (self.style.pitch if self.date_below else 0), self.style)
        if self.fingerprint:
            self._finger(pen, left + self._inner + 6, top)

    def _finger(self, pen: Pen, left: float, top: float) -> None:
        with pen.guide():
            pen.box(left, top + 2, _FINGER, _FINGER, THIN)
            style = TextStyle(SONG, 8, 10)
            pen.words("指印", left + (_FINGER - 16) / 2, top + 2 + _FINGER - 11, style)


def _slot(setting: Setting, line: SignatureLine, width: float, style: TextStyle) -> _Slot:
    label = f"{setting.values.text(line.label)}：{setting.values.text(line.value)}"
    date = room(BLANK_DATE, ruled=False) if line.date else []
    date_width = spans_width(date, style) + 4 if date else 0
    return _Slot(label, spans_width([label], style), date, date_width, line.fingerprint, width, style)


def _row(setting: Setting, slots: Sequence[_Slot]) -> Strip:
    if setting.is_tidy and any(slot.label_alone for slot in slots):
        slots = [replace(slot, beneath=True) for slot in slots]

    def draw(pen: Pen, place: Place) -> None:
        left = place.left
        for slot in slots:
            slot.draw(pen, left, place.top)
            left += slot.width

    crowded = [slot.label for slot in slots if slot.crowded]
    return Strip(max(slot.height for slot in slots), draw, cut="、".join(crowded))


def set_signatures(setting: Setting, block: Block) -> list[Strip]:
    """Places to sign, ``per_row`` beside each other, all on one page with the text above them."""
    body = setting.sheet.body
    style = setting.sheet.close(replace(body, size=min(body.size, _LARGEST_LABEL), pitch=_SIGNING_PITCH))
    per_row = max(block.per_row, 1)
    slots = [_slot(setting, line, setting.width / per_row, style) for line in _wanted(setting, block.signatures)]
    rows = [_row(setting, slots[at : at + per_row]) for at in range(0, len(slots), per_row)]
    strips = rows
    if block.text:
        spans = setting.values.running(block.text)
        strips = [*text_strips(spans, body, setting.width, "", setting.sheet.indent), *rows]
    return keep_together([strips[0]._replace(before=0.4 * body.pitch), *strips[1:]])


def foot_strips(setting: Setting) -> tuple[Strip, ...]:
    """The places to sign at the foot of every page, as many beside each other as there is room for."""
    lines = _wanted(setting, setting.values.form.page_signatures)
    if not lines:
        return ()
    per_row = next((n for n in range(len(lines), 1, -1) if _fit(setting, lines, n)), 1)
    slots = [_slot(setting, line, setting.width / per_row, _FOOT) for line in lines]
    rows = [_row(setting, slots[at : at + per_row]) for at in range(0, len(slots), per_row)]
    return (_under_rule(rows[0], setting.width), *rows[1:])


def _wanted(setting: Setting, lines: Sequence[SignatureLine]) -> list[SignatureLine]:
    """Those that sign this paper."""
    return [line for line in lines if not line.when or setting.values.holds(line.when)]


def _fit(setting: Setting, lines: Sequence[SignatureLine], per_row: int) -> bool:
    slots = (_slot(setting, line, setting.width / per_row, _FOOT) for line in lines)
    return not any(slot.label_alone or slot.date_below for slot in slots)


def _under_rule(strip: Strip, width: float) -> Strip:
    def draw(pen: Pen, place: Place) -> None:
        pen.rule(place.left, place.top - 3, place.left + width, place.top - 3)
        strip.draw(pen, place)

    return strip._replace(draw=draw, before=9)


def set_seal(setting: Setting, block: Block) -> list[Strip]:
    """Who seals over the date, right, four characters from the edge; a draft shows where the seal goes."""
    style, values = setting.sheet.body, setting.values
    date = values.cell(f"{{{block.fact}}}") if block.fact else []
    dated = break_lines(date or room(BLANK_DATE, ruled=False), style, setting.width, justify=False)[0]
    named = [line for part in values.text(block.text).split("\n") for line in
             break_lines([part], style, setting.width, justify=False)]  # fmt: skip
    lines = [*named, dated]
    right = setting.width - 4 * style.size
    middle = min(right - dated.width / 2, setting.width - max(line.width for line in lines) / 2)
    beyond = max(0.0, _SEAL_RADIUS - len(lines) * style.pitch / 2)  # of the seal, above and below its lines
    tight = setting.sheet.is_tight
    above = beyond if tight else max(1.5 * style.pitch, beyond)
    height = above + len(lines) * style.pitch + beyond

    def draw(pen: Pen, place: Place) -> None:
        for at, line in enumerate(lines):
            pen.line(line, place.left + middle - line.width / 2, place.top + above + at * style.pitch, style)
        if setting.draft:
            with pen.guide():
                pen.circle(place.left + middle, place.top + above + len(lines) * style.pitch / 2, _SEAL_RADIUS)

    return [Strip(height, draw, hang=min(beyond, _SEAL_HANGS) if tight else 0)]


def set_writing(setting: Setting, block: Block) -> list[Strip]:
    """What is to be written by hand, over ruled lines that are never prefilled."""
    style = setting.sheet.body
    label = text_strips(setting.values.running(block.text), style, setting.width)
    label[0] = label[0]._replace(before=0.4 * style.pitch)
    ruled = [ruled_line(setting.width, _WRITING_PITCH * setting.sheet.share) for _ in range(max(block.lines, 1))]
    return [*bind_to_next(keep_together(label)), *keep_together(ruled)]
