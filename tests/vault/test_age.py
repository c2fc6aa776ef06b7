from io import BytesIO

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.support.errors import Trouble
from inspector_app.support.words import sentence
from inspector_app.vault.age import (
    check_recipient,
    decrypt,
    decrypt_stream,
    decrypt_with_passphrase,
    encrypt,
    encrypt_stream,
    encrypt_with_passphrase,
    new_age_identity,
    recipient_of,
)
from tests import cheap_age

OFFICE, ESCROW, OTHER = new_age_identity(), new_age_identity(), new_age_identity()
BOTH = [recipient_of(OFFICE), recipient_of(ESCROW)]
HARD_ENOUGH = 15  # the binary logarithm of scrypt's cost; the library asks for a second, on the slowest machine too
# Made once by encrypt_with_passphrase(b"records", "示例口令").
FOR_PASSPHRASE = bytes.fromhex(
    "6167652d656e6372797074696f6e2e6f72672f76310a2d3e207363727970742031547933643676634e486b416859486a3550617958512031390a77527741334f786c47525533776150745a575a764e476f426d316a575a422b53743479414a422f4c696d730a2d2d2d2076452f65674731474d76796e486b5946345a38354f506f3771676132454777694c6643686a7a6d586772380a2cd8ebd54a8e52309916936f2e7ce2f18157414b9663d3c9e31550aaac9e31213628831115c98c"
)


@given(st.binary(max_size=500))
@settings(max_examples=25, deadline=None)
def test_each_recipient_opens_the_file_and_nobody_else(data):
    closed = encrypt(data, BOTH)
    assert decrypt(closed, OFFICE) == decrypt(closed, ESCROW) == data
    with pytest.raises(Trouble, match="age-not-for-us"):
        decrypt(closed, OTHER)


def test_streams_give_the_same_as_bytes():
    data = b"0123456789" * 50_000
    closed, opened = BytesIO(), BytesIO()
    encrypt_stream(BytesIO(data), closed, BOTH)
    decrypt_stream(BytesIO(closed.getvalue()), opened, OFFICE)
    assert opened.getvalue() == decrypt(closed.getvalue(), ESCROW) == data
    assert len(closed.getvalue()) > len(data)


def test_damaged_files_are_refused():
    closed = encrypt(b"records" * 30_000, BOTH)
    damaged = bytearray(closed)
    damaged[len(closed) // 2] ^= 1
    for bad in (closed[:-1], closed[:100], b"", b"not age at all", bytes(damaged), closed + b"x"):
        with pytest.raises(Trouble, match="age-damaged"):
            decrypt(bad, OFFICE)


def test_keys_that_are_none_are_named_as_such():
    for wrong in ("", "age1", "示例", OFFICE):
        with pytest.raises(Trouble, match="age-key-malformed"):
            check_recipient(wrong)
        with pytest.raises(Trouble, match="age-key-malformed"):
            encrypt(b"", [BOTH[0], wrong])
    with pytest.raises(Trouble, match="age-key-malformed"):
        recipient_of(BOTH[0])
    check_recipient(BOTH[0])


class FullDisk(BytesIO):
    def write(self, data):
        raise OSError(28, "No space left on device")


class BadStick(BytesIO):
    def read(self, size=-1):
        raise OSError(5, "Input/output error")


def test_an_error_of_the_disk_is_not_hidden():
    closed = encrypt(b"records" * 30_000, BOTH)
    with pytest.raises(OSError, match="No space left"):
        encrypt_stream(BytesIO(b"records" * 30_000), FullDisk(), BOTH)
    with pytest.raises(OSError, match="No space left"):
        decrypt_stream(BytesIO(closed), FullDisk(), OFFICE)
    with pytest.raises(OSError, match="Input/output"):
        encrypt_stream(BadStick(), BytesIO(), BOTH)
    with pytest.raises(OSError, match="Input/output"):
        decrypt_stream(BadStick(), BytesIO(), OFFICE)


def test_a_passphrase_opens_what_it_closed():
    for data in (b"", b"records", b"records" * 30_000):
        assert decrypt_with_passphrase(encrypt_with_passphrase(data, "新口令１２"), "新口令12") == data


@pytest.mark.slow
def test_guessing_a_passphrase_takes_long(monkeypatch):
    assert decrypt_with_passphrase(FOR_PASSPHRASE, "示例口令") == b"records"
    monkeypatch.setattr(pyrage.passphrase, "encrypt", cheap_age.REAL)
    stanza = encrypt_with_passphrase(b"records", "示例口令").split(b"\n")[1]
    assert int(stanza.split()[-1]) >= HARD_ENOUGH


def test_a_passphrase_that_was_never_tried_is_not_called_wrong():
    """The library measures this machine and refuses what would take it minutes: an old one, or a busy moment."""
    head, stanza, rest = encrypt_with_passphrase(b"records", "示例口令").split(b"\n", 2)
    years = stanza.rpartition(b" ")[0] + b" 40"
    with pytest.raises(Trouble, match="age-too-slow"):
        decrypt_with_passphrase(b"\n".join((head, years, rest)), "示例口令")


def test_a_wrong_passphrase_opens_nothing():
    closed = encrypt_with_passphrase(b"records", "示例口令")
    for data, passphrase in (
        (closed, "\udcff"),
        (closed, "其他"),
        (closed[:-1], "示例口令"),
        (b"", "示例口令"),
    ):
        with pytest.raises(Trouble, match="age-passphrase-wrong"):
            decrypt_with_passphrase(data, passphrase)
    with pytest.raises(Trouble, match="age-passphrase-wrong"):
        decrypt_with_passphrase(encrypt(b"records", BOTH), "示例口令")


def stranger(stanzas: int) -> bytes:
    line = b"-> X25519 " + b"A" * 43 + b"\n" + b"B" * 43 + b"\n"
    return b"age-encryption.org/v1\n" + line * stanzas + b"--- " + b"C" * 43 + b"\n" + bytes(64)


def test_a_header_with_very_many_recipients_is_refused_before_any_key_is_tried():
    for size in (200, 16_000):
        with pytest.raises(Trouble, match="age-header-too-long"):
            decrypt(stranger(size), OFFICE)
        with pytest.raises(Trouble, match="age-header-too-long"):
            decrypt_with_passphrase(stranger(size), "示例口令")
    with pytest.raises(Trouble, match=r"age-not-for-us|age-damaged"):
        decrypt(stranger(3), OFFICE)


def cause(data: bytes) -> str:
    with pytest.raises(Trouble) as trouble:
        decrypt(data, OFFICE)
    assert trouble.value.details["cause"] in sentence(trouble.value.code, trouble.value.details)
    return trouble.value.details["cause_code"]


def test_what_never_arrived_reads_differently_from_a_change():
    closed = encrypt(b"records" * 60_000, BOTH)
    body = closed.index(b"\n", closed.index(b"\n--- ") + 1) + 1
    flipped = bytearray(closed)
    flipped[len(closed) // 2] ^= 1
    assert cause(b"") == "empty"
    assert cause(b"PK\x03\x04 not age") == "foreign"
    assert cause(closed[: body - 10]) == cause(closed[: body + 16 + (64 << 10) + 16]) == "torn"
    assert cause(closed[:100_000] + bytes(len(closed) - 100_000)) == "torn"
    assert cause(bytes(flipped)) == "changed"
