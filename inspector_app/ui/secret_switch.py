"""忘记口令: the switch between a passphrase and the office's recovery key, the same wherever a backup is opened."""

from PySide6.QtCore import Signal

from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.field import Field


def recovery_hint() -> str:
    """What may be typed for the recovery key of a backup."""
    return tr("备份以前登记过的办公室的恢复密钥；手里是托管纸的，照纸输入第5—8行。")


class SecretSwitch(Button):
    """Shows one of two entries, and with that of the key those that are asked for besides; ``switched`` when the other
    one is asked for. What was typed in the one that goes out of sight stays there."""

    switched = Signal()

    def __init__(self, passphrase: Field, recovery: Field, *besides: Field) -> None:
        super().__init__("", kind=Kind.QUIET, clicked=lambda: self.ask(by_key=not self.by_key))
        self._passphrase, self._recovery, self._besides = passphrase, recovery, besides
        self.by_key = False
        """Whether the key is asked for."""
        self._show()

    def ask(self, *, by_key: bool) -> None:
        """Ask for the key, or for the passphrase; the caret stands there."""
        self.by_key = by_key
        self._show()
        self.asked.entry.setFocus()
        self.switched.emit()

    @property
    def asked(self) -> Field:
        """The entry that is in sight."""
        return self._recovery if self.by_key else self._passphrase

    def _show(self) -> None:
        for field in (self._recovery, *self._besides):
            field.setVisible(self.by_key)
        self._passphrase.setVisible(not self.by_key)
        self.setText(tr("记得口令") if self.by_key else tr("忘记口令，用恢复密钥…"))
