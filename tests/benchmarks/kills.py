"""SIGKILL at random moments of every kind of work: ``uv run python -m tests.benchmarks.kills [KILLS A KIND] [KIND…]``.

Prints one line a kind; exit code 1 when anything that was said is lost, doubled or not whole.
"""

import os
import random
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import abuse
from tests.benchmarks.abuse import WORKS, Place

_LONGEST = 1.2
"""Seconds; a work under way for longer repeats itself."""


def killed(work: Callable[[abuse.Say], None], seconds: float) -> list[str]:
    """Let a forked child work, kill it after a while, and give back what it said was done."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            work(lambda line: os.write(writing, f"{line}\n".encode()))
        except BaseException as error:
            os.write(writing, f"{abuse.GAVE_UP}{error!r}\n".encode())
        finally:
            os._exit(1)
    os.close(writing)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as said:
        return said.read().splitlines()


def main(kills: int, kinds: Sequence[str] = tuple(WORKS)) -> int:
    """Every kind in turn, each on a store of its own."""
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # of fork
    chance, bad = random.Random(20261128), 0
    with TemporaryDirectory() as name:
        first = abuse.prepared(Path(name) / "first")
        for kind in kinds:
            work = WORKS[kind]
            place = Place(Path(shutil.copytree(first.root, Path(name) / kind)), first.paper)
            done, found = 0, []
            for _ in range(kills):
                said = killed(lambda say, work=work, place=place: work(place, say), chance.uniform(0.02, _LONGEST))
                done += len(said)
                found += abuse.faults(place, kind, said)
                if kind in ("passphrase", "migration", "step back"):
                    shutil.rmtree(place.root)
                    shutil.copytree(first.root, place.root)
            print(f"{kind:<16}{kills:>5} kills{done:>7} things done{len(found):>5} faults", *found[:5], flush=True)  # noqa: T201
            bad += len(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, sys.argv[2:] or tuple(WORKS)))
