"""回执码: twelve digits that say by telephone or on paper what a receipt says, where no file can travel back.

They are a truncated HMAC under what only this laptop and its office can compute; a wrong one is taken once in 10¹² for
each number of the journal that is tried.
"""

import hmac
import re
import unicodedata

from inspector_app.domain.handover import Receipt
from inspector_app.support.errors import Problem, Refused
from inspector_app.vault.pairing import shared_secret

_DIGITS = 12


def receipt_code(identity: str, recipient: str, receipt: Receipt) -> str:
    """The code of a receipt, from one's own secret key and the other's public one: what is acknowledged, and whether
    the receipt says anything besides."""
    return code_of(
        shared_secret(identity, recipient), receipt.device, receipt.acknowledged, receipt.head, is_bare(receipt)
    )


def is_bare(receipt: Receipt) -> bool:
    """Whether a receipt only acknowledges: no gap, no file that lacks, nothing set aside, no fork."""
    return not (receipt.gaps or receipt.missing_blobs or receipt.rejected or receipt.forks)


def code_of(secret: bytes, device: str, acknowledged: int, head: str, bare: bool) -> str:
    """The twelve digits for one number of the journal with its hash."""
    return twelve_digits(secret, f"receipt code 1 {device} {acknowledged} {head} {int(bare)}")


def twelve_digits(secret: bytes, said: str) -> str:
    """The digits that stand for what is said, for those two who share the secret."""
    digest = hmac.digest(secret, said.encode("ascii"), "sha256")
    return f"{int.from_bytes(digest) % 10**_DIGITS:0{_DIGITS}d}"


def in_fours(code: str) -> str:
    """The code as it is read out: 1234 5678 9012."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def typed_code(text: str) -> str:
    """The digits of what was typed, however wide and parted. Raises :class:`Refused` ``receipt-code-shape``."""
    digits = re.sub(r"[\s\-—－.·]", "", unicodedata.normalize("NFKC", text))
    if not re.fullmatch(r"[0-9]{12}", digits):
        raise Refused(Problem("receipt-code-shape", "code"))
    return digits
