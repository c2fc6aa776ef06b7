"""A process of its own for bytes from strangers: it holds no key, writes no file, and is ended when it takes too long.

Both ends speak plain frames over pipes, a line of JSON and raw bytes; nothing that comes back is ever executed.
"""

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, BinaryIO

from inspector_app.support.progress import Watch, unwatched

FLAG = "--read-for-a-stranger"
"""In a frozen bundle there is no ``python -m``: the program itself is started with this word and reads."""
_LINE_CAP = 1 << 16
_BLOB_CAP = 256 << 20
_GLANCE = 0.1
_BATCH_SECONDS, _SECONDS_EACH = 20, 10
_MOST_ANSWERS = 256  # of one process: what its libraries do not give back does not add up to its bound
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME")


@dataclass(frozen=True, slots=True)
class Frame:
    """A question or an answer: plain JSON values, and bytes."""

    head: dict[str, Any]
    blob: bytes = field(default=b"", repr=False)


class Reader:
    """One process of ``module``'s :func:`serve` that stays for further questions until it is closed: to begin a process
    takes longer than to look at a small picture. It begins when it is first asked, and anew when it broke."""

    def __init__(self, module: str, cpu_seconds: int = 10) -> None:
        self._module, self._cpu_seconds = module, cpu_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._talk: threading.Thread | None = None
        self._answered = 0

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def answers(self, questions: Sequence[Frame], tell: Watch = unwatched) -> list[Frame]:
        """The answers in order, as far as it came before it broke or took too long; ``tell`` as in :func:`ask`."""
        if self._answered + len(questions) > _MOST_ANSWERS:
            self.close()
        process = self._process = self._process or begin(self._module, self._cpu_seconds)
        frames: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._talk = threading.Thread(target=_in_turn, args=(process, questions, frames), daemon=True)
        self._talk.start()
        said: list[Frame] = []
        end = time.monotonic() + _BATCH_SECONDS + _SECONDS_EACH * len(questions)
        try:
            while time.monotonic() < end:
                with contextlib.suppress(queue.Empty):
                    frame = frames.get(timeout=_GLANCE)
                    if frame is None:
                        break
                    said.append(frame)
                tell()
        except BaseException:
            self.close()
            raise
        self._answered += len(said)
        if len(said) < len(questions):
            self.close()
        return said

    def close(self) -> None:
        """End the process, whatever it is at."""
        process, talk, self._process, self._talk = self._process, self._talk, None, None
        self._answered = 0
        if process is not None and talk is not None:
            _end(process, talk)


def ask(
    module: str,
    questions: Sequence[Frame],
    cpu_seconds: int = 10,
    tell: Watch = unwatched,
    reader: Reader | None = None,
) -> list[Frame | None]:
    """The answers of ``module``'s :func:`serve`, in order; None for a question on which the reader broke or hung.

    One process answers all; when it dies, another one takes up behind the question that killed it. ``tell`` is called
    ten times a second meanwhile; what it raises, such as Cancelled, ends the reader at once. ``reader``: one of the
    module that is asked more than once, and closed by whoever began it.
    """
    answers: list[Frame | None] = []
    with contextlib.ExitStack() as over:
        asked = reader or over.enter_context(Reader(module, cpu_seconds))
        while len(answers) < len(questions):
            answers += asked.answers(questions[len(answers) :], tell)
            if len(answers) < len(questions):
                answers.append(None)
    return answers


def follow(
    module: str, question: Frame, tell: Callable[[dict[str, Any]], None], cpu_seconds: int, seconds: float
) -> Frame | None:
    """The last answer of ``module``'s :func:`serve_in_steps`, whose head says ``over``; None when the reader broke, or
    took longer than so many seconds.

    ``tell`` gets the head of each answer before it, and the same one ten times a second meanwhile; what it raises, such
    as Cancelled, ends the reader at once.
    """
    process = begin(module, cpu_seconds)
    frames: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
    talk = threading.Thread(target=_converse, args=(process, question, frames), daemon=True)
    head: dict[str, Any] = {}
    end = time.monotonic() + seconds
    try:
        talk.start()
        while time.monotonic() < end:
            with contextlib.suppress(queue.Empty):
                frame = frames.get(timeout=_GLANCE)
                if frame is None or frame.head.get("over"):
                    return frame
                head = frame.head
            tell(head)
        return None
    finally:
        _end(process, talk)


