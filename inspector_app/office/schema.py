"""Tables and query views of the merged database.

Every change that ever arrived is kept, also two at one journal number (a fork), so the key of a change includes its
hash. What counts as present is derived by views: ``applied`` leaves out act groups with a bad item, ``head`` holds the
versions that nobody has replaced, ``current`` one of them for each record, ``current_<kind>`` its fields. A change that
does not continue the history held first stands ``apart`` (see ``chain``): it replaces nothing of that history, and what
only it tells is not counted until a new device took it over. A bad item hides its act from its ``from_seq`` on, so that
it cannot hide an older act whose name it bears.
"""

import hashlib
from datetime import date
from typing import Any, get_args

from inspector_app.domain.records import KINDS, shape
from inspector_app.office.by_hash import beginning, same
from inspector_app.office.chain import mark_apart
from inspector_app.office.database import Dialect, OfficeDatabase
from inspector_app.office.narrow import NARROW, NUMBER_INDEX, copy_all, narrow_table
from inspector_app.office.present import OVERTAKEN
from inspector_app.support.errors import Trouble

VERSION = 5

KEEP_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
FORGET_CAME = "DELETE FROM file_need WHERE sha256 IN (SELECT sha256 FROM file)"
"""No file is asked for that came."""
_META = "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
_TABLES = """
CREATE TABLE IF NOT EXISTS device (device TEXT PRIMARY KEY, agency TEXT NOT NULL, inspector TEXT NOT NULL,
  certificate TEXT NOT NULL, verify_key TEXT NOT NULL, recipient TEXT NOT NULL, enrolled_at TEXT NOT NULL,
  revoked_at TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS change (device TEXT NOT NULL, seq {whole} NOT NULL, act_group TEXT NOT NULL,
  kind TEXT NOT NULL, rid TEXT NOT NULL, op TEXT NOT NULL, hlc TEXT NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL,
  version {whole} NOT NULL, body TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL,
  arrived {whole} NOT NULL DEFAULT 0, apart {whole} NOT NULL DEFAULT 0, PRIMARY KEY (device, seq, hash));
CREATE INDEX IF NOT EXISTS change_record ON change (kind, rid);
CREATE INDEX IF NOT EXISTS change_begins ON change ({hash});
CREATE INDEX IF NOT EXISTS change_transfer ON change (device, act_group) WHERE kind = 'case_transfer';
CREATE TABLE IF NOT EXISTS change_parent (device TEXT NOT NULL, seq {whole} NOT NULL, hash TEXT NOT NULL,
  parent TEXT NOT NULL, PRIMARY KEY (device, seq, hash, parent));
CREATE INDEX IF NOT EXISTS change_parent_begins ON change_parent ({parent});
CREATE TABLE IF NOT EXISTS quarantine (device TEXT NOT NULL, seq {whole} NOT NULL, hash TEXT NOT NULL,
  act_group TEXT NOT NULL, rid TEXT NOT NULL, code TEXT NOT NULL, from_seq {whole} NOT NULL DEFAULT 0,
  PRIMARY KEY (device, seq, hash));
CREATE TABLE IF NOT EXISTS package (sha256 TEXT PRIMARY KEY, file TEXT NOT NULL, device TEXT NOT NULL,
  first_seq {whole} NOT NULL, last_seq {whole} NOT NULL, volume {whole} NOT NULL, volumes {whole} NOT NULL,
  made_at TEXT NOT NULL, taken_at TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS package_device ON package (device, last_seq);
CREATE TABLE IF NOT EXISTS file (sha256 TEXT PRIMARY KEY, size {whole} NOT NULL, role TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS file_need (device TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (device, sha256));
CREATE TABLE IF NOT EXISTS issued (rid TEXT PRIMARY KEY, device TEXT NOT NULL, body TEXT NOT NULL,
  given_at TEXT NOT NULL, cancelled_at TEXT NOT NULL DEFAULT '', running {whole} NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS task_file (device TEXT NOT NULL, running {whole} NOT NULL, made_at TEXT NOT NULL,
  PRIMARY KEY (device, running));
CREATE TABLE IF NOT EXISTS office_look (rid TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS followed (device TEXT PRIMARY KEY, seq {whole} NOT NULL, hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS receipt (device TEXT NOT NULL, running {whole} NOT NULL, made_at TEXT NOT NULL,
  acknowledged {whole} NOT NULL, head TEXT NOT NULL, PRIMARY KEY (device, running));
CREATE INDEX IF NOT EXISTS receipt_acknowledged ON receipt (device, acknowledged);
"""

_VIEWS = {
    "applied": """
SELECT c.* FROM change c WHERE NOT EXISTS
  (SELECT 1 FROM quarantine q WHERE q.device = c.device AND q.act_group = c.act_group AND c.seq >= q.from_seq)""",
    "head": """
SELECT a.* FROM applied a WHERE NOT EXISTS
  (SELECT 1 FROM change_parent p JOIN applied b ON b.device = p.device AND b.seq = p.seq AND b.hash = p.hash
   WHERE {same} AND (b.apart = 0 OR a.apart = 1)) AND NOT {overtaken}""".replace(
        "{same}", same("p.parent", "a.hash")
    ).replace("{overtaken}", OVERTAKEN.format("a")),
    "conflict": """
SELECT kind, rid, count(*) AS versions FROM head GROUP BY kind, rid HAVING count(DISTINCT op || body) > 1""",
    "current": """
SELECT device, seq, kind, rid, hlc, actor, version, body, hash FROM
  (SELECT h.*, row_number() OVER (PARTITION BY kind, rid ORDER BY apart, hlc DESC, hash DESC) AS place
   FROM head h) AS placed
  WHERE place = 1 AND op = 'put' AND apart = 0""",
    "fork": """
SELECT device, seq, hash FROM change c WHERE EXISTS
  (SELECT 1 FROM change d WHERE d.device = c.device AND d.seq = c.seq AND d.hash <> c.hash)""",
}


