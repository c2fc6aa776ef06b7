"""Signatures: Ed25519 keys of devices and offices, signatures in minisign's format."""

import base64
import binascii
import hashlib

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from inspector_app.support.errors import Trouble

_SIGNATURE_MARK = b"ED"  # "ED": the signature is over the BLAKE2b-512 of the data
_COMMENT, _TRUSTED = "untrusted comment: ", "trusted comment: "


def new_signing_secret() -> str:
    """A fresh Ed25519 seed (base64)."""
    return _text(bytes(SigningKey.generate()))


def verify_key_of(secret: str) -> str:
    """The public key (base64) of a signing secret."""
    return _text(bytes(_signing_key(secret).verify_key))


def sign(data: bytes, secret: str, trusted_comment: str) -> str:
    """A minisign signature file over ``data``; the comment (one line) is signed with it."""
    if "\n" in trusted_comment or "\r" in trusted_comment:
        raise ValueError("a trusted comment is one line")
    key = _signing_key(secret)
    signature = key.sign(_digest(data)).signature
    whole = key.sign(signature + trusted_comment.encode()).signature
    marked = _SIGNATURE_MARK + _key_id(bytes(key.verify_key)) + signature
    return f"{_COMMENT}signature\n{_text(marked)}\n{_TRUSTED}{trusted_comment}\n{_text(whole)}\n"


def verify(data: bytes, signature: str, verify_key: str) -> str:
    """The trusted comment of a good signature.

    Raises :class:`Trouble` ``signature-wrong``: other data, other key, or no signature file at all.
    """
    lines = signature.split("\n")
    if len(lines) != 5 or lines[4] or not lines[0].startswith(_COMMENT) or not lines[2].startswith(_TRUSTED):
        raise Trouble("signature-wrong")
    comment = lines[2].removeprefix(_TRUSTED)
    try:
        raw, marked, whole = _bytes(verify_key), _bytes(lines[1]), _bytes(lines[3])
        if marked[:10] != _SIGNATURE_MARK + _key_id(raw):
            raise Trouble("signature-wrong")
        key = VerifyKey(raw)
        key.verify(_digest(data), marked[10:])
        key.verify(marked[10:] + comment.encode(), whole)
    except (CryptoError, ValueError) as error:
        raise Trouble("signature-wrong") from error
    return comment


def _signing_key(secret: str) -> SigningKey:
    return SigningKey(_bytes(secret))


def _key_id(verify_key: bytes) -> bytes:
    return hashlib.blake2b(verify_key, digest_size=8).digest()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data).digest()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if _text(data) != text:  # one text for one value: spare bits at the end must be zero
        raise ValueError("not base64")
    return data
