"""The first start in three steps on one view: passphrase, agency, inspectors and office key."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Problem, Trouble
from inspector_app.ui.binding import Form
from inspector_app.ui.layouts import REST, Part, Rest, in_column, in_row, put_in, wide
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.start.setup_fields import setup_fields
from inspector_app.ui.start.view import View
from inspector_app.ui.strength import StrengthLine
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.chooser import Choose
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.usecases.first_start import (
    STEPS,
    Entries,
    all_problems,
    first_step,
    passphrase_rule,
    step_of,
    step_problems,
)
from inspector_app.usecases.store_file import look_at_office_key


class SetupView(View):
    """``finish_wanted`` brings the :class:`Entries` once nothing is wrong with them."""

    finish_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self, law: Lawbook, folder: str, boxes: tuple[Choose, Choose]) -> None:
        super().__init__("", "")
        self._law = law
        self.title.setText(self.tr("新建资料库"))
        self.words.setText(self.tr("带 * 的必填，其余可以以后在“设置”中补。"))
        self.fields = setup_fields(law, *boxes)
        self.form = Form(Entries(folder=folder), self)
        self._refusals = Refusals(self.form, self.notice)
        self._chips = [Chip(Badge(word)) for word in self._step_words()]
        self._steps = (self._passphrase_step(), self._agency_step(), self._people_step())
        self._step = 0
        for name, field in self.fields.items():
            self.form.bind(name, field)
        self.form.undo_keys(self)
        self.form.changed.connect(self._changed)
        self.form.came_back.connect(self._show_field)
        put_in(self.head, GAP_2, in_row(*self._chips, REST))
        put_in(self.body, *self._steps, Rest(1))
        self._back = Button(self.tr("返回"), clicked=self._go_back)
        self.primary = Button(self.tr("下一步"), kind=Kind.PRIMARY, clicked=self._go_on)
        put_in(self.foot, self._back, REST, self.primary)
        self.show_step(0)

    @property
    def step(self) -> int:
        """The step in sight, from 0."""
        return self._step

    def arrive(self) -> None:
        self._focus()

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Go to the first step with a problem and show its problems beside their fields."""
        step = first_step(problems)
        if step is not None:
            self.show_step(step)
            self._refusals.show([p for p in problems if step_of(p.where) == step])

    def _step_words(self) -> tuple[str, ...]:
        return (self.tr("1　口令"), self.tr("2　机关"), self.tr("3　监察员与办公室"))

    def _passphrase_step(self) -> QWidget:
        warning = Notice()
        self._strength = StrengthLine()
        self._strength.leave_to(self.fields["passphrase"], self.form)
        page = _page(warning, self._beside("passphrase", "again"), self._strength, self.fields["folder"])
        warning.say(  # once it stands in the page: before, it would be a window of its own
            self.tr("口令丢失后，只有办公室的恢复密钥能打开资料库；没有登记办公室密钥的，任何人都无法恢复。"),
            Tone.WARNING,
        )
        return page

    def _agency_step(self) -> QWidget:
        rows = (self._beside("short_name", "province"), self._beside("agency_address", "agency_phone"))
        return _page(self.fields["agency_name"], *rows)

    def _people_step(self) -> QWidget:
        self._digits = Notice()
        return _page(
            Label(self.tr("本机使用人（监察员）"), Role.SECTION), *self._person(*STEPS[2][:5]),
            Label(self.tr("同行监察员（调查、检查、送达须两人）"), Role.SECTION), *self._person(*STEPS[2][5:10]),
            Label(self.tr("办公室与开始方式"), Role.SECTION), self.fields["office_key"], self._digits,
            self.fields["begin"],
        )  # fmt: skip

    def _person(self, name: str, *certificates: str) -> tuple[QHBoxLayout, QHBoxLayout]:
        """The name with the first certificate and its last day, and below them the other one."""
        return self._beside(name, *certificates[:2]), self._beside(*certificates[2:])

    def _beside(self, *names: str) -> QHBoxLayout:
        """Fields side by side, equally wide."""
        return in_row(*(wide(self.fields[name]) for name in names), gap=GAP_4)

    def _changed(self, name: str) -> None:
        if name == "passphrase":
            self._strength.show_for(self.form.value.passphrase, passphrase_rule(self.form.value))
        if name == "office_key":
            self._show_digits()

    def _show_digits(self) -> None:
        """The digits of a key file that can be read; what is wrong with another is said on leaving the step."""
        path = Path(self.form.value.office_key) if self.form.value.office_key else None
        try:
            key = look_at_office_key(path) if path and path.is_file() else None
        except Trouble:
            key = None
        if key is None:
            self._digits.clear()
            return
        words = self.tr("办公室：{}　核对码：{}　（请与办公室电话核对这16位数字）").format(key.office, key.digits)
        self._digits.say(words, Tone.INFO)

    def _go_on(self) -> None:
        entries = self.form.value
        last = self.step == len(STEPS) - 1
        problems = [*self.form.own_problems(), *(all_problems if last else self._here)(entries, self._law)]
        if problems:
            self.refuse(problems)
        elif last:
            self.finish_wanted.emit(entries)
        else:
            self.show_step(self.step + 1)

    def _here(self, entries: Entries, law: Lawbook) -> list[Problem]:
        return step_problems(self.step, entries, law)

    def _go_back(self) -> None:
        if self.step:
            self.show_step(self.step - 1)
        else:
            self.back_wanted.emit()

    def _show_field(self, name: str) -> None:
        """Bring the step in sight on which undo changed a field."""
        field = self.fields[name]
        step = next((number for number, page in enumerate(self._steps) if page.isAncestorOf(field)), self._step)
        if step != self._step:
            self.show_step(step)

    def show_step(self, step: int) -> None:
        """Bring a step in sight; what was typed on the others stays."""
        self.notice.clear()
        self._step = step
        for number, page in enumerate(self._steps):  # not stacked: a short step must not be as high as a long one
            page.setVisible(number == step)
        for number, (chip, word) in enumerate(zip(self._chips, self._step_words(), strict=True)):
            here, done = number == step, number < step
            tone = Tone.INFO if here else Tone.OK if done else Tone.PLAIN
            chip.set_badge(Badge(word, tone, "circle-dot" if here else ""))
        verb = self.tr("建立资料库") if step == len(STEPS) - 1 else self.tr("下一步")
        self.primary.setText(verb)
        self._focus()

    def _focus(self) -> None:
        self.fields[STEPS[self.step][0]].entry.setFocus()


def _page(*parts: Part) -> QWidget:
    page = QWidget()
    in_column(*parts, gap=GAP_3, of=page)
    return page
