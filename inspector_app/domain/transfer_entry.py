"""What the giver of a case signs."""

from dataclasses import replace

from inspector_app.domain.case_transfer import CaseTransfer, TransferState
from inspector_app.domain.records import canonical, plain


def entry_text(transfer: CaseTransfer) -> bytes:
    """The entry without its signature and whatever became of it since."""
    return canonical(plain(replace(transfer, signature="", state=TransferState.GIVEN))).encode()
