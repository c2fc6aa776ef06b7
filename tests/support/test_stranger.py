"""The process that reads for a stranger: it dies alone, is ended when it hangs, and knows nothing of ours."""

import os
import sys
import textwrap
from io import BytesIO
from unittest.mock import Mock

import pytest

from inspector_app.support import stranger
from inspector_app.support.progress import Cancelled
from inspector_app.support.stranger import Frame, Reader, ask


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """A module that answers as the test says: a function body that gets ``frame``."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))

    def write(body):
        (tmp_path / "odd_reader.py").write_text(
            "import os, sys, time\n"
            "from inspector_app.support.stranger import Frame, serve\n"
            f"def answer(frame):\n{textwrap.indent(textwrap.dedent(body), '    ')}\n"
            "serve(answer)\n"
        )
        return "odd_reader"

    return write


@pytest.fixture
def worker(tmp_path, monkeypatch):
    """A module whose answers are yielded by a function body that gets ``frame``."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))

    def write(body):
        (tmp_path / "odd_worker.py").write_text(
            "import os, sys, time\n"
            "from inspector_app.support.stranger import Frame, serve_in_steps\n"
            f"def answers(frame):\n{textwrap.indent(textwrap.dedent(body), '    ')}\n"
            "serve_in_steps(answers, 1 << 30)\n"
        )
        return "odd_worker"

    return write


def test_long_work_is_followed_step_by_step_to_its_last_answer(worker):
    told = []
    body = """
        for step in range(3):
            yield Frame({'step': step})
        yield Frame({'over': True}, frame.blob[::-1])
        yield Frame({'never': 'asked for'})
    """
    answer = stranger.follow(worker(body), Frame({}, b"abc"), told.append, 10, 60)
    assert (answer.head, answer.blob) == ({"over": True}, b"cba")
    assert [told[at] for at in range(len(told)) if at == 0 or told[at] != told[at - 1]][-3:] == [
        {"step": 0}, {"step": 1}, {"step": 2},
    ]  # fmt: skip


def test_long_work_ends_at_once_when_it_is_not_wanted_any_more(worker, tmp_path):
    def tell(head):
        if head:
            raise KeyboardInterrupt

    body = f"yield Frame({{'pid': os.getpid()}})\ntime.sleep(600)\nopen({str(tmp_path / 'done')!r}, 'w')"
    with pytest.raises(KeyboardInterrupt):
        stranger.follow(worker(body), Frame({}), tell, 10, 60)


