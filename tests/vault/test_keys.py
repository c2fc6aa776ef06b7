import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.exceptions import RuntimeError as CryptoFailure

from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.files import sha256
from inspector_app.vault.keys import KeyCost, KeyFile, PinLock, new_recovery_pair

CHEAP = KeyCost(1, 8192)
PASSPHRASE = "示例口令一二三四"


@pytest.fixture
def keys(tmp_path):
    return KeyFile(tmp_path / "keys.json")


def test_the_passphrase_opens_the_key_however_it_was_typed(keys):
    key = keys.create("ｋｅｙ Å 口令", CHEAP)
    assert keys.unlock("key A\u030a 口令") == key
    with pytest.raises(Trouble, match="passphrase-wrong"):
        keys.unlock("Key Å 口令")


def test_each_purpose_has_its_own_key_and_none_is_shown(keys):
    key = keys.create(PASSPHRASE, CHEAP)
    assert len({key.raw, key.database, key.files, key.names}) == 4
    assert {len(key.raw), len(key.database), len(key.files), len(key.names)} == {32}
    assert key.raw.hex() not in repr(key)
    assert repr(key) == "DataKey()"


def test_two_stores_never_share_a_key(tmp_path):
    first = KeyFile(tmp_path / "a").create(PASSPHRASE, CHEAP)
    assert KeyFile(tmp_path / "b").create(PASSPHRASE, CHEAP) != first
    assert (tmp_path / "a").read_text() != (tmp_path / "b").read_text()


def test_a_new_passphrase_opens_the_same_key_and_the_old_one_is_gone_once_settled(keys):
    key = keys.create(PASSPHRASE, CHEAP)
    keys.set_passphrase(key, "另一个口令", CHEAP)
    spare = keys.path.with_name("keys.json.spare")
    assert KeyFile(spare).unlock(PASSPHRASE) == key
    keys.settle()
    assert spare.read_bytes() == keys.path.read_bytes()
    assert keys.unlock("另一个口令") == key
    with pytest.raises(Trouble, match="passphrase-wrong"):
        keys.unlock(PASSPHRASE)


def test_a_broken_new_file_falls_back_to_the_former_one(keys):
    key = keys.create(PASSPHRASE, CHEAP)
    keys.set_passphrase(key, "另一个口令", CHEAP)
    keys.path.write_bytes(keys.path.read_bytes()[:50])
    assert keys.unlock(PASSPHRASE) == key
    keys.settle()
    assert KeyFile(keys.path).unlock(PASSPHRASE) == key
    keys.set_passphrase(key, "第三个口令", CHEAP)
    assert KeyFile(keys.path.with_name("keys.json.spare")).unlock(PASSPHRASE) == key


def test_a_flipped_bit_anywhere_costs_nothing(keys):
    key = keys.create(PASSPHRASE, CHEAP)
    keys.settle()
    whole = keys.path.read_bytes()
    for position in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[position] ^= 1
        keys.path.write_bytes(flipped)
        assert keys.unlock(PASSPHRASE) == key
    keys.settle()
    assert keys.path.read_bytes() == whole
    keys.path.unlink()
    assert keys.unlock(PASSPHRASE) == key


def test_the_office_opens_the_key_with_its_private_half_only(keys):
    office, other = new_recovery_pair(), new_recovery_pair()
    key = keys.create(PASSPHRASE, CHEAP)
    with pytest.raises(Trouble, match="recovery-not-set"):
        keys.unlock_with_recovery(office.private)
    keys.set_recovery_key(key, office.public)
    assert keys.unlock_with_recovery(office.private) == key
    assert keys.unlock(PASSPHRASE) == key
    for wrong in (other.private, office.public, "", "??", "AAAA"):
        with pytest.raises(Trouble, match="recovery-key-wrong"):
            keys.unlock_with_recovery(wrong)
    assert office.private not in repr(office)
    for wrong in ("AAAA", "no key"):
        with pytest.raises(Trouble, match="recovery-key-wrong"):
            keys.set_recovery_key(key, wrong)
    assert keys.unlock_with_recovery(office.private) == key


