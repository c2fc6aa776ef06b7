"""Keys of a store: one random data key, wrapped by a passphrase and, in a second slot, for the office's recovery."""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.exceptions import RuntimeError as CryptoFailure
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.files import sha256, write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import open_regular

_FORMAT = 1
_MAX_OPS = 10
_MAX_MEMORY = 1 << 30


@dataclass(frozen=True, slots=True)
class KeyCost:
    """What one guess of the passphrase costs: Argon2id passes and memory in bytes."""

    ops: int
    memory: int


FULL_COST = KeyCost(3, 256 << 20)


@dataclass(frozen=True, slots=True)
class DataKey:
    """The 32 random bytes that everything in one store hangs on, and the keys derived from them."""

    raw: bytes = field(repr=False)

    def _derived(self, purpose: bytes) -> bytes:
        return hashlib.blake2b(key=self.raw, person=purpose, digest_size=32).digest()

    @property
    def database(self) -> bytes:
        return self._derived(b"store-database")

    @property
    def files(self) -> bytes:
        return self._derived(b"store-files")

    @property
    def names(self) -> bytes:
        return self._derived(b"store-names")

    @property
    def anchor(self) -> bytes:
        return self._derived(b"store-anchor")

    @property
    def log_mark(self) -> bytes:
        return self._derived(b"store-log-mark")

    @property
    def asides(self) -> bytes:
        return self._derived(b"store-asides")


@dataclass(frozen=True, slots=True)
class RecoveryPair:
    """The office's recovery keys (Curve25519, base64). The private half lies in the office's safe."""

    private: str = field(repr=False)
    public: str


def new_recovery_pair() -> RecoveryPair:
    """Fresh recovery keys for an office."""
    private = PrivateKey.generate()
    return RecoveryPair(_text(bytes(private)), _text(bytes(private.public_key)))


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """The office's private recovery key (base64), where a passphrase was forgotten."""

    private: str = field(repr=False)


Secret = str | RecoveryKey
"""What opens a store: its passphrase, or the recovery key of its office."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slot file of a store. Changing a passphrase rewrites this small file and nothing else.

    Everything hangs on it, so a spare lies beside it, which steps in when the file is damaged. While a new file has not
    yet opened the store, the spare is the former one; :meth:`settle` makes both the same.
    """

    path: Path

    @property
    def _spare(self) -> Path:
        return self.path.with_name(self.path.name + ".spare")

    def create(self, passphrase: str, cost: KeyCost = FULL_COST, *, recovery_key: str = "") -> DataKey:
        """Make a data key and write its slots; ``recovery_key`` is the office's public key, if there is one."""
        key = DataKey(secrets.token_bytes(32))
        self._write(
            {"pass": _wrap(key, passphrase, cost), "office": _seal(key, recovery_key) if recovery_key else None}
        )
        return key

    def unlock(self, passphrase: str) -> DataKey:
        """The data key. Raises :class:`Trouble` ``passphrase-wrong``, ``keys-missing``, ``keys-damaged``,
        ``keys-unreadable``, ``keys-cost-refused`` or ``keys-no-memory``."""
        return _unwrap(self._read()["pass"], passphrase)

    def slots(self) -> "KeySlots":
        """The slots as they are now, to be kept. Raises :class:`Trouble` as :meth:`unlock`."""
        return KeySlots(self._read())

    def unlock_with_recovery(self, private: str) -> DataKey:
        """The data key from the office's slot.

        Raises :class:`Trouble` ``recovery-not-set`` or ``recovery-key-wrong``.
        """
        slot = self._read()["office"]
        if slot is None:
            raise Trouble("recovery-not-set")
        try:
            return DataKey(SealedBox(PrivateKey(_bytes(private))).decrypt(_bytes(slot["box"])))
        except (CryptoError, ValueError, TypeError) as error:
            raise Trouble("recovery-key-wrong") from error

    def open_by(self, secret: Secret) -> DataKey:
        """The data key, by the passphrase or by the office's key. Raises as either does."""
        if isinstance(secret, RecoveryKey):
            return self.unlock_with_recovery(secret.private)
        return self.unlock(secret)

    def set_passphrase(self, key: DataKey, passphrase: str, cost: KeyCost = FULL_COST) -> None:
        """Wrap the data key anew; the former passphrase opens nothing once :meth:`settle` was called."""
        self._write({**self._read(), "pass": _wrap(key, passphrase, cost)})

    def set_recovery_key(self, key: DataKey, public: str) -> None:
        """Add or replace the office's slot. Raises :class:`Trouble` ``recovery-key-wrong`` for no Curve25519 key."""
        slots = self._read()
        if slots["office"] is None or slots["office"]["key"] != public:
            self._write({**slots, "office": _seal(key, public)})

    def settle(self) -> None:
        """What lies here opened the store: make file and spare the same, whichever of them it came from."""
        data = self._whole()
        for path in (self.path, self._spare):
            if not path.exists() or _content(path) != data:
                write_durably(path, data)

    def _read(self) -> dict[str, Any]:
        return _slots(self._whole()) or {}

    def _whole(self) -> bytes:
        """The bytes of the file, or of the spare when the file is damaged or gone."""
        found = False
        for path in (self.path, self._spare):
            try:
                data = _content(path)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise Trouble("keys-unreadable", reason=reason_of(error)) from error
            found = True
            if _slots(data) is not None:
                return data
        raise Trouble("keys-damaged" if found else "keys-missing")

    def _write(self, slots: dict[str, Any]) -> None:
        if self.path.exists():
            write_durably(self._spare, self._whole())
        content = {**slots, "format": _FORMAT}
        write_durably(self.path, json.dumps({**content, "sha256": _digest(content)}, indent=1).encode())


