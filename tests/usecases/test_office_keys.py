"""The office changes its keys while laptops still have the old card; the escrow key goes on paper."""

import re

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from inspector_app.exchange.cards import read_office_card
from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.unpacking import read_package
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import handover, office, office_receipts, outbox, projects, store_file
from inspector_app.usecases.office_keys import check_escrow_sheet, keys_from_sheet, rotate_keys, save_escrow_sheet
from inspector_app.usecases.paper_keys import recovery_secret
from inspector_app.usecases.receipt_codes import take_receipt_code
from inspector_app.usecases.store_file import check_store
from inspector_app.vault.age import decrypt_with_passphrase
from tests.builders import a_project
from tests.desk import CHEAP, OFFICE_SECRET
from tests.office.conftest import URL, empty_server, needs_server


@pytest.fixture(params=("", pytest.param(URL, marks=needs_server)))
def url(request):
    """No server, and a real one where there is one: keys lie in the folder, whatever holds the records."""
    if request.param:
        empty_server()
    return request.param


@pytest.fixture
def laptop(bureau, context, tmp_path, clock, url):
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    handover.save_device_card(context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock, url)
    return context


def handed_over(laptop, bureau, tmp_path, clock, name: str, url: str) -> office.Imported:
    """A day: exported, imported, and its receipt taken."""
    clock.advance(minutes=1)
    projects.save_project(laptop, a_project(name))
    files = [file.path for file in handover.export_day(laptop, tmp_path / name)]
    done = office.import_packages(files, bureau, OFFICE_SECRET, clock, receipts=tmp_path, url=url)
    assert done.left_out == ()
    handover.take_receipt(laptop, done.receipts[0])
    assert outbox.waiting(laptop).words == "已回执"
    return done


@pytest.mark.parametrize("name", ["示例市办公室", "示例办公室"])
def test_another_office_gets_everything_from_the_beginning(laptop, bureau, tmp_path, clock, url, name):
    """What the one before it got and answered counts no more, also where it bears the same name; an office with new
    keys is no other one, however often it changed them and though its key file was lost."""
    handed_over(laptop, bureau, tmp_path, clock, "一期", url)
    assert (laptop.store.settings.office.office == name) is (name == "示例办公室")
    for _ in range(2):
        rotate_keys(bureau, OFFICE_SECRET)
    (bureau / office.CARD_FILE).unlink()
    office.office_status(bureau, OFFICE_SECRET, url)
    store_file.adopt_office(laptop, bureau / office.CARD_FILE)
    assert outbox.waiting(laptop).is_empty
    other = tmp_path / "other"
    office.init_office(other, OFFICE_SECRET, name, CHEAP)
    store_file.adopt_office(laptop, other / office.CARD_FILE)
    now = outbox.waiting(laptop)
    assert (now.words, now.acknowledged, handover.last_receipt(laptop)) == ("未导出", 0, None)
    assert [told for _, told in handover.exports_made(laptop)] == [True]
    assert check_store(laptop) == []
    office.enrol_device(tmp_path / "device.pub", other, OFFICE_SECRET, clock)
    (file,) = handover.export_day(laptop, tmp_path / "anew")
    assert (file.header.first, file.header.last) == (1, now.last)
    assert outbox.waiting(laptop).words == "已导出待回执"
    done = office.import_packages([file.path], other, OFFICE_SECRET, clock)
    assert (done.alarms, done.reminders) == ((), ())
    code = office_receipts.give_receipt_code(laptop.store.identity.device, other, OFFICE_SECRET, clock)
    assert take_receipt_code(laptop, code).receipt.acknowledged == now.last
    assert [told for _, told in handover.exports_made(laptop)] == [True, True]
    assert outbox.waiting(laptop).is_empty