def test_an_office_known_from_the_start_has_its_slot(keys):
    office = new_recovery_pair()
    key = keys.create(PASSPHRASE, CHEAP, recovery_key=office.public)
    assert keys.unlock_with_recovery(office.private) == key
    written = keys.path.read_bytes()
    keys.set_recovery_key(key, office.public)
    assert keys.path.read_bytes() == written


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"format": 9, "pass": {}}', b'{"format": 1}', b"\xff"]
)
def test_a_file_that_holds_no_slots_is_damaged(keys, content):
    with pytest.raises(Trouble, match="keys-missing"):
        keys.unlock(PASSPHRASE)
    keys.path.write_bytes(content)
    with pytest.raises(Trouble, match="keys-damaged"):
        keys.unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ops": 1_000_000}, "keys-cost-refused"),
        ({"memory": 1 << 40}, "keys-cost-refused"),
        ({"memory": 0}, "keys-cost-refused"),
        ({"ops": "3"}, "keys-damaged"),
        ({"memory": None}, "keys-damaged"),
        ({"ops": True}, "keys-damaged"),
        ({"salt": "AAAA"}, "keys-damaged"),
        ({"salt": 5}, "keys-damaged"),
        ({"box": "not base64!"}, "keys-damaged"),
        ({"box": "AAAA"}, "passphrase-wrong"),
    ],
)
def test_an_altered_slot_is_refused_without_work(keys, change, code):
    keys.create(PASSPHRASE, CHEAP)
    slots = json.loads(keys.path.read_text())
    slots["pass"] |= change
    del slots["sha256"]
    forged = sha256(json.dumps(slots, sort_keys=True).encode())
    keys.path.write_text(json.dumps({**slots, "sha256": forged}))
    with pytest.raises(Trouble, match=code):
        keys.unlock(PASSPHRASE)


def test_a_file_that_cannot_be_read_is_told_as_such(keys):
    keys.path.mkdir()
    with pytest.raises(Trouble, match="keys-unreadable"):
        keys.unlock(PASSPHRASE)


def test_bytes_from_a_foreign_environment_are_a_wrong_passphrase(keys):
    keys.create(PASSPHRASE, CHEAP)
    with pytest.raises(Trouble, match="passphrase-wrong"):
        keys.unlock("\udcff\udcfe" + PASSPHRASE)


@given(st.text(min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_any_passphrase_opens_what_it_closed(tmp_path_factory, passphrase):
    keys = KeyFile(tmp_path_factory.mktemp("keys") / "keys.json")
    key = keys.create(passphrase, CHEAP)
    assert keys.unlock(passphrase) == key


def test_a_pin_opens_until_it_was_wrong_too_often():
    lock = PinLock("2580", tries=3)
    assert lock.opens("2580")
    assert not lock.opens("0000")
    assert not lock.opens("1111")
    assert lock.opens("2580")
    assert lock.tries_left == 3
    for wrong in ("1", "22222", "2581"):
        assert not lock.opens(wrong)
    assert lock.spent
    assert not lock.opens("2580")
    assert "2580" not in str(vars(lock))


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12a4", "１２３４", "12 4"])
def test_a_pin_is_four_to_twelve_digits(pin):
    with pytest.raises(Refused, match="pin-form"):
        PinLock(pin)


def test_too_little_memory_is_told_as_such(keys, monkeypatch):
    keys.create(PASSPHRASE, CHEAP)

    def no_memory(*_, **__):
        raise CryptoFailure("Key derivation failed")

    monkeypatch.setattr("nacl.pwhash.argon2id.kdf", no_memory)
    with pytest.raises(Trouble, match="keys-no-memory"):
        keys.unlock(PASSPHRASE)
