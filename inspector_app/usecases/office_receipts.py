"""Answers to a laptop without an import: its receipt as a file, or twelve digits where no file can travel back."""

from pathlib import Path

from inspector_app.exchange.receipt_code import in_fours, receipt_code
from inspector_app.office.folder import Office, device_of
from inspector_app.office.importing import receipt_for
from inspector_app.support.clock import Clock
from inspector_app.usecases.office import answer, office_writing


def give_receipt_code(begins: str, folder: Path, passphrase: str, clock: Clock, url: str = "") -> str:
    """The code by which a laptop is told how the office stands with it, where no file can travel back.

    Raises as :func:`~inspector_app.usecases.office.strike_device_off`.
    """
    with office_writing(folder, passphrase, url) as office:
        return _code(office, device_of(office, begins), clock)


def give_receipt(begins: str, target: Path, folder: Path, passphrase: str, clock: Clock, url: str = "") -> Path:
    """The receipt that tells a laptop how the office stands with it now, in a folder or as the file named: after an
    import was taken back the laptop sends again what went with it. Raises as
    :func:`~inspector_app.usecases.office.strike_device_off`, and :class:`Trouble` ``disk-write-failed``.
    """
    with office_writing(folder, passphrase, url) as office:
        return answer(office, device_of(office, begins), target, clock)


def _code(office: Office, device: str, clock: Clock) -> str:
    receipt, recipient = receipt_for(office, device, clock.now()), office.device_card(device).recipient
    return in_fours(receipt_code(office.secrets_for(device).identity, recipient, receipt))
