"""The office's keys on the sheet in its safe (托管纸), as somebody types them back from there."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from inspector_app.domain.paper_key import bytes_of, typed_keys, typed_last_key
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.vault.keys import RecoveryKey, Secret

AGE_KEY = "AGE-SECRET-KEY-1"
SIZES = 58, 52
"""How many letters the escrow and the recovery key have on paper."""
_RECOVERY_BYTES, _RECOVERY_LETTERS = 32, 44


@dataclass(frozen=True, slots=True)
class SafeKeys:
    """The secret keys in the safe: the age identity that opens every package, and what opens a laptop (base64)."""

    escrow: str = field(repr=False)
    recovery: str = field(repr=False)


def keys_typed(typed: str) -> SafeKeys:
    """Both, from all rows. Raises :class:`Refused` as ``typed_keys``, :class:`Trouble` ``age-key-malformed``."""
    escrow, recovery = typed_keys(typed, SIZES)
    return SafeKeys(f"{AGE_KEY}{escrow}", _recovery_of(recovery))


def recovery_secret(typed: str) -> str:
    """The recovery key as it opens a store: as somebody typed it, or from the rows of the sheet, its own or all.

    Raises :class:`Refused` ``recovery-key-rows``, ``paper-key-row`` or ``recovery-key-wrong``, at ``secret``.
    """
    if not _is_of_paper(typed):
        return typed.strip()
    try:
        return _recovery_of(typed_last_key(typed, SIZES))
    except Refused as refusal:
        raise Refused(*_at_secret(refusal.problems)) from refusal
    except Trouble as trouble:
        raise Refused(Problem("recovery-key-wrong", "secret")) from trouble


def secret_of(typed: str, *, is_key: bool) -> Secret:
    """What opens a store or a backup: the passphrase as it was typed, or a recovery key. Raises as
    :func:`recovery_secret`."""
    return RecoveryKey(recovery_secret(typed)) if is_key else typed


def _is_of_paper(typed: str) -> bool:
    parts = typed.split()
    return not set("=+/") & set(typed) and (len(parts) > 1 or len(typed.strip()) > _RECOVERY_LETTERS)


def _at_secret(problems: Iterable[Problem]) -> Iterable[Problem]:
    for each in problems:
        code = "recovery-key-rows" if each.code == "paper-key-rows" else each.code
        yield replace(each, code=code, where="secret")


def _recovery_of(letters: str) -> str:
    secret = bytes_of(letters, _RECOVERY_BYTES)
    if secret is None:
        raise Trouble("age-key-malformed")
    return b64encode(secret).decode()
