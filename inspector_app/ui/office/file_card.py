"""One file on the office's desk: what it is, what it would change or changed, what is wrong with it and what to do."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt

from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.layouts import in_column, in_row, placed, wide
from inspector_app.ui.theme import GAP_1, GAP_3, Tone, style_as
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import IconLabel, Label, Role

_ICONS = {Tone.OK: "package-check", Tone.INFO: "inbox", Tone.WARNING: "clock", Tone.DANGER: "triangle-alert"}
_TONES = {Level.ERROR: Tone.DANGER, Level.WARNING: Tone.WARNING}
Way = tuple[str, Callable[[], Any]]


class FileCard(Card):
    """``ways`` are the verbs that stand beside it, each with what it does."""

    def __init__(
        self,
        name: str,
        words: Sequence[str],
        problems: Sequence[Problem] = (),
        usual: Tone = Tone.INFO,
        ways: Sequence[Way] = (),
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        tone = min((_TONES.get(each.level, usual) for each in problems), key=list(_ICONS)[::-1].index, default=usual)
        lines = in_column(Label(name, Role.STRONG, wrap=True), gap=GAP_1)
        for each in words:
            lines.addWidget(Label(each, Role.SMALL, wrap=True))
        for problem in problems:
            lines.addWidget(_told(problem))
        icon = placed(IconLabel(_ICONS[tone], tone), Qt.AlignmentFlag.AlignTop)
        buttons = [
            placed(Button(verb, kind=Kind.QUIET, name=f"{verb}：{name}", clicked=act), Qt.AlignmentFlag.AlignTop)
            for verb, act in ways
        ]  # the name tells which of several files is meant
        self.body.addLayout(in_row(icon, wide(lines), *buttons, gap=GAP_3))


def _told(problem: Problem) -> Label:
    label = Label(sentence(problem.code, problem.details), Role.PROBLEM, wrap=True)
    if problem.level is not Level.ERROR:
        style_as(label, "level", "warning")
    return label
