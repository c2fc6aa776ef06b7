"""Closes files to a passphrase as age does (https://age-encryption.org/v1), but stretches it for no time at all.

The program's own library asks a second of every machine for each file and cannot be told otherwise; it opens these too.
"""

import base64
import hashlib
import hmac
import os

import pyrage
from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt as sealed

REAL = pyrage.passphrase.encrypt
_CHUNK = 64 << 10


def encrypt(data: bytes, passphrase: str) -> bytes:
    """What takes the place of the library's own."""
    salt, file_key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    stretched = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=2, r=8, p=1, dklen=32
    )
    body = sealed(file_key, None, bytes(12), stretched)
    header = f"age-encryption.org/v1\n-> scrypt {_base64(salt)} 1\n{_base64(body)}\n---".encode()
    tag = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    key = _derived(file_key, nonce, b"payload")
    starts = range(0, max(len(data), 1), _CHUNK)
    chunks = (
        sealed(data[start : start + _CHUNK], None, place.to_bytes(11) + bytes([start == starts[-1]]), key)
        for place, start in enumerate(starts)
    )
    return header + f" {_base64(tag)}\n".encode() + nonce + b"".join(chunks)


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA-256, one block."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), purpose + b"\x01", "sha256")


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")
