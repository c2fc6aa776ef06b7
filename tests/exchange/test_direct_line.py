"""What travels over a cable between two laptops: only closed packages, to whoever knows the word, once."""

import json
import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from queue import Queue

import pytest

from inspector_app.exchange import direct_line as direct
from inspector_app.support.cable import Place, typed_place
from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import NOT_WATCHED, Cancelled

HERE = typed_place("127.0.0.1")
WORD = "04829157"


@contextmanager
def offered(work, progress=NOT_WATCHED, place=HERE):
    """What becomes of listening with this work, and where it listens."""
    where: Queue[Place] = Queue()

    def wait():
        with direct.listening(place, progress, lambda at: where.put(at) or str(at)) as line:
            return work(line)

    with ThreadPoolExecutor(1) as threads:
        future = threads.submit(wait)
        yield where.get(timeout=20), future


@pytest.fixture
def package(tmp_path):
    file = tmp_path / "a_1.case"
    file.write_bytes(b"age-encryption.org/v1" + bytes(range(256)) * 3000)
    return file


def giving(*files):
    def work(line):
        direct.greet_caller(line, WORD)
        direct.send_files(line, files)
        return direct.take_answer(line, "等对方收下")

    return work


@pytest.fixture
def inbox(tmp_path):
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def test_packages_come_as_they_are_and_the_answer_goes_back(package, inbox):
    with offered(giving(package)) as (place, done):
        with closing(direct.called(place, NOT_WATCHED)) as line:
            direct.greet_listener(line, WORD)
            (came,) = direct.take_files(line, inbox)
            direct.send_answer(line, "1234 5678 9012")
        assert (came.name, came.read_bytes()) == (package.name, package.read_bytes())
        assert done.result(timeout=20) == "1234 5678 9012"


def test_a_wrong_word_ends_it_for_both_and_nothing_is_sent(package, inbox):
    with offered(giving(package)) as (place, done):
        with closing(direct.called(place, NOT_WATCHED)) as line, pytest.raises(Trouble, match="direct-word-wrong"):
            direct.greet_listener(line, "11111111")
        with pytest.raises(Trouble, match="direct-word-wrong"):
            done.result(timeout=20)
        with pytest.raises(Trouble, match="direct-not-reached"):  # nobody listens any more
            direct.called(place, NOT_WATCHED)
    assert list(inbox.iterdir()) == []


def test_whoever_says_something_else_is_hung_up_on(package):
    with offered(giving(package)) as (place, done):
        with socket.create_connection(place.told) as stranger:
            stranger.sendall(b"GET / HTTP/1.1\r\n\r\n")
        with pytest.raises(Trouble, match="direct-line-broken"):
            done.result(timeout=20)


def test_a_giver_who_is_not_told_that_it_was_taken_in_asks(package, inbox):
    with offered(giving(package)) as (place, done):
        with closing(direct.called(place, NOT_WATCHED)) as line:
            direct.greet_listener(line, WORD)
            direct.take_files(line, inbox)
        with pytest.raises(Trouble, match="direct-no-answer"):
            done.result(timeout=20)


GOOD = {"name": "a.case", "size": 3, "sha256": "0" * 64}


@pytest.mark.parametrize(
    "head",
    [
        "no json", "{}", "[]", "[1]", json.dumps([GOOD | {"name": "../a.case"}]), json.dumps([GOOD | {"size": 1e999}]),
        json.dumps([GOOD | {"name": "a.exe"}]),
        json.dumps([GOOD | {"size": -1}]), json.dumps([GOOD | {"size": 1 << 40}]), json.dumps([GOOD, GOOD]),
        json.dumps([GOOD] * 50), "[" * 9000, "x" * 20_000, json.dumps([GOOD]),
    ],
)  # fmt: skip
def test_what_nobody_of_ours_sends_is_taken_for_a_broken_line(head, inbox):
    def lie(line):
        direct.greet_caller(line, WORD)
        line.send_text(head)
        line.send(b"abc")

    with offered(lie) as (place, done), closing(direct.called(place, NOT_WATCHED)) as line:
        direct.greet_listener(line, WORD)
        done.result(timeout=20)
        with pytest.raises(Trouble, match="direct-line-broken"):
            direct.take_files(line, inbox)


def test_only_closed_packages_of_one_kind_go(package, tmp_path):
    plain, copy = tmp_path / "b.case", tmp_path / "c.copy"
    plain.write_bytes(b"plain words")
    copy.write_bytes(package.read_bytes())
    for files, code in (
        ((plain,), "direct-not-package"), ((package.rename(tmp_path / "a.day"),), "direct-not-package"),
        ((copy, tmp_path / "a.case"), "direct-files"), ((), "direct-files"),
    ):  # fmt: skip
        (tmp_path / "a.case").write_bytes(copy.read_bytes())
        with pytest.raises(Refused, match=code):
            direct.refuse_unfit(files)


def test_who_waits_may_stop():
    class Stops:
        def step(self, *_told):
            raise Cancelled

    with pytest.raises(Cancelled), direct.listening(HERE, Stops(), str):
        pass


@pytest.mark.parametrize("address", ["8.8.8.8", "192.168.1.7", "2001:db8::1"])
def test_nothing_is_listened_at_or_called_beyond_the_cable(address):
    place = typed_place(address)
    with pytest.raises(Refused, match="direct-address-far"):
        direct.called(place, NOT_WATCHED)
    with pytest.raises(Refused, match="direct-address-far"), direct.listening(place, NOT_WATCHED, str):
        pass


def test_the_word_is_typed_as_it_is_read_out():
    word = direct.new_word()
    assert direct.typed_word(f" {word[:4]} {word[4:]}") == word
    with pytest.raises(Refused, match="direct-word-shape"):
        direct.typed_word("1234567")
