from contextlib import closing
from dataclasses import replace

import pytest

from inspector_app.office import folder
from inspector_app.office.database import EncryptedFile, server_name
from inspector_app.office.folder import (
    RECEIVED,
    SAFE,
    enrol,
    init_office,
    keep_received,
    open_office,
    strike_off,
)
from inspector_app.office.importing import import_delivery
from inspector_app.office.layout import DATABASE
from inspector_app.office.rotating import rotate_keys
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.files import sha256
from inspector_app.vault.age import decrypt, decrypt_with_passphrase, encrypt, recipient_of
from inspector_app.vault.signing import sign, verify


def test_the_card_fits_the_secrets(office):
    assert recipient_of(office.secrets.identity) == office.card.recipient
    assert verify(b"x", sign(b"x", office.secrets.signing_secret, "c"), office.card.verify_key) == "c"
    assert office.card.office == "示例县根治欠薪办"


def test_the_key_in_the_safe_opens_what_the_office_can_open(office, build):
    text = decrypt_with_passphrase((office.folder / SAFE).read_bytes(), build.PASSPHRASE).decode()
    identity = next(line for line in text.splitlines() if not line.startswith("#"))
    assert decrypt(encrypt(b"x", [office.card.recipient, office.card.escrow]), identity) == b"x"


def test_nothing_secret_lies_open(office):
    for path in office.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert office.secrets.identity.encode() not in content
            assert office.secrets.signing_secret.encode() not in content
            assert "示例县".encode() not in content


def test_wrong_passphrase_no_office_and_no_second_office(office, build, tmp_path):
    with pytest.raises(Trouble) as trouble:
        open_office(office.folder, "别的口令别的口令")
    assert trouble.value.code == "passphrase-wrong"
    with pytest.raises(Trouble) as trouble:
        open_office(tmp_path / "absent", build.PASSPHRASE)
    assert trouble.value.code == "office-missing"
    with pytest.raises(Refused):
        init_office(office.folder, build.PASSPHRASE, "示例", build.CHEAP)
    with pytest.raises(Refused):
        init_office(tmp_path / "new", "短", "示例", build.CHEAP)
    with pytest.raises(Refused):
        init_office(tmp_path / "new", build.PASSPHRASE, " ", build.CHEAP)
    with pytest.raises(Trouble) as trouble:
        open_office(office.folder, build.PASSPHRASE, "mysql://host/db")
    assert trouble.value.code == "office-url-unknown"


def test_laptops_are_registered_once_and_can_be_struck_off(office, laptop, build):
    enrol(office, laptop.card, build.NOW)
    assert office.devices() == (laptop.device,)
    assert office.device_card(laptop.device) == laptop.card
    assert office.verify_key_of(laptop.device) == laptop.card.verify_key
    with pytest.raises(Refused):
        enrol(office, replace(laptop.card, verify_key=office.card.verify_key), build.NOW)
    assert strike_off(office, f" {laptop.device[:8].upper()}", build.NOW) == laptop.device
    assert office.verify_key_of(laptop.device) is None
    enrol(office, laptop.card, build.NOW)  # found again
    assert office.verify_key_of(laptop.device) == laptop.card.verify_key


@pytest.mark.parametrize(("begins", "code"), [("nobody", "office-device-none"), (" ", "office-device-none")])
def test_nobody_is_struck_off_by_a_slip(office, laptop, build, begins, code):
    enrol(office, laptop.card, build.NOW)
    with pytest.raises(Trouble, match=code):
        strike_off(office, begins, build.NOW)
    assert office.verify_key_of(laptop.device) == laptop.card.verify_key


def test_a_beginning_that_fits_two_laptops_strikes_off_neither(office, laptop, build):
    enrol(office, replace(laptop.card, device="ab" * 16), build.NOW)
    enrol(office, replace(laptop.card, device="ac" * 16), build.NOW)
    with pytest.raises(Trouble, match="office-device-several"):
        strike_off(office, "a", build.NOW)
    assert office.verify_key_of("ab" * 16) == office.verify_key_of("ac" * 16) == laptop.card.verify_key


def test_an_office_is_found_again_as_it_was_left(office, laptop, build):
    card = office.card
    office.close()
    again = open_office(office.folder, build.PASSPHRASE)
    assert (again.card, again.devices()) == (card, (laptop.device,))
    again.close()


def test_received_files_are_kept(office, laptop, build, tmp_path):
    laptop.write(build.company(1))
    (tmp_path / "a.day").write_bytes(b"package")
    delivery = replace(laptop.deliver(), sha256=sha256(b"package"))
    kept = keep_received(office, tmp_path / "a.day", delivery)
    assert kept.read_bytes() == b"package"
    assert keep_received(office, tmp_path / "a.day", delivery) == kept
    assert list((office.folder / RECEIVED).iterdir()) == [kept]


def test_a_package_that_changed_since_it_was_read_is_not_kept(office, laptop, build, tmp_path):
    laptop.write(build.company(1))
    (tmp_path / "a.day").write_bytes(b"another package")
    with pytest.raises(Trouble, match="package-file-changed"):
        keep_received(office, tmp_path / "a.day", laptop.deliver())
    assert list((office.folder / RECEIVED).iterdir()) == []


def test_the_key_of_the_safe_is_never_overwritten(tmp_path, build):
    (tmp_path / SAFE).write_bytes(b"the only key to former packages")
    with pytest.raises(Refused, match="office-exists"):
        init_office(tmp_path, build.PASSPHRASE, "示例", build.CHEAP)


