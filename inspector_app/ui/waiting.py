"""Asking and waiting: a dialog is shown until it is answered, and then goes for good."""

from PySide6.QtWidgets import QDialog
from shiboken6 import isValid


def wait_for(dialog: QDialog) -> bool:
    """Show it until it is answered; True when the person agreed. It may still be read, but not be shown again."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        if isValid(dialog):  # the program may end meanwhile
            dialog.setParent(None)  # its parent would keep it, with all its entries, until the program ends
            dialog.deleteLater()