def test_whoever_stops_just_as_it_begins_is_told_that_it_was_stopped(worker, reader, monkeypatch):
    """Ctrl+C between the process and the thread that talks with it: no error of the program, and no process stays."""
    begun = []
    start = stranger.subprocess.Popen
    monkeypatch.setattr(
        stranger.subprocess, "Popen", lambda *args, **more: begun.append(start(*args, **more)) or begun[-1]
    )
    monkeypatch.setattr(stranger.threading.Thread, "start", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        stranger.follow(worker("yield Frame({'over': 1})"), Frame({}), lambda _head: None, 10, 60)
    with pytest.raises(KeyboardInterrupt):
        ask(reader("return frame"), [Frame({})])
    assert [process.returncode is None for process in begun] == [False, False]


@pytest.mark.parametrize(
    "body", ["yield os._exit(3)", "yield Frame({'n': 1})", "print([1, 2, 3], flush=True)\nyield Frame({'over': 1})"]
)
def test_long_work_that_breaks_off_or_talks_nonsense_has_no_answer(worker, body):
    assert stranger.follow(worker(body), Frame({}), lambda _head: None, 10, 60) is None


def test_long_work_that_takes_too_long_is_ended(worker):
    assert stranger.follow(worker("yield time.sleep(600)"), Frame({}), lambda _head: None, 10, 1) is None


def heads(answers):
    return [answer and answer.head for answer in answers]


def test_questions_are_answered_in_order(reader):
    module = reader("return Frame({'said': frame.head['n']}, frame.blob[::-1])")
    answers = ask(module, [Frame({"n": n}, bytes([n, 10, 0])) for n in range(5)])
    assert heads(answers) == [{"said": n} for n in range(5)]
    assert answers[3].blob == bytes([0, 10, 3])


def test_one_that_kills_the_reader_leaves_the_others(reader):
    module = reader("return os._exit(3) if frame.head['n'] == 1 else Frame({'n': frame.head['n']})")
    assert heads(ask(module, [Frame({"n": n}) for n in range(4)])) == [{"n": 0}, None, {"n": 2}, {"n": 3}]


@pytest.mark.skipif(sys.platform == "win32", reason="bounds of POSIX")
@pytest.mark.parametrize(
    "body", ["while True: pass", "bytearray(4 << 30)", "os.write(os.open(__file__ + '.out', 65), b'x')"]
)
def test_one_that_takes_too_much_is_ended(reader, body):
    module = reader(f"{body}\nreturn Frame({{}})")
    assert ask(module, [Frame({})], cpu_seconds=1) == [None]


def test_one_that_waits_for_ever_is_ended(reader, monkeypatch):
    monkeypatch.setattr(stranger, "_BATCH_SECONDS", 2)
    monkeypatch.setattr(stranger, "_SECONDS_EACH", 0)
    assert ask(reader("time.sleep(600)"), [Frame({})]) == [None]


def test_whoever_does_not_want_to_wait_ends_the_reader(reader, monkeypatch):
    began = []
    start = stranger.subprocess.Popen

    def popen(*told, **more):
        began.append(start(*told, **more))
        return began[-1]

    def leave():
        if len(looks) == 3:
            raise Cancelled
        looks.append(1)

    looks = []
    monkeypatch.setattr(stranger.subprocess, "Popen", popen)
    with pytest.raises(Cancelled):
        ask(reader("time.sleep(600)"), [Frame({})], tell=leave)
    assert [process.returncode is not None for process in began] == [True]


def test_an_answer_that_takes_a_while_comes_whole(reader):
    (answer,) = ask(reader("time.sleep(0.5)\nreturn Frame({}, frame.blob)"), [Frame({}, b"x" * 500_000)])
    assert len(answer.blob) == 500_000


@pytest.mark.parametrize(
    "raw",
    ["b'rubbish'", "b'rubbish\\n'", "b'[9, {}]\\n'", "b'[-1, {}]\\n'", "b'[0, []]\\n'", "b'null\\n'", "b'x' * 200000"],
)
def test_an_answer_that_is_none_is_not_believed(reader, raw):
    assert ask(reader(f"sys.stdout.buffer.write({raw}); sys.stdout.flush(); os._exit(0)"), [Frame({})]) == [None]


def test_the_reader_inherits_no_secret(reader, monkeypatch):
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "three blue cranes")
    module = reader("return Frame({'env': sorted(os.environ), 'modules': sorted(sys.modules)})")
    (answer,) = ask(module, [Frame({})])
    assert not [name for name in answer.head["env"] if name.startswith(("INSPECTOR", "DISPLAY", "DBUS", "XAUTH"))]
    assert not [
        name for name in answer.head["modules"] if name.startswith(("nacl", "sqlcipher3", "inspector_app.vault"))
    ]


def test_a_frozen_bundle_starts_itself(monkeypatch):
    """There the program is its own interpreter: it is started with the flag, which ``main`` knows."""
    seen = []

    class Process:
        def __init__(self, command, **_more):
            seen.append(command)
            self.stdin, self.stdout = BytesIO(), BytesIO(b"[0, {}]\n")

        def kill(self):
            pass

        wait = kill

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(stranger.subprocess, "Popen", Process)
    assert heads(ask("a.module", [Frame({})])) == [{}]
    assert seen[0][:3] == [sys.executable, stranger.FLAG, "a.module"]


def test_one_process_answers_several_times_and_another_takes_up_where_it_broke(reader, monkeypatch):
    """To look over 2,000 photos began 125 processes, which took longer than the looking."""
    module = reader("return os._exit(3) if frame.head['n'] == 3 else Frame({'by': os.getpid()})")
    monkeypatch.setattr(stranger, "_MOST_ANSWERS", 8)
    with Reader(module) as kept:
        asked = [ask(module, [Frame({"n": n}), Frame({"n": n + 1})], reader=kept) for n in (0, 3, 5, 5, 5, 5)]
        by = [answer.head["by"] if answer else None for answers in asked for answer in answers]
        assert by[0] == by[1]
        assert by[2] is None
        assert by[0] != by[3] == by[4] == by[8]  # seven answers of the second one
        assert by[9] == by[8] != by[10] == by[11]  # the bound of one process
    with pytest.raises(ProcessLookupError):
        os.kill(by[-1], 0)


def test_frames_are_plain_lines_and_bytes():
    assert stranger._framed(Frame({"a": 1}, b"xy")) == b'[2, {"a": 1}]\nxy'
