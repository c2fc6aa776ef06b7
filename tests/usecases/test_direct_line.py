"""A case and a copy go to a colleague over a cable, and the giver enters his answer by itself."""

from concurrent.futures import ThreadPoolExecutor
from queue import Queue

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.case_transfer import TransferState
from inspector_app.support.errors import Refused
from inspector_app.support.progress import NOT_WATCHED
from inspector_app.usecases import copies, direct_line, transfers
from inspector_app.usecases.transfers import give_case
from tests.usecases.test_transfers import REASON, laptop, pair, records

__all__ = ["laptop", "pair", "records"]


class Told:
    """What is shown while one waits."""

    def __init__(self) -> None:
        self.words: Queue[str] = Queue()

    def step(self, _done, total, what):
        if not total:
            self.words.put(what)

    def typed(self) -> tuple[str, str]:
        """The address and the word in 本机地址：127.0.0.1:50312, below it 一次性口令：0482 9157, each in its line."""
        words = self.words.get(timeout=20)
        assert " ：" not in words
        address, word, _ = words.splitlines()
        return address.removeprefix("本机地址："), word.removeprefix("一次性口令：")


def over_a_cable(giver, taker, files):
    """What the giver entered, and what the taker got."""
    order, told = direct_line.prepare_offer(giver, files, "127.0.0.1"), Told()
    with ThreadPoolExecutor(1) as threads:
        answer = threads.submit(direct_line.perform_offer, order, told)
        fetch = direct_line.prepare_fetch(taker, *told.typed())
        got = direct_line.record_fetch(taker, fetch, direct_line.perform_fetch(fetch, NOT_WATCHED))
        return direct_line.record_offer(giver, order, answer.result(timeout=20)), got


def test_a_case_passes_over_a_cable_and_its_answer_is_entered(pair, records, tmp_path):
    mine, theirs = pair
    given = give_case(mine, records.case.rid, "林示例", REASON)
    files = [file.path for file in transfers.write_package(mine, given.rid, tmp_path)]
    entered, got = over_a_cable(mine, theirs, files)
    assert (entered.state, got.transfer.case_rid) == (TransferState.TAKEN, records.case.rid)
    assert got.answered  # nobody is asked to read the digits out
    assert theirs.store.get(Case, records.case.rid) == records.case
    assert mine.store.need(type(given), given.rid).state is TransferState.TAKEN


def test_a_copy_to_be_read_goes_the_same_way(pair, records, tmp_path):
    mine, theirs = pair
    files = [file.path for file in copies.write_copy(mine, records.case, "林示例", tmp_path)]
    entered, got = over_a_cable(mine, theirs, files)
    assert (entered, got.title) == (None, records.case.title)
    assert [each.title for each in copies.copies(theirs)] == [records.case.title]


def test_what_is_typed_wrongly_is_told_before_anything_is_connected(pair):
    for address, word, code in (
        ("示例", "04829157", "direct-address-shape"), ("169.254.1.2", "0482", "direct-word-shape"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=code):
            direct_line.prepare_fetch(pair[1], address, word)
