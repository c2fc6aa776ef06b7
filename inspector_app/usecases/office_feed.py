"""What a county's office took in, brought into the database of an office above it: many counties on one server."""

from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from inspector_app.office.database import open_server, server_name
from inspector_app.office.feeding import make_known, taken_in
from inspector_app.office.rebuilding import Taken
from inspector_app.office.schema import prepare
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import NOT_WATCHED, Progress
from inspector_app.usecases.office import office_opened
from inspector_app.usecases.office_rebuild import size_of, take_again
from inspector_app.usecases.one_by_one import attempt
from inspector_app.usecases.together import together


@dataclass(frozen=True, slots=True)
class Fed:
    """Into which server's database, how many packages came now and were there before, what could not be brought, and
    how many are there that the county took back since."""

    server: str
    brought: int
    before: int
    lacking: tuple[Problem, ...]
    taken_back: int


def feed_above(
    folder: Path,
    passphrase: str,
    above: str,
    *,
    url: str = "",
    package_passphrase: str = "",
    progress: Progress = NOT_WATCHED,
) -> Fed:
    """Bring the packages that an office took in, and the laptops it knows, to the server ``above``; what is there stays
    as it is, so it may be done any day again. Photos stay where they are.

    Each is opened with the keys of this office and looked through as when it came. ``url`` is the server of this office
    itself, where it has one. Raises :class:`Refused` ``office-feed-itself``, and as ``office_opened`` and
    ``open_server``.
    """
    if url and server_name(url) == server_name(above):
        raise Refused(Problem("office-feed-itself", "above"))
    with office_opened(folder, passphrase, url) as office, closing(open_server(above)) as database:
        prepare(database)
        into, every = replace(office, database=database), taken_in(office.database)
        make_known(office.database, database)
        there = {str(sha256): str(device) for sha256, device in database.rows("SELECT sha256, device FROM package")}
        missing = tuple(each for each in every if each.sha256 not in there)
        numbers = {taken: number for number, taken in enumerate(missing)}

        def bring(taken: Taken) -> Problem | None:
            progress.step(numbers[taken], len(missing), taken.file)
            return attempt(taken.file, partial(take_again, office, taken, package_passphrase, into))

        lacking = tuple(filter(None, together(database, missing, bring, partial(size_of, folder))))
        ours, held = set(office.devices()), {each.sha256 for each in every}
        gone = sum(sha256 not in held for sha256, device in there.items() if device in ours)
    brought = len(missing) - len(lacking)
    return Fed(server_name(above), brought, len(every) - len(missing), lacking, gone)
