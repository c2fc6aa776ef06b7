from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspector_app.domain.handover import Gap, Receipt, Rejected
from inspector_app.domain.records import canonical, plain
from inspector_app.exchange.letter import open_letter
from inspector_app.exchange.receipt import receipt_in, receipt_name, write_receipt
from inspector_app.support.errors import Trouble
from inspector_app.vault.age import encrypt, new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, sign, verify_key_of

DEVICE = "5f0d3c1e-0000-4000-8000-000000000001"
OFFICE = new_signing_secret()
LAPTOP = new_age_identity()
RECEIPT = Receipt(
    1, "示例县根治欠薪办", DEVICE, 3, datetime(2026, 11, 25, 0, 30, tzinfo=UTC), 12, "ab" * 32,
    (Gap(14, 16),), ("cd" * 32,), (), (Rejected(7, "rid", "record-malformed"),),
)  # fmt: skip


def write(path, receipt=RECEIPT, secret=OFFICE, recipient=None):
    write_receipt(path, receipt, signing_secret=secret, recipients=[recipient or recipient_of(LAPTOP)])
    return path


def read(path, identity=LAPTOP, device=DEVICE, after=2):
    letter = open_letter(path, identity=identity, verify_key=verify_key_of(OFFICE))
    return receipt_in(letter, device=device, after=after)


def test_what_is_written_is_read(tmp_path):
    assert receipt_name(RECEIPT) == "5f0d3c1e_3.receipt"
    assert read(write(tmp_path / "a")) == RECEIPT
    assert "示例县".encode() not in (tmp_path / "a").read_bytes()


def test_another_office_another_laptop_an_old_number(tmp_path):
    def code(path, **options):
        with pytest.raises(Trouble) as trouble:
            read(path, **options)
        return trouble.value.code

    assert code(write(tmp_path / "a", secret=new_signing_secret())) == "letter-signature-wrong"
    assert code(write(tmp_path / "a", recipient=recipient_of(new_age_identity()))) == "age-not-for-us"
    assert code(write(tmp_path / "a"), device="5f0d3c1e-other") == "letter-other-device"
    assert code(write(tmp_path / "a"), after=3) == "receipt-old"
    assert code(write(tmp_path / "a", replace(RECEIPT, format=2))) == "letter-too-new"
    assert code(tmp_path / "absent") == "letter-unreadable"


def test_every_damaged_byte_is_noticed(tmp_path):
    path = write(tmp_path / "a")
    data = path.read_bytes()
    for position in range(0, len(data), 17):
        path.write_bytes(data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :])
        with pytest.raises(Trouble):
            read(path)


@pytest.mark.parametrize("spoil", [
    lambda body: body.replace(b'"running":3', b'"running":true'),
    lambda body: body.replace(b'"running":3', b'"running":3.0'),
    lambda body: body.replace(b'"gaps"', b'"gapes"'),
    lambda body: body + b" ",
    lambda body: b"[" * 100_000,
])  # fmt: skip
@pytest.mark.parametrize("comment", ["receipt format:1", "tasks format:1", "another"])
def test_a_signed_receipt_of_another_shape_is_refused(tmp_path, spoil, comment):
    body = spoil(canonical(plain(RECEIPT)).encode())
    (tmp_path / "a").write_bytes(encrypt(sign(body, OFFICE, comment).encode() + body, [recipient_of(LAPTOP)]))
    with pytest.raises(Trouble) as trouble:
        read(tmp_path / "a")
    assert trouble.value.code == "letter-malformed"
