"""Guard triggers: they refuse any write that does not go through the journal."""

from collections.abc import Mapping
from functools import cache

from inspector_app.domain.change import GENESIS
from inspector_app.domain.records import KINDS
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import Database, rows, run


@cache
def expected_guards() -> Mapping[str, str]:
    """Every trigger the store must have, by name, with its SQL."""
    guards = {
        "change_no_update": "BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        "change_no_delete": "BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        "change_in_order": "BEFORE INSERT ON change WHEN (NEW.seq, NEW.prev) IS NOT (SELECT coalesce(max(seq), 0) + 1, "
        f"coalesce((SELECT hash FROM change WHERE device = NEW.device ORDER BY seq DESC LIMIT 1), '{GENESIS}') "
        "FROM change WHERE device = NEW.device) BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END",
    }
    for kind in KINDS:
        guards |= _row_guards(kind)
    return {name: f"CREATE TRIGGER {name} {action}" for name, action in guards.items()}


def _row_guards(kind: str) -> dict[str, str]:
    """A row is what the newest change of its record says: put, or gone."""

    def newest(column: str, row: str) -> str:
        return f"(SELECT {column} FROM change WHERE rid = {row}.rid AND kind = '{kind}' ORDER BY id DESC LIMIT 1)"

    refusal = "BEGIN SELECT RAISE(ABORT, 'no change of this record in the journal'); END"
    put = f"NEW.head IS NOT {newest('hash', 'NEW')} OR 'put' IS NOT {newest('op', 'NEW')}"
    return {
        f"{kind}_insert": f'BEFORE INSERT ON "{kind}" WHEN {put} {refusal}',
        f"{kind}_update": f'BEFORE UPDATE ON "{kind}" WHEN NEW.head IS OLD.head OR NEW.rid IS NOT OLD.rid '
        f"OR {put} {refusal}",
        f"{kind}_delete": f"BEFORE DELETE ON \"{kind}\" WHEN 'del' IS NOT {newest('op', 'OLD')} {refusal}",
    }


def present_guards(db: Database) -> dict[str, str]:
    """The triggers in the database, by name, with their SQL."""
    return dict(rows(db, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))


def drop_guards(db: Database) -> None:
    """Remove all triggers, so that a migration can work on the tables."""
    for name in present_guards(db):
        run(db, f'DROP TRIGGER "{name}"')


def set_guards(db: Database) -> None:
    """Create every expected trigger."""
    for sql in expected_guards().values():
        run(db, sql)


def require_guards(db: Database) -> None:
    """Raise :class:`Trouble` ``store-guards-missing`` when a trigger is missing, changed or foreign."""
    present, expected = present_guards(db), expected_guards()
    if present != expected:
        odd = sorted(name for name in present.keys() | expected.keys() if present.get(name) != expected.get(name))
        raise Trouble("store-guards-missing", guards=", ".join(odd[:3]))
