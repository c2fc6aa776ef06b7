"""A task as a line of a card: what is owed by whom and when, and its ways on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.dispatch import DispatchTask
from inspector_app.support.vocabulary import word
from inspector_app.ui.layouts import REST, in_column, in_row
from inspector_app.ui.theme import GAP_1, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.wording import joined
from inspector_app.usecases.dispatch import task_words

Act = Callable[[DispatchTask], Any]


def task_badge(task: DispatchTask, today: date) -> Badge:
    """Done, overdue, due today, or open."""
    if task.done_on:
        return Badge(tr("已完成"), Tone.OK)
    if task.is_overdue(today):
        return Badge(tr("已逾期"), Tone.DANGER, "triangle-alert")
    return Badge(tr("今日到期"), Tone.WARNING, "hourglass") if task.due == today else Badge(tr("未完成"), Tone.INFO)


def task_row(task: DispatchTask, today: date, edit: Act, finish: Act, project: str = "") -> QWidget:
    """The line of a task."""
    line = QWidget()
    told = task_words(task, today)
    words = in_column(
        Label(told, wrap=True), Label(joined(word(task.kind), task.number, project), Role.SMALL, wrap=True), gap=GAP_1
    )
    row = in_row(Chip(task_badge(task, today)), REST)
    if task.done_on is None:
        done = tr("登记完成情况")
        row.addWidget(Button(done, name=f"{done}：{task.text}", clicked=lambda: finish(task)))
    change = f"{tr('修改任务')}：{task.text}"
    row.addWidget(Button(icon="pencil", kind=Kind.BARE, name=change, clicked=lambda: edit(task)))
    in_column(words, row, gap=GAP_1, of=line)
    return line
