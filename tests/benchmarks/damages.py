"""Random damages of day packages, photo volumes and receipts: ``uv run python -m tests.benchmarks.damages [HOW_MANY]``.

Every damaged file must be refused with a cause, must change nothing, and must keep no good file out.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from inspector_app.support.errors import Problem
from inspector_app.usecases import evidence, handover, outbox, store_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.office import CARD_FILE
from inspector_app.usecases.one_by_one import attempt
from inspector_app.usecases.store_file import create_store
from tests.benchmarks.packages import CHEAP, Bureau, Tally, bureau, timed
from tests.builders import a_case, a_claim, a_person, a_project
from tests.desk import SETUP

_BATCH = 30
Spoil = Callable[[bytearray, Random], None]


def _flip(data: bytearray, random: Random) -> None:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _flip_early(data: bytearray, random: Random) -> None:
    data[random.randrange(min(400, len(data)))] ^= 1 << random.randrange(8)


def _cut(data: bytearray, random: Random) -> None:
    del data[random.randrange(len(data)) :]


def _blank_end(data: bytearray, random: Random) -> None:
    start = random.randrange(len(data)) // 512 * 512
    data[start:] = bytes(len(data) - start)


def _blank_sector(data: bytearray, random: Random) -> None:
    start = random.randrange(len(data)) // 512 * 512
    data[start : start + 512] = bytes(len(data[start : start + 512]))


def _take_out(data: bytearray, random: Random) -> None:
    start = random.randrange(len(data))
    del data[start : start + random.randrange(1, 4096)]


def _put_in(data: bytearray, random: Random) -> None:
    start = random.randrange(len(data) + 1)
    data[start:start] = random.randbytes(random.randrange(1, 2048))


def _twice(data: bytearray, random: Random) -> None:
    start = random.randrange(len(data))
    data[start:start] = data[start : start + 65_552]


def _swap(data: bytearray, random: Random) -> None:
    one, other = sorted(random.sample(range(len(data)), 2))
    size = min(other - one, len(data) - other, 4096)
    data[one : one + size], data[other : other + size] = data[other : other + size], data[one : one + size]


def _rubbish(data: bytearray, random: Random) -> None:
    data[:] = random.randbytes(len(data))


def _longer(data: bytearray, random: Random) -> None:
    data += random.randbytes(random.randrange(1, 700))


SPOILS: tuple[Spoil, ...] = (
    _flip, _flip_early, _cut, _blank_end, _blank_sector, _take_out, _put_in, _twice, _swap, _rubbish, _longer,
)  # fmt: skip


def _laptop(place: Bureau) -> tuple[Context, tuple[Path, ...]]:
    """A laptop that handed a day with photos over: its store and what lies on the stick."""
    folder = place.folder.parent
    context = create_store(folder / "store", "correct horse", SETUP, place.clock, CHEAP)
    store_file.adopt_office(context, place.folder / CARD_FILE)
    project, case, worker = a_project(), a_case(), a_person()
    with context.unit("示例") as unit:
        for record in (project, case, worker, a_claim(case_rid=case.rid, person_rid=worker.rid)):
            unit.put(record)
    random = Random(2)
    for n in range(3):
        data = b"\xff\xd8\xff\xe0" + random.randbytes(90_000)
        evidence.take_in(context, data, f"示例{n}.jpg", Belongs(project_rid=project.rid))
    place.enrol(handover.device_card(context))
    return context, tuple(file.path for file in handover.export_day(context, folder / "stick"))


def _spoiled(source: Path, random: Random, target: Path) -> bool:
    """Write a damaged copy; False when the damage changed nothing."""
    good = source.read_bytes()
    data = bytearray(good)
    random.choice(SPOILS)(data, random)
    target.write_bytes(data)
    return bytes(data) != good


def _packages(place: Bureau, good: tuple[Path, ...], count: int, random: Random, tally: Tally) -> None:
    folder = place.folder.parent / "bad"
    folder.mkdir()
    done = 0
    while done < count:
        batch = [folder / f"{done + n}.day" for n in range(min(_BATCH, count - done))]
        bad = [path for path in batch if _spoiled(random.choice(good), random, path)]
        seconds: dict[str, float] = {}
        for path in bad:
            imported, seconds[path.name] = timed(lambda path=path: place.take([path], dry_run=True))
            out = imported.left_out
            tally.judge(path.name, out[0].problem if out else None, seconds[path.name], "accepted")
            if not out:
                tally.wrong.append(f"{path.name}: a damaged package was accepted")
        together = place.take([*bad, *good], dry_run=True)
        if len(together.results) != len(good):
            tally.wrong.append(f"batch {done}: a good package was kept out")
        done += len(batch)


def _receipts(context: Context, receipt: Path, count: int, random: Random, tally: Tally) -> None:
    bad = receipt.with_name("bad.receipt")
    for n in range(count):
        if not _spoiled(receipt, random, bad):
            continue
        found, seconds = timed(lambda: attempt("receipt", lambda: handover.take_receipt(context, bad)))
        tally.judge(f"receipt {n}", found if isinstance(found, Problem) else None, seconds, "accepted")
        if not isinstance(found, Problem):
            tally.wrong.append(f"receipt {n}: a damaged receipt was taken")
    handover.take_receipt(context, receipt)


def main(count: int) -> int:
    """Two thirds of the damages meet packages, one third receipts."""
    random, tally = Random(7), Tally()
    with bureau() as place:
        context, good = _laptop(place)
        try:
            _packages(place, good, count * 2 // 3, random, tally)
            done = place.take(good, receipts=place.folder.parent / "answer.receipt")
            _receipts(context, done.receipts[0], count - count * 2 // 3, random, tally)
            if outbox.waiting(context).words != "已回执" or len(done.results) != len(good):
                tally.wrong.append("the good files did not go in")
        finally:
            context.store.close()
    return tally.say("damaged packages and receipts")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 450))
