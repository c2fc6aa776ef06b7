import json
import re
from dataclasses import replace

import pytest

from inspector_app.domain.handover import OfficeCard
from inspector_app.exchange.cards import (
    fingerprint,
    read_device_card,
    read_office_card,
    succeeds,
    write_device_card,
    write_office_card,
)
from inspector_app.support.errors import Trouble
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.keys import new_recovery_pair
from inspector_app.vault.signing import new_signing_secret, verify_key_of

OFFICE = OfficeCard(
    "示例县根治欠薪办",
    recipient_of(new_age_identity()),
    recipient_of(new_age_identity()),
    verify_key_of(new_signing_secret()),
    new_recovery_pair().public,
)


def test_cards_are_read_as_written(laptop, tmp_path):
    write_device_card(tmp_path / "device.pub", laptop.card)
    write_office_card(tmp_path / "office.json", OFFICE)
    assert read_device_card(tmp_path / "device.pub") == laptop.card
    assert read_office_card(tmp_path / "office.json") == OFFICE


def test_a_key_file_is_of_the_same_office_when_its_former_key_vouches_for_it(tmp_path):
    path, secret = tmp_path / "office.json", new_signing_secret()
    before = replace(OFFICE, verify_key=verify_key_of(secret))
    for former, same in (((), False), ((new_signing_secret(),), False), ((secret,), True)):
        write_office_card(path, OFFICE, former)
        assert read_office_card(path) == OFFICE
        assert succeeds(path, before) is same
        assert succeeds(path, replace(OFFICE, office="另一个名称"))
    value = json.loads(path.read_text(encoding="utf-8"))
    write_office_card(path, replace(OFFICE, recovery_key=new_recovery_pair().public))  # vouched for another card
    other = json.loads(path.read_text(encoding="utf-8"))
    for told in (value["former"], [{"verify_key": before.verify_key, "signature": "x"}, 1], {}, None):
        path.write_text(json.dumps({**other, "former": told}), encoding="utf-8")
        assert not succeeds(path, before)


def test_the_fingerprint_is_four_groups_of_digits_and_changes_with_every_key(laptop):
    assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", fingerprint(OFFICE))
    assert fingerprint(replace(OFFICE, recovery_key=new_recovery_pair().public)) != fingerprint(OFFICE)
    assert fingerprint(replace(laptop.card, device=laptop.device[:-1] + "2")) != fingerprint(laptop.card)


def code(read, path):
    with pytest.raises(Trouble) as trouble:
        read(path)
    return trouble.value.code


def test_a_card_of_the_other_kind_or_a_changed_one_is_refused(laptop, tmp_path):
    path = tmp_path / "device.pub"
    write_device_card(path, laptop.card)
    assert code(read_office_card, path) == "key-card-other-kind"
    assert code(read_device_card, tmp_path / "absent") == "key-card-unreadable"
    value = json.loads(path.read_text(encoding="utf-8"))
    for spoiled, expected in (
        ({**value, "keys": {**value["keys"], "inspector": "李示例"}}, "key-card-malformed"),
        ({**value, "keys": {**value["keys"], "more": "x"}}, "key-card-malformed"),
        ({**value, "more": 1}, "key-card-malformed"),
        ({**value, "format": 2}, "key-card-too-new"),
        ([value], "key-card-malformed"),
    ):
        path.write_text(json.dumps(spoiled), encoding="utf-8")
        assert code(read_device_card, path) == expected
    path.write_bytes(b"\xff\xfe not text")
    assert code(read_device_card, path) == "key-card-malformed"


def test_a_card_with_a_key_that_is_none_is_refused(laptop, tmp_path):
    path = tmp_path / "device.pub"
    write_device_card(path, replace(laptop.card, verify_key="AAAA"))
    assert code(read_device_card, path) == "key-card-malformed"
    write_device_card(path, replace(laptop.card, recipient="age1x"))
    assert code(read_device_card, path) == "age-key-malformed"


@pytest.mark.parametrize("device", ["", "../../../../etc/x", "short", "x" * 65, "a b c d e f", "设备设备设备设备"])
def test_a_card_whose_id_no_package_could_have_is_refused(laptop, tmp_path, device):
    write_device_card(tmp_path / "d.pub", replace(laptop.card, device=device))
    assert code(read_device_card, tmp_path / "d.pub") == "key-card-malformed"


@pytest.mark.parametrize("name", ["张\u200b示例", "张\u202e示例", "\x1b[2J张示例", "张示例\n李示例"])
def test_a_name_with_characters_that_nobody_sees_is_refused_and_shown(laptop, tmp_path, name):
    write_device_card(tmp_path / "d.pub", replace(laptop.card, inspector=name))
    with pytest.raises(Trouble) as trouble:
        read_device_card(tmp_path / "d.pub")
    assert trouble.value.code == "key-card-hidden-name"
    assert "U+" in trouble.value.details["shown"]
    write_office_card(tmp_path / "o.json", replace(OFFICE, office=name))
    assert code(read_office_card, tmp_path / "o.json") == "key-card-hidden-name"


@pytest.mark.parametrize(("name", "expected"), [(" ", "key-card-no-name"), ("张" * 201, "key-card-long-name")])
def test_a_card_without_a_name_or_with_an_endless_one_is_refused(laptop, tmp_path, name, expected):
    write_device_card(tmp_path / "d.pub", replace(laptop.card, inspector=name))
    assert code(read_device_card, tmp_path / "d.pub") == expected
