"""Twelve digits in the place of a receipt that cannot travel, and the seal of the journal on a slip of paper."""

from dataclasses import replace

import pytest

from inspector_app.domain.handover import Gap, stretch_words
from inspector_app.exchange.receipt_code import receipt_code
from inspector_app.store.journal import Head
from inspector_app.support.errors import Refused
from inspector_app.usecases import handover, office, office_receipts, outbox, projects, store_file
from inspector_app.usecases.journal_seal import check_seal, journal_seal, seal_sheet
from inspector_app.usecases.receipt_codes import take_receipt_code
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.pairing import shared_secret
from tests.builders import a_project
from tests.desk import OFFICE_SECRET


@pytest.fixture
def laptop(bureau, context, tmp_path, clock):
    store_file.adopt_office(context, bureau / office.CARD_FILE)
    handover.save_device_card(context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, clock)
    return context


def given(laptop, bureau, tmp_path, clock) -> str:
    """Export, import, and what the office reads out."""
    clock.advance(seconds=1)
    files = [file.path for file in handover.export_day(laptop, tmp_path / "out")]
    office.import_packages(files, bureau, OFFICE_SECRET, clock)
    return office_receipts.give_receipt_code(laptop.store.identity.device[:8], bureau, OFFICE_SECRET, clock)


def code_of(error) -> str:
    return error.value.problems[0].code


def test_the_code_moves_what_is_acknowledged_and_the_file_may_still_come(laptop, bureau, tmp_path, clock):
    code = given(laptop, bureau, tmp_path, clock)
    assert len(code.replace(" ", "")) == 12
    projects.save_project(laptop, a_project("后来的项目"))
    typed = take_receipt_code(laptop, code.replace(" ", "－").translate({ord("0") + n: 0xFF10 + n for n in range(10)}))
    assert (typed.bare, typed.notes) == (True, ())
    owed = outbox.waiting(laptop)
    assert (owed.words, owed.last - owed.acknowledged) == ("未导出", 1)
    for wrong, why in ((code, "wrong"), ("000000000000", "wrong"), ("12345", "shape"), ("一二三四", "shape")):
        with pytest.raises(Refused) as refused:
            take_receipt_code(laptop, wrong)
        assert code_of(refused) == f"receipt-code-{why}"
    clock.advance(minutes=1)
    files = [file.path for file in handover.export_day(laptop, tmp_path / "next")]
    done = office.import_packages(files, bureau, OFFICE_SECRET, clock, receipts=tmp_path)
    handover.take_receipt(laptop, done.receipts[0])
    assert outbox.waiting(laptop).words == "已回执"


def test_after_an_import_was_taken_back_a_code_or_a_file_has_it_sent_again(laptop, bureau, tmp_path, clock):
    take_receipt_code(laptop, given(laptop, bureau, tmp_path, clock))
    first, device = outbox.waiting(laptop).acknowledged, laptop.store.identity.device
    for number, way in enumerate(("code", "file")):
        projects.save_project(laptop, a_project(f"退回的项目{number}"))
        take_receipt_code(laptop, given(laptop, bureau, tmp_path, clock))
        last = outbox.waiting(laptop).acknowledged
        told = office.import_to_undo(bureau, OFFICE_SECRET)
        assert (told.changes, told.receipts, told.inspectors) == (last - first, 1, ("陈示例",))
        office.undo_import(bureau, OFFICE_SECRET)
        clock.advance(seconds=1)
        if way == "code":
            code = office_receipts.give_receipt_code(device, bureau, OFFICE_SECRET, clock)
            typed = take_receipt_code(laptop, code)
            assert [(note.code, note.details) for note in typed.notes] == [
                ("receipt-code-back", {"stretch": stretch_words(first + 1, last)})
            ]
        else:
            answer = office_receipts.give_receipt(device, tmp_path, bureau, OFFICE_SECRET, clock)
            handover.take_receipt(laptop, answer)
        assert outbox.waiting(laptop).acknowledged == first
        take_receipt_code(laptop, given(laptop, bureau, tmp_path, clock))
        first = outbox.waiting(laptop).acknowledged
        assert first == last


def test_a_code_says_that_the_receipt_says_more(laptop, bureau, tmp_path, clock):
    given(laptop, bureau, tmp_path, clock)
    with office.office_opened(bureau, OFFICE_SECRET) as opened:
        receipt = office.receipt_for(opened, laptop.store.identity.device, clock.now())
        fuller = replace(receipt, gaps=(Gap(90, 91),))
        code = receipt_code(opened.secrets.identity, laptop.store.identity.recipient, fuller)
    typed = take_receipt_code(laptop, code)
    assert (typed.bare, [note.code for note in typed.notes]) == (False, ["receipt-code-more"])


def test_both_ends_compute_one_secret_and_nobody_else(laptop):
    mine, office_key, other = (new_age_identity() for _ in range(3))
    secret = shared_secret(mine, recipient_of(office_key))
    assert (len(secret), secret) == (32, shared_secret(office_key, recipient_of(mine)))
    assert shared_secret(other, recipient_of(office_key)) != secret


def test_the_seal_on_the_slip_holds_until_something_before_it_is_changed(laptop):
    projects.save_project(laptop, a_project("封条前"))
    slip = dict(seal_sheet(laptop).rows)
    code = journal_seal(laptop).code
    assert (slip["封条码"], slip["协办监察员签名"], slip["协办监察员"]) == (code, "", "林示例")
    projects.save_project(laptop, a_project("封条后"))
    assert check_seal(laptop, code).code == "seal-holds"
    assert check_seal(laptop, code.upper().replace("-", " － ")).code == "seal-holds"
    seal = journal_seal(laptop)
    other = replace(seal, hash="0" * 64)
    assert check_seal(laptop, other.code).code == "seal-differs"
    beyond = check_seal(laptop, replace(seal, seq=seal.seq + 5).code)
    assert (beyond.code, beyond.details["last"]) == ("seal-beyond", str(seal.seq))
    for wrong, why in (("", "shape"), (code[:-1], "shape"), (code.replace(code[:8], "ffffffff"), "other-device")):
        with pytest.raises(Refused) as refused:
            check_seal(laptop, wrong)
        assert code_of(refused) == f"seal-{why}"
    assert Head(seal.seq, seal.hash) == laptop.store.journal.head(seal.device)