def _end(process: "subprocess.Popen[bytes]", talk: threading.Thread) -> None:
    process.kill()
    process.wait()
    with contextlib.suppress(RuntimeError):  # stopped just as it was begun: it ends by itself, with the process
        talk.join()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):  # what it was not told any more
            if pipe is not None:
                pipe.close()


def _in_turn(
    process: "subprocess.Popen[bytes]", questions: Sequence[Frame], frames: "queue.SimpleQueue[Frame | None]"
) -> None:
    """Ask one after the other, and hand on every whole answer; None at the end, or where one is not well formed."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for question in questions:
            process.stdin.write(_framed(question))
            process.stdin.flush()
            frame = _read_believed(process.stdout)
            if frame is None:
                break
            frames.put(frame)
    except (OSError, ValueError):
        pass  # it ended, or was ended
    finally:
        frames.put(None)


def _converse(process: "subprocess.Popen[bytes]", question: Frame, frames: "queue.SimpleQueue[Frame | None]") -> None:
    """Ask, and hand on every whole answer; None once there are no more, or one that is not well formed."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(_framed(question))
        process.stdin.close()
        while (frame := _read_believed(process.stdout)) is not None:
            frames.put(frame)
    except (OSError, ValueError):
        pass  # it ended, or was ended, before it had read or said all
    finally:
        frames.put(None)


def _read_believed(source: IO[bytes]) -> Frame | None:
    """One answer, when it is well formed and no larger than an answer may be."""
    line = source.readline(_LINE_CAP)
    if not line.endswith(b"\n"):
        return None
    try:
        size, head = json.loads(line)
    except (ValueError, TypeError, RecursionError):
        return None
    if type(size) is not int or not isinstance(head, dict) or not 0 <= size <= _BLOB_CAP:
        return None
    blob = source.read(size)
    return Frame(head, blob) if len(blob) == size else None


def serve_in_steps(answers: Callable[[Frame], Iterable[Frame]], memory: int) -> None:
    """As :func:`serve`, for long work: each question has several answers, the last of which says ``over``."""
    _bound(memory)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (question := _read(source)) is not None:
        _wind_up(int(sys.argv[-1]))
        for frame in answers(question):
            _write(target, frame)


def serve(answer: Callable[[Frame], Frame], memory: int = 1 << 30) -> None:
    """The child's work: answer every question on standard input. ``memory`` is the most it may take, in bytes."""
    cpu_seconds = int(sys.argv[-1])
    _bound(memory)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (question := _read(source)) is not None:
        _wind_up(cpu_seconds)
        frame = answer(question)
        _write(target, frame)


def begin(module: str, cpu_seconds: int) -> "subprocess.Popen[bytes]":
    """A process of ``module``'s :func:`serve` or :func:`serve_in_steps`, which may take so long over each answer."""
    own = [FLAG, module] if getattr(sys, "frozen", False) else ["-P", "-m", module]
    return subprocess.Popen(
        [sys.executable, *own, str(cpu_seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _framed(frame: Frame) -> bytes:
    return json.dumps([len(frame.blob), frame.head]).encode() + b"\n" + frame.blob


def _read(source: BinaryIO) -> Frame | None:
    line = source.readline(_LINE_CAP)
    if not line:
        return None
    size, head = json.loads(line)
    return Frame(head, source.read(size))


def _write(target: BinaryIO, frame: Frame) -> None:
    if len(frame.blob) > _BLOB_CAP:
        raise MemoryError
    target.write(_framed(frame))
    target.flush()


def _bound(memory: int) -> None:
    """Where the system can: a bound on memory, no files to be written, no image of the memory after a crash."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _wind_up(cpu_seconds: int) -> None:
    """The next answer may take so long; then the system ends the process."""
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
