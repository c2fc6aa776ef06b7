"""口令与锁定: another passphrase, and the short number that brings back from a lock within this sitting."""

from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.ui.binding import Form
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.layouts import Rest, put_in
from inspector_app.ui.refusals import Refusals
from inspector_app.ui.session import Session
from inspector_app.ui.settings.section import Section, buttons
from inspector_app.ui.strength import StrengthLine, passphrase_hint
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.field import Field, at_most
from inspector_app.ui.widgets.secret_edit import SecretEdit
from inspector_app.usecases import settings
from inspector_app.usecases.context import Context
from inspector_app.usecases.passphrases import FULL_RULE, own_rule
from inspector_app.usecases.settings import FULL_COST, KeyCost

_WIDTH = 460
_EMPTY = {"old": "", "passphrase": "", "again": ""}
_NO_PIN = {"pin": ""}


class SecretsSection(Section):
    """``cost`` is what guessing the new passphrase shall cost; tests take a cheap one."""

    def __init__(self, session: Session[Context], cost: KeyCost = FULL_COST) -> None:
        super().__init__(
            session, self.tr("口令与锁定"), self.tr("口令打开资料库；短码只在本次使用中有效，用来从锁定回来。")
        )
        self._cost = cost
        self.form = Form(_EMPTY, self)
        self.pin_form = Form(_NO_PIN, self)
        self._refusals = Refusals(self.form, self.notice)
        self._pin_refusals = Refusals(self.pin_form, self.notice)
        self._strength = StrengthLine()
        self.form.changed.connect(self._weigh)
        change, act = Card(self.tr("更改口令")), Button(self.tr("更改口令"), kind=Kind.PRIMARY, clicked=self.change)
        for name, field in (
            ("old", Field(self.tr("现在的口令"), SecretEdit(), required=True)),
            (
                "passphrase",
                Field(self.tr("新口令"), SecretEdit(), passphrase_hint(), required=True),
            ),
            ("again", Field(self.tr("再输一次新口令"), SecretEdit(), required=True)),
        ):
            self.form.bind(name, field)
            _press_on_enter(field, act)
            change.body.addLayout(at_most(_WIDTH, field))
            if name == "passphrase":
                self._strength.leave_to(field, self.form)
                change.body.addWidget(self._strength)
        change.body.addLayout(buttons(act))
        pin = Card(self.tr("锁屏短码"))
        field = Field(self.tr("本次使用的短码"), SecretEdit(), self.tr("4至12位数字。留空则锁定后用口令回来。"))
        self.pin_form.bind("pin", field)
        use = Button(self.tr("启用短码"), "lock", clicked=self.set_pin)
        _press_on_enter(field, use)
        put_in(pin.body, at_most(_WIDTH, field), buttons(use))
        put_in(self.body, change, pin, Rest(1))

    def change(self) -> None:
        """Change the passphrase; working out its key takes seconds and is done by the worker."""
        value = self.form.value
        if value["passphrase"] != value["again"]:
            self._refusals.show([Problem("passphrase-differs", "again")])
            return
        context = self.session.context
        self.session.work(
            lambda _progress: settings.change_passphrase(context, value["old"], value["passphrase"], self._cost),
            self._changed_passphrase,
            self.tr("更改口令"),
            self._refusals.show,
        )

    def _weigh(self, _name: str) -> None:
        typed = self.form.value["passphrase"]
        self._strength.show_for(typed, self.session.read(own_rule) if typed else FULL_RULE)

    def set_pin(self) -> None:
        """Use this number for the sitting, or none when the field is empty."""
        window = self.window()
        lock = window.lock if isinstance(window, MainWindow) else None
        pin = self.pin_form.value["pin"]
        try:
            known = settings.pin_lock(pin) if pin else None
        except Refused as refusal:
            self._pin_refusals.show(refusal.problems)
            return
        self.pin_form.load(_NO_PIN)
        if lock is not None:
            lock.set_pin(known)
            self.done(self.tr("短码已启用，退出程序后作废。") if known else self.tr("已停用短码，锁定后用口令回来。"))

    def _changed_passphrase(self, _nothing: object) -> None:
        self.form.load(_EMPTY)
        window = self.window()
        if isinstance(window, MainWindow):
            window.notice.take_back(sentence("passphrase-weak-now"))
        self.done(self.tr("口令已更改，下次打开时用新口令。以前的备份仍用当时的口令打开。"))


def _press_on_enter(field: Field, button: Button) -> None:
    if isinstance(field.entry, SecretEdit):
        field.entry.entered.connect(button.click)