@dataclass(frozen=True, slots=True)
class KeySlots:
    """What a slot file says, kept in memory: it tells no more than the file."""

    content: dict[str, Any] = field(repr=False)

    def unlock(self, passphrase: str) -> DataKey:
        """As :meth:`KeyFile.unlock`."""
        return _unwrap(self.content["pass"], passphrase)

    def write(self, path: Path) -> None:
        """Make a slot file of them: the same passphrase and the same office open what lies beside it."""
        KeyFile(path)._write(self.content)


def _digest(content: dict[str, Any]) -> str:
    """Against a flipped bit, which would look like a wrong passphrase; a forger could make it anew."""
    return sha256(json.dumps(content, sort_keys=True).encode())


def _content(path: Path) -> bytes:
    with open_regular(path) as file:
        return file.read()


def _slots(data: bytes) -> dict[str, Any] | None:
    """The slots in a file, or None when it is no whole slot file."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.pop("sha256", None) != _digest(content):
        return None
    if content.get("format") != _FORMAT or not isinstance(content.get("pass"), dict):
        return None
    return {"pass": content["pass"], "office": content.get("office")}


def _wrapping_key(passphrase: str, salt: bytes, ops: int, memory: int) -> SecretBox:
    """Raises :class:`Trouble` ``keys-no-memory`` when the machine cannot spare the memory."""
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return SecretBox(argon2id.kdf(SecretBox.KEY_SIZE, secret, salt, opslimit=ops, memlimit=memory))
    except (CryptoFailure, MemoryError) as error:
        raise Trouble("keys-no-memory", mib=str(memory >> 20)) from error


def _wrap(key: DataKey, passphrase: str, cost: KeyCost) -> dict[str, Any]:
    salt = secrets.token_bytes(argon2id.SALTBYTES)
    box = _wrapping_key(passphrase, salt, cost.ops, cost.memory).encrypt(key.raw)
    return {"kdf": "argon2id", "ops": cost.ops, "memory": cost.memory, "salt": _text(salt), "box": _text(bytes(box))}


def _unwrap(slot: dict[str, Any], passphrase: str) -> DataKey:
    ops, memory = slot.get("ops"), slot.get("memory")
    if type(ops) is not int or type(memory) is not int:
        raise Trouble("keys-damaged")
    # A file from elsewhere must not make the machine spend hours or all its memory.
    if not (1 <= ops <= _MAX_OPS and 8192 <= memory <= _MAX_MEMORY):
        raise Trouble("keys-cost-refused")
    try:
        salt, box = _bytes(slot["salt"]), _bytes(slot["box"])
        wrapping = _wrapping_key(passphrase, salt, ops, memory)
    except (KeyError, TypeError, ValueError) as error:
        raise Trouble("keys-damaged") from error
    try:
        return DataKey(wrapping.decrypt(box))
    except (CryptoError, ValueError) as error:
        raise Trouble("passphrase-wrong") from error


def _seal(key: DataKey, public: str) -> dict[str, str]:
    try:
        box = SealedBox(PublicKey(_bytes(public))).encrypt(key.raw)
    except (CryptoError, ValueError, TypeError) as error:
        raise Trouble("recovery-key-wrong") from error
    return {"key": public, "box": _text(bytes(box))}


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


class PinLock:
    """A short number that brings the inspector back after a lock within a sitting. It lives in memory only.

    After ``tries`` wrong numbers in a row it is spent, and the passphrase is asked for instead.
    """

    def __init__(self, pin: str, tries: int = 5) -> None:
        """Raises :class:`Refused` ``pin-form`` unless ``pin`` is four to twelve digits."""
        if not (4 <= len(pin) <= 12 and pin.isascii() and pin.isdigit()):
            raise Refused(Problem("pin-form", "pin"))
        self._salt = secrets.token_bytes(16)
        self._digest = self._hash(pin)
        self._tries = tries
        self.tries_left = tries

    def _hash(self, pin: str) -> bytes:
        return hashlib.blake2b(pin.encode(), key=self._salt).digest()

    @property
    def spent(self) -> bool:
        """Whether only the passphrase opens the window now."""
        return self.tries_left <= 0

    def opens(self, pin: str) -> bool:
        """Whether ``pin`` is the right one; always False once spent."""
        if self.spent:
            return False
        if hmac.compare_digest(self._hash(pin), self._digest):
            self.tries_left = self._tries
            return True
        self.tries_left -= 1
        return False
