"""Asking and waiting: a dialog is shown until it is answered, and then goes for good."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid


def wait_for(dialog: QDialog) -> bool:
    """Show it until it is answered; True when the person agreed. It may still be read, but not be shown again."""
    with answered(dialog) as agreed:
        return agreed


@contextmanager
def answered(dialog: QDialog) -> Iterator[bool]:
    """The same, with what follows from the answer: its window is there until that is done, though out of sight. Keys
    that are typed meanwhile are on their way to it, and would be thrown away with it."""
    try:
        yield dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        if isValid(dialog):  # the program may end meanwhile
            dialog.setParent(None)  # its parent would keep it, with all its entries, until the program ends
            dialog.deleteLater()
