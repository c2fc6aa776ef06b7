"""The slow parts of getting at a store, as functions for the worker; each gives back a store whose key is known."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from inspector_app.store.migrate import know_tables
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import LinePace, Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.first_start import Entries
from inspector_app.usecases.own_data import load_forms, load_questions
from inspector_app.usecases.paper_keys import recovery_secret, secret_of
from inspector_app.usecases.passphrases import check_passphrase
from inspector_app.usecases.start_answers import Begin, Pin, Recovery
from inspector_app.usecases.store_file import (
    FULL_COST,
    KeyCost,
    Unlocked,
    create_store,
    recover_store,
    restore_store,
    unlock,
)
from inspector_app.usecases.store_place import Restoring
from inspector_app.vault.keys import RecoveryKey, Secret

Work = Callable[[Progress], Unlocked]


def prepare() -> None:
    """What each opening wants and no store tells: the tables, and our law, forms and questions, which are kept for a
    bureau that adopted nothing of its own."""
    know_tables()
    load_forms()
    load_questions()


@dataclass(frozen=True, slots=True)
class Opening:
    """An open store, the short number for its sitting, where to begin, and what must be said of its passphrase."""

    context: Context
    path: Path
    pin: Pin | None = None
    begin: Begin = Begin.EMPTY
    weak: Problem | None = None


def setup_work(entries: Entries, clock: Clock, cost: KeyCost | None) -> Work:
    """Make the store that the first start describes."""
    path = Path(entries.folder)

    def work(progress: Progress) -> Unlocked:
        progress.step(0, 2, "建立资料库")
        create_store(path, entries.passphrase, entries.setup(), clock, cost or FULL_COST).store.close()
        progress.step(1, 2, "打开资料库")
        return unlock(path, entries.passphrase)

    return work


_DEMO_PACE, _PRACTICE_PACE = ((40, 25), 88), ((20,), 10)
"""The times of what comes first, in lines of the story, and how many lines that has: making keys takes longest."""


def demo_work(folder: Path, cost: KeyCost | None) -> Work:
    """Live through the demo's weeks in ``folder``, unless a finished demo lies there already.

    Raises :class:`Refused` ``demo-not-ours``.
    """

    def work(progress: Progress) -> Unlocked:
        from inspector_app.usecases.demo.day import STORE, build_demo, demo_exists
        from inspector_app.usecases.demo.district import PASSPHRASE

        if not demo_exists(folder):
            build_demo(folder, LinePace(progress, *_DEMO_PACE).tell, cost or FULL_COST)
        return unlock(folder / STORE, PASSPHRASE)

    return work


def practice_work(folder: Path, scene: str, cost: KeyCost | None) -> Work:
    """Make a practice of a scene in ``folder``, in the place of one that lies there; without a scene go on with that.

    Raises :class:`Refused` ``practice-not-ours``.
    """

    def work(progress: Progress) -> Unlocked:
        from inspector_app.usecases.demo.district import PASSPHRASE
        from inspector_app.usecases.practice_store import STORE, begin_practice

        if scene:
            begin_practice(folder, scene, LinePace(progress, *_PRACTICE_PACE).tell, cost or FULL_COST)
        return unlock(folder / STORE, PASSPHRASE)

    return work


def backup_secret(wanted: Restoring) -> Secret:
    """What opens a backup. Raises :class:`Refused` as ``recovery_secret``."""
    return secret_of(wanted.recovery if wanted.is_forgotten else wanted.passphrase, is_key=wanted.is_forgotten)


def restoring_problems(wanted: Restoring) -> list[Problem]:
    """What is wrong with the entries before anything is tried."""
    if not wanted.is_forgotten:
        lacking = [] if wanted.passphrase else [Problem("setup-missing", "passphrase")]
        return [*wanted.problems(), *lacking]
    told = recovery_problems(Recovery(wanted.recovery, wanted.fresh, wanted.again))
    places = {"secret": "recovery", "passphrase": "fresh"}
    return [*wanted.problems(), *(replace(each, where=places.get(each.where, each.where)) for each in told)]


def restore_work(wanted: Restoring, clock: Clock) -> Work:
    """Bring a store back from its backup; one whose passphrase was forgotten gets the new one."""
    file, folder, secret = Path(wanted.file), Path(wanted.folder), backup_secret(wanted)

    def work(progress: Progress) -> Unlocked:
        restore_store(file, folder, secret, clock, progress)
        if isinstance(secret, RecoveryKey):
            recover_store(folder, secret.private, wanted.fresh, clock).store.close()
        return unlock(folder, wanted.fresh if wanted.is_forgotten else wanted.passphrase)

    return work


def recovery_problems(recovery: Recovery) -> list[Problem]:
    """What is wrong with the entries before anything is tried."""
    problems = [] if recovery.secret.strip() else [Problem("setup-missing", "secret")]
    try:
        recovery_secret(recovery.secret)
    except Refused as refusal:
        problems += refusal.problems
    try:
        check_passphrase(recovery.passphrase)
    except Refused as refusal:
        problems += refusal.problems
    if recovery.passphrase != recovery.again:
        problems.append(Problem("passphrase-differs", "again"))
    return problems


def recovery_work(path: Path, recovery: Recovery, clock: Clock, cost: KeyCost | None) -> Work:
    """Open with the office's key and set the new passphrase."""

    def work(_progress: Progress) -> Unlocked:
        secret = recovery_secret(recovery.secret)
        recover_store(path, secret, recovery.passphrase, clock, cost or FULL_COST).store.close()
        return unlock(path, recovery.passphrase)

    return work


def in_turn(first: Work, second: Work) -> Work:
    """Both, one after the other; the second's store is the one that is opened."""

    def work(progress: Progress) -> Unlocked:
        first(progress)
        return second(progress)

    return work
