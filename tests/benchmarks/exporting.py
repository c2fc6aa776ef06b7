"""A day with photos to the stick and read back, against copying the same photos and hashing the copies."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

from inspector_app.usecases import evidence, handover, office, store_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, side_by_side
from tests.builders import a_project
from tests.desk import CHEAP

_PHOTOS, _SIZE = 60, 2 << 20


def _copy(photos: Path, out: Path) -> None:
    shutil.copytree(photos, out)
    for path in out.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
            hashlib.file_digest(file, "sha256")


def _export(context: Context, out: Path) -> None:
    out.mkdir()
    handover.perform_export(handover.prepare_export(context, ""), out)


def measure() -> Iterator[Row]:
    """120 MB; the key of an office is there, so no passphrase is stretched."""
    random = Random(1)
    with desk() as (context, folder):
        office.init_office(folder / "office", "office pass phrase", "示例办公室", CHEAP)
        store_file.adopt_office(context, folder / "office" / office.CARD_FILE)
        project = a_project()
        with context.unit("a project") as unit:
            unit.put(project)
        photos = folder / "photos"
        photos.mkdir()
        for n in range(_PHOTOS):
            data = b"\xff\xd8\xff\xe0" + random.randbytes(_SIZE)
            (photos / f"{n}.jpg").write_bytes(data)
            evidence.take_in(context, data, f"示例{n}.jpg", Belongs(project_rid=project.rid))
        number = count()
        ours, theirs = side_by_side(
            lambda: _export(context, folder / f"out{next(number)}"),
            lambda: partial(_copy, photos, folder / f"copy{next(number)}")(),
            rounds=5,
        )
        yield Row("export of 120 MB of photos", "copy, flush, SHA-256", ours, theirs, 2.6, 1.5)
