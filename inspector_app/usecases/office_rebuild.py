"""The merged database made anew by one command, from its copies and the packages that were received."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from inspector_app.office.folder import Office, received_path
from inspector_app.office.importing import import_delivery
from inspector_app.office.rebuilding import Plan, Taken, begun_anew, begun_on_server, planned
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.progress import NOT_WATCHED, Progress
from inspector_app.usecases.office_packages import open_package
from inspector_app.usecases.one_by_one import attempt
from inspector_app.usecases.together import file_size, together

__all__ = ["Plan"]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was made anew: from which whole copy (empty: from none) with so many packages, how many were taken in again,
    what of them is not there any more, and under which name the former database lies (empty: nothing was replaced)."""

    copy: str
    held: int
    again: int
    lacking: tuple[Problem, ...]
    former: str
    is_in_place: bool
    server: str = ""
    """Where the database is from now on; empty: in the file."""


def rebuild_plan(folder: Path, passphrase: str, progress: Progress = NOT_WATCHED) -> Plan:
    """What :func:`rebuild_office` would do and what would be lost by it; nothing is changed. Reads whole copies.

    Raises as :func:`~inspector_app.office.rebuilding.planned`.
    """
    progress.step(0, 0, "核对备份")
    return planned(folder, passphrase)


def rebuild_office(
    folder: Path,
    passphrase: str,
    clock: Clock,
    *,
    url: str = "",
    package_passphrase: str = "",
    anyway: bool = False,
    progress: Progress = NOT_WATCHED,
) -> Rebuilt:
    """Make the merged database anew, and let it take the place of the former when it lacks nothing, or ``anyway``;
    with an ``url`` on that PostgreSQL server, where it is from now on.

    ``package_passphrase`` opens packages of laptops that had no key of the office. Raises as
    :func:`~inspector_app.office.rebuilding.begun_anew` and :meth:`~inspector_app.office.rebuilding.Anew.put_in_place`.
    """
    lacking: list[Problem] = []
    progress.step(0, 0, "核对备份")
    with begun_on_server(folder, passphrase, url) if url else begun_anew(folder, passphrase) as anew:
        numbers = {taken: number for number, taken in enumerate(anew.missing)}

        def take(taken: Taken) -> Problem | None:
            progress.step(numbers[taken], len(anew.missing), taken.file)
            return attempt(taken.file, partial(take_again, anew.office, taken, package_passphrase))

        lacking += filter(None, together(anew.office.database, anew.missing, take, partial(size_of, folder)))
        if lacking:
            anew.forget_receipts()
        is_wanted = anyway or not lacking
        former = anew.put_in_place(clock.now()) if is_wanted else ""
        again = len(anew.missing) - len(lacking)
        return Rebuilt(anew.copy, anew.held, again, tuple(lacking), former, is_wanted, anew.server)


def take_again(office: Office, taken: Taken, package_passphrase: str, into: Office | None = None) -> None:
    """It was looked over and asked about when it came: nothing of that is asked anew. ``into`` has another database."""
    path = received_path(office.folder, taken.file, taken.sha256)
    package = open_package(office, package_passphrase, path, office.known_key_of)
    if package.delivery.sha256 != taken.sha256:
        raise Trouble("package-file-changed")
    delivery = replace(package.delivery, file=taken.file)
    whole = all(office.files.path(entry.sha256).exists() for entry in delivery.header.blobs)
    import_delivery(into or office, delivery, None if whole else package.each_file, now=taken.taken_at, sure=True)


def size_of(folder: Path, taken: Taken) -> int:
    """In bytes, of a received package."""
    return file_size(received_path(folder, taken.file, taken.sha256))