def test_a_damaged_key_file_of_an_office_has_a_spare(office, build):
    office.close()
    open_office(office.folder, build.PASSPHRASE).close()
    (office.folder / "office.keys").write_bytes(b"{}")
    open_office(office.folder, build.PASSPHRASE).close()


def test_what_replaces_what_is_found_again_in_a_database_of_version_4(file_office, laptop, build):
    """There it was told by hashes alone, each in an index of its own."""
    office = file_office
    laptop.write(build.company(1), build.claim(1, 100_00))
    laptop.write(build.company(1, "改名示例公司"), build.claim(1, 200_00))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    tables = ("change_parent", "head", "current", "narrow_wage_claim")
    before = [sorted(office.database.rows(f"SELECT * FROM {table}")) for table in tables]
    for (view,) in office.database.rows("SELECT name FROM sqlite_master WHERE type = 'view'"):
        office.database.run(f"DROP VIEW {view}")
    for statement in (
        "DROP TABLE followed", "ALTER TABLE change_parent RENAME TO new_parent",
        "CREATE TABLE change_parent (hash TEXT NOT NULL, parent TEXT NOT NULL, PRIMARY KEY (hash, parent))",
        "CREATE INDEX change_parent_parent ON change_parent (parent)",
        "INSERT INTO change_parent SELECT hash, parent FROM new_parent", "DROP TABLE new_parent",
        "CREATE INDEX change_hash ON change (hash)", "DROP INDEX change_begins",
        "CREATE INDEX change_group ON change (device, act_group)", "DROP INDEX change_transfer",
        "UPDATE meta SET value = '4' WHERE name = 'schema'", "DELETE FROM meta WHERE name = 'views'",
    ):  # fmt: skip
        office.database.run(statement)
    office.close()
    again = open_office(office.folder, build.PASSPHRASE)
    assert [sorted(again.database.rows(f"SELECT * FROM {table}")) for table in tables] == before
    indexes = {name for (name,) in again.database.rows("SELECT name FROM sqlite_master WHERE type = 'index'")}
    assert {"change_begins", "change_parent_begins", "change_transfer"} <= indexes
    assert not indexes & {"change_hash", "change_group", "change_parent_parent"}
    laptop.write(build.company(1, "再改名示例公司"))
    assert import_delivery(again, laptop.deliver(), now=build.NOW).acknowledged == 5
    again.close()


def test_a_database_of_a_later_program_is_left_as_it_is(office, build):
    database = office.database
    database.run("UPDATE meta SET value = '99' WHERE name = 'schema'")
    database.run("DROP VIEW fork")
    database.run("DROP TABLE file_need")
    with pytest.raises(Trouble, match="office-database-too-new"):
        open_office(office.folder, build.PASSPHRASE)
    assert database.rows("SELECT name FROM sqlite_master WHERE name IN ('fork', 'file_need')") == []


def test_a_server_that_holds_nothing_takes_no_place_of_a_file_that_holds_something(
    office, laptop, build, tmp_path, monkeypatch
):
    """As when its address was mistyped, or before what was received is there."""
    laptop.write(build.company(1))
    import_delivery(office, laptop.deliver(), now=build.NOW)
    office.close()
    url = "postgresql://me@db.example/office"
    monkeypatch.setattr(folder, "open_server", lambda _url: EncryptedFile(tmp_path / "server.db", bytes(32)))
    with pytest.raises(Trouble) as trouble:
        open_office(office.folder, build.PASSPHRASE, url)
    assert (trouble.value.code, trouble.value.details["packages"]) == ("office-server-empty", "1")
    with closing(open_office(office.folder, build.PASSPHRASE)) as again:  # a look changed nothing
        assert again.devices() == (laptop.device,)


def test_an_office_on_a_server_is_not_opened_in_its_file_or_elsewhere_by_mistake(file_office, build):
    with file_office.database.transaction():
        file_office.database.run("INSERT INTO secret VALUES ('server', 'db.example:5432/office')")
    file_office.close()
    for url, why in (("", "office-on-server"), ("postgresql://me:geheim@db.example/other", "office-other-server")):
        with pytest.raises(Trouble) as trouble:
            open_office(file_office.folder, build.PASSPHRASE, url)
        assert (trouble.value.code, trouble.value.details["server"]) == (why, "db.example:5432/office")
    open_office(file_office.folder, build.PASSPHRASE, "here").close()
    open_office(file_office.folder, build.PASSPHRASE).close()
    assert server_name("postgresql://me:ge@heim@db.example/office?sslmode=require") == "db.example:5432/office"


def test_beside_a_server_an_older_file_gets_the_keys_that_were_kept_later(file_office, build, tmp_path, monkeypatch):
    """It knows neither of the server nor of new keys: with it packages would stay closed, or go on in the file."""
    place, url = file_office.folder / DATABASE, "postgresql://me@db.example/office"
    monkeypatch.setattr(folder, "open_server", lambda _url: EncryptedFile(tmp_path / "server.db", bytes(32)))
    file_office.close()
    before = place.read_bytes()
    open_office(file_office.folder, build.PASSPHRASE, url).close()
    moved = place.read_bytes()
    card, _former = rotate_keys(file_office.folder, build.PASSPHRASE)
    for older in (before, moved):
        place.write_bytes(older)
        with pytest.raises(Trouble, match="office-on-server"):
            open_office(file_office.folder, build.PASSPHRASE)
        place.write_bytes(older)
        with closing(open_office(file_office.folder, build.PASSPHRASE, url)) as again:
            assert again.card == card
            assert len(again.secrets.all) == 2
