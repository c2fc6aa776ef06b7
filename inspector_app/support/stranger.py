"""A process of its own for bytes from strangers: it holds no key, writes no file, and is ended when it takes too long.

Both ends speak plain frames over pipes, a line of JSON and raw bytes; nothing that comes back is ever executed.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

FLAG = "--read-for-a-stranger"
"""In a frozen bundle there is no ``python -m``: the program itself is started with this word and reads."""
_LINE_CAP = 1 << 16
_BLOB_CAP = 256 << 20
_BATCH_SECONDS, _SECONDS_EACH = 20, 10
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME")


@dataclass(frozen=True, slots=True)
class Frame:
    """A question or an answer: plain JSON values, and bytes."""

    head: dict[str, Any]
    blob: bytes = field(default=b"", repr=False)


def ask(module: str, questions: Sequence[Frame], cpu_seconds: int = 10) -> list[Frame | None]:
    """The answers of ``module``'s :func:`serve`, in order; None for a question on which the reader broke or hung.

    One process answers all; when it dies, another one takes up behind the question that killed it.
    """
    answers: list[Frame | None] = []
    while len(answers) < len(questions):
        rest = questions[len(answers) :]
        answers += _run(module, rest, cpu_seconds)[: len(rest)]
        if len(answers) < len(questions):
            answers.append(None)
    return answers


def serve(answer: Callable[[Frame], Frame], memory: int = 1 << 30) -> None:
    """The child's work: answer every question on standard input. ``memory`` is the most it may take, in bytes."""
    cpu_seconds = int(sys.argv[-1])
    _bound(memory)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while (question := _read(source)) is not None:
        _wind_up(cpu_seconds)
        frame = answer(question)
        _write(target, frame)


def _run(module: str, questions: Sequence[Frame], cpu_seconds: int) -> list[Frame]:
    own = [FLAG, module] if getattr(sys, "frozen", False) else ["-P", "-m", module]
    process = subprocess.Popen(
        [sys.executable, *own, str(cpu_seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    sent = b"".join(_framed(question) for question in questions)
    try:
        output, _nothing = process.communicate(sent, timeout=_BATCH_SECONDS + _SECONDS_EACH * len(questions))
    except subprocess.TimeoutExpired:
        process.kill()
        output, _nothing = process.communicate()
    except BaseException:
        process.kill()
        process.wait()
        raise
    return _frames(output)


def _frames(output: bytes) -> list[Frame]:
    """The whole answers in what came; whatever is not well formed ends them."""
    found, at = [], 0
    while (end := output.find(b"\n", at, at + _LINE_CAP)) >= 0:
        try:
            size, head = json.loads(output[at:end])
        except (ValueError, TypeError, RecursionError):
            break
        if type(size) is not int or not isinstance(head, dict) or not 0 <= size <= len(output) - end - 1:
            break
        found.append(Frame(head, output[end + 1 : end + 1 + size]))
        at = end + 1 + size
    return found


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