def prepare(database: OfficeDatabase) -> None:
    """Create what is missing; where nothing is, nothing is written, and nobody who reads on a server has to wait.

    Raises :class:`Trouble` ``office-database-too-new`` for one of a later program.
    """
    with database.transaction():
        database.run(_META)
        known, views = _known_version(database), _mark(database.dialect)
        if known == VERSION and database.rows("SELECT 1 FROM meta WHERE name = ? AND value = ?", ("views", views)):
            return
        version = VERSION if known is None else known
        _drop_views(database)
        if version < 5:
            database.run("ALTER TABLE change_parent RENAME TO former_parent")
        words = {"whole": database.dialect.whole, "hash": beginning("hash"), "parent": beginning("parent")}
        for statement in _TABLES.format(**words).split(";"):
            if statement.strip():
                database.run(statement)
        for kind in NARROW:
            database.run(narrow_table(kind, database.dialect))
        if version < 2:
            _learn_arrivals(database)
        if version < 4:  # version 3 brought the first of the tables, 4 that of papers
            copy_all(database)
        if version < 5:
            _place_parents(database)
        database.run("CREATE INDEX IF NOT EXISTS change_apart ON change (device, seq) WHERE apart = 1")
        database.run(NUMBER_INDEX)
        database.run(FORGET_CAME)  # they stood there for ever before
        _make_views(database)
        for name, value in (("schema", str(VERSION)), ("views", views)):
            database.run(KEEP_META, (name, value))


def _known_version(database: OfficeDatabase) -> int | None:
    """The version of the tables, asked before anything else is touched: they may look quite different by now."""
    known = database.rows("SELECT value FROM meta WHERE name = 'schema'")
    if known and int(known[0][0]) > VERSION:
        raise Trouble("office-database-too-new")
    return int(known[0][0]) if known else None


def _learn_arrivals(database: OfficeDatabase) -> None:
    """From version 1: what came before this program counted arrivals gets numbers up to 0, in the order it was written.

    Which changes stand apart follows from them.
    """
    whole, place = database.dialect.whole, database.dialect.place
    for table, column in (("change", "arrived"), ("change", "apart"), ("quarantine", "from_seq")):
        database.run(f"ALTER TABLE {table} ADD COLUMN {column} {whole} NOT NULL DEFAULT 0")
    database.run(
        "UPDATE change SET arrived = placed.place FROM (SELECT device AS d, seq AS s, hash AS h,"  # noqa: S608 - our own words
        f" row_number() OVER (ORDER BY {place}) - (SELECT count(*) FROM change) AS place FROM change) AS placed"
        " WHERE d = device AND s = seq AND h = hash"
    )
    for device, last in database.rows("SELECT device, max(seq) FROM change GROUP BY device"):
        mark_apart(database, device, 1, last)


def _place_parents(database: OfficeDatabase) -> None:
    """From version 4: what replaces which change tells where in the journals it stands."""
    database.run(
        "INSERT INTO change_parent SELECT c.device, c.seq, c.hash, f.parent FROM former_parent f"
        " JOIN change c ON c.hash = f.hash ON CONFLICT DO NOTHING"
    )
    database.run("DROP TABLE former_parent")
    for index in ("change_hash", "change_group"):  # of hashes whole, and of all acts: most of the work of an import
        database.run(f"DROP INDEX IF EXISTS {index}")


def _views(dialect: Dialect) -> dict[str, str]:
    return {**_VIEWS, **{f"current_{kind}": _typed(kind, dialect) for kind in KINDS}}


def _mark(dialect: Dialect) -> str:
    """Tells the views of this program from those of another one."""
    return hashlib.sha256("\n".join(f"{name}: {query}" for name, query in _views(dialect).items()).encode()).hexdigest()


def _drop_views(database: OfficeDatabase) -> None:
    for name in reversed(_views(database.dialect)):
        database.run(f"DROP VIEW IF EXISTS {name}")


def _make_views(database: OfficeDatabase) -> None:
    for name, query in _views(database.dialect).items():
        database.run(f"CREATE VIEW {name} AS {query}")


def _typed(kind: str, dialect: Dialect) -> str:
    """The plain fields of a kind as columns; lists and nested values stay in the body."""
    record_type: Any = KINDS[kind].type
    columns = [
        f'{column} AS "{name}"'
        for name, expected in shape(record_type).items()
        if name != "rid" and (column := _column(name, expected, dialect))
    ]
    columns = ["device AS from_device", "hash AS change_hash", "rid", *columns]
    return f"SELECT {', '.join(columns)} FROM current WHERE kind = '{kind}'"  # noqa: S608 - names from our own classes


def _column(name: str, expected: Any, dialect: Dialect) -> str:
    """The expression that reads a field, empty for one that is not plain."""
    options = [option for option in get_args(expected) if option is not type(None)] or [expected]
    kind = options[0]
    if len(options) > 1 or not isinstance(kind, type):
        return ""
    if kind is bool:
        return dialect.flag.format(name=name)
    if kind is int:
        return f"CAST({dialect.field.format(name=name)} AS {dialect.whole})"
    return dialect.field.format(name=name) if issubclass(kind, str | date) else ""