def test_nobody_is_shut_out_while_the_keys_change(laptop, bureau, tmp_path, clock, url):
    assert handed_over(laptop, bureau, tmp_path, clock, "一期", url).reminders == ()
    old = read_office_card(bureau / office.CARD_FILE)
    for _ in range(2):
        card = rotate_keys(bureau, OFFICE_SECRET)
    assert read_office_card(bureau / office.CARD_FILE) == card
    assert not {old.recipient, old.escrow, old.verify_key, old.recovery_key} & {
        card.recipient, card.escrow, card.verify_key, card.recovery_key
    }  # fmt: skip
    done = handed_over(laptop, bureau, tmp_path, clock, "二期", url)  # under the card of two changes ago
    assert [each.code for each in done.reminders] == ["office-old-key"]
    projects.save_project(laptop, a_project("二期补"))
    file = handover.export_day(laptop, tmp_path / "by-code")[0].path
    office.import_packages([file], bureau, OFFICE_SECRET, clock, url=url)
    device = laptop.store.identity.device
    take_receipt_code(laptop, office_receipts.give_receipt_code(device, bureau, OFFICE_SECRET, clock, url))
    store_file.adopt_office(laptop, bureau / office.CARD_FILE)
    assert handed_over(laptop, bureau, tmp_path, clock, "三期", url).reminders == ()


def rows_on_sheet(bureau, sheet, clock, secret=OFFICE_SECRET) -> str:
    """The rows with keys as somebody types them from the sheet."""
    save_escrow_sheet(bureau, secret, sheet, clock)
    cells = [[cell.text for cell in row.cells] for table in Document(sheet).tables for row in table.rows]
    return "\n".join(row[-1] for row in cells if "密钥第" in row[-2])


def test_each_escrow_key_opens_the_packages_of_its_time(laptop, bureau, tmp_path, clock):
    before = handover.export_day(laptop, tmp_path / "before")[0].path
    rotate_keys(bureau, OFFICE_SECRET)
    store_file.adopt_office(laptop, bureau / office.CARD_FILE)
    after = handover.export_day(laptop, tmp_path / "after")[0].path
    key = {laptop.store.identity.device: laptop.store.identity.verify_key}.get
    for safe, opens, closed in (("escrow-key.1.age", before, after), ("escrow-key.age", after, before)):
        text = decrypt_with_passphrase((bureau / safe).read_bytes(), OFFICE_SECRET).decode()
        escrow = Opener(next(line for line in text.splitlines() if not line.startswith("#")))
        assert read_package(opens, escrow, key).delivery.changes
        with pytest.raises(Trouble, match="age-not-for-us"):
            read_package(closed, escrow, key)


def test_the_escrow_key_goes_on_paper_is_typed_back_and_not_from_where_it_is_no_longer(bureau, tmp_path, clock):
    save_escrow_sheet(bureau, OFFICE_SECRET, tmp_path / "safe.pdf", clock)
    with PdfDocument(tmp_path / "safe.pdf") as pages:
        (page,) = pages  # one sheet
        labelled = re.findall(r"密钥第\d行", page.get_textpage().get_text_range())
    assert len(labelled) == 8  # each in one line
    typed = rows_on_sheet(bureau, tmp_path / "safe.docx", clock)
    check_escrow_sheet(bureau, OFFICE_SECRET, typed.lower())
    with pytest.raises(Refused, match="paper-key-row"):
        check_escrow_sheet(bureau, OFFICE_SECRET, typed[:-1])
    keys_from_sheet(typed, tmp_path / "escrow.key")
    in_safe = decrypt_with_passphrase((bureau / "escrow-key.age").read_bytes(), OFFICE_SECRET)
    assert (tmp_path / "escrow.key").read_bytes() == in_safe
    with office.office_opened(bureau, OFFICE_SECRET) as opened:
        recovery = opened.secrets.recovery_private
    assert store_file.read_recovery_key(tmp_path / "escrow.key") == recovery
    rows = typed.splitlines()
    for told in (recovery, f" {recovery} ", " ".join(rows[4:]), typed):
        assert recovery_secret(told) == recovery
    with pytest.raises(Refused, match="recovery-key-rows"):
        recovery_secret(" ".join(rows[4:7]))
    rotate_keys(bureau, OFFICE_SECRET)
    with pytest.raises(Refused, match="paper-key-other"):
        check_escrow_sheet(bureau, OFFICE_SECRET, typed)
    (bureau / "escrow-key.age").rename(tmp_path / "moved.age")
    with pytest.raises(Trouble, match="file-unreadable"):
        save_escrow_sheet(bureau, OFFICE_SECRET, tmp_path / "again.pdf", clock)
