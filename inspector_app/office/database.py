"""The office's merged database: an encrypted file, or PostgreSQL by URL, behind four verbs and one SQL dialect seam."""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from inspector_app.support.errors import Trouble
from inspector_app.vault import door
from inspector_app.vault.at_rest import copied_at_rest


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between the two databases: the type of whole numbers, and how a JSON body is read.

    ``field`` reads a text or number of the body, ``flag`` a yes or no as 'true' or 'false'; ``listed`` makes one JSON
    list of a group's values; ``place`` sorts the rows of a table as they were written; ``clustered`` ends a table whose
    rows lie in the order of their key, without another index of it.
    """

    whole: str
    field: str
    flag: str
    place: str
    listed: str
    clustered: str


SQLITE = Dialect(
    "INTEGER",
    "json_extract(body, '$.{name}')",
    "iif(json_extract(body, '$.{name}'), 'true', 'false')",
    "rowid",
    "json_group_array({})",
    " WITHOUT ROWID",
)
POSTGRES = Dialect(
    "BIGINT", "(body::json ->> '{name}')", "(body::json ->> '{name}')", "ctid",
    "json_agg({})::text", "",
)  # fmt: skip


class OfficeDatabase(Protocol):
    """What the rest of the office floor needs of a database. Statements write their blanks as ``?``."""

    @property
    def dialect(self) -> Dialect:
        """Which words of SQL to use."""

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute one statement and return how many rows it changed."""

    def run_each(self, sql: str, many: Sequence[Sequence[Any]]) -> int:
        """Execute one statement with each of these values, and return how many rows all of them changed."""

    def insert_each(self, table: str, columns: Sequence[str], many: Sequence[Sequence[Any]]) -> int:
        """Insert those of these rows that are not there yet, and return how many that were."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""

    def transaction(self, *, keep: bool = True) -> Any:
        """A context: everything inside happens or nothing. ``keep=False`` undoes it at the end (a dry run).

        One inside another is a part of it: it fails alone, and lasts once the whole one ended. Raises
        :class:`TransactionLost` where the database gave the whole one up meanwhile.
        """

    def close(self) -> None:
        """Let go of the database."""


class TransactionLost(Exception):
    """Of a transaction in several parts nothing happened: the database gave it up in one of them."""


class _Nested(ABC):
    """Transactions inside a transaction."""

    _inside = False

    @abstractmethod
    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """As of the database."""

    @abstractmethod
    def _begin(self) -> None:
        """Begin a transaction."""

    @abstractmethod
    def _give_up(self) -> None:
        """Take a transaction back, if there still is one."""

    @abstractmethod
    def _has_begun(self, *, well: bool) -> bool:
        """Whether there is a transaction, ``well`` when nothing in it went wrong."""

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        with self._part(keep) if self._inside else self._whole(keep):
            yield

    @contextmanager
    def _whole(self, keep: bool) -> Iterator[None]:
        self._begin()
        self._inside = True
        try:
            yield
            self._check()
            self.run("COMMIT" if keep else "ROLLBACK")
        except BaseException:
            self._give_up()
            raise
        finally:
            self._inside = False

    @contextmanager
    def _part(self, keep: bool) -> Iterator[None]:
        self._check()
        self.run("SAVEPOINT part")
        try:
            yield
            self._check()
            if keep:
                self.run("RELEASE SAVEPOINT part")
            else:
                self._take_back_part()
        except BaseException:
            if self._has_begun(well=False):
                self._take_back_part()
            raise

    def _check(self) -> None:
        if not self._has_begun(well=True):
            raise TransactionLost

    def _take_back_part(self) -> None:
        self.run("ROLLBACK TO SAVEPOINT part")
        self.run("RELEASE SAVEPOINT part")


def _opened(path: Path, key: bytes, read_only: bool) -> door.Database:
    """A full disk has no room for the index of the log: what is there can be read all the same."""
    try:
        return door.open_database(path, key, read_only=read_only)
    except Trouble as trouble:
        if trouble.code not in ("store-io", "disk-full") or not path.is_file():
            raise
        return door.open_database(path, key, read_only=read_only, no_room=True)


class EncryptedFile(_Nested):
    """The merged database in one encrypted file, for an office of ordinary size."""

    dialect = SQLITE

    def __init__(self, path: Path, key: bytes, *, read_only: bool = False) -> None:
        self._path, self._key = path, key
        self.db = _opened(path, key, read_only)

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        return door.run(self.db, sql, values)

    def run_each(self, sql: str, many: Sequence[Sequence[Any]]) -> int:
        return door.run_each(self.db, sql, many) if many else 0

    def insert_each(self, table: str, columns: Sequence[str], many: Sequence[Sequence[Any]]) -> int:
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608
        return self.run_each(sql, many)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return door.rows(self.db, sql, values)

    def copy_to(self, target: Path) -> bool:
        """A consistent copy under the same key in a file that must not exist; whether it is the same byte by byte.

        With nobody else at work on it, it is closed meanwhile and copied as a file, which takes a tenth of the work
        that writing all pages anew does. Raises as ``door.copy_database``.
        """
        self.db.close()
        try:
            copied = copied_at_rest(self._path, target)
        finally:
            self.db = _opened(self._path, self._key, read_only=False)
        if not copied:
            door.copy_database(self.db, target)
        return copied

    def beside(self, copy: Path, *, new: bool = False) -> "EncryptedFile":
        """A copy, to be read; or a new one, to be written."""
        return EncryptedFile(copy, self._key, read_only=not new)

    def _begin(self) -> None:
        self.run("BEGIN IMMEDIATE")

    def _give_up(self) -> None:
        self.db.rollback()

    def _has_begun(self, *, well: bool) -> bool:
        return bool(self.db.conn.in_transaction)

    def close(self) -> None:
        self.db.close()


# What a server refuses because of something a person can mend, by the beginning of its SQLSTATE.
_REFUSALS = {
    "42P01": "office-database-changed", "42703": "office-database-changed", "42501": "postgres-not-allowed",
    "25006": "postgres-not-allowed", "53": "postgres-in-need", "57": "postgres-in-need", "58": "postgres-in-need",
    "08": "postgres-unreachable",
}  # fmt: skip


_IS_THERE = "23505"
"""The SQLSTATE of a row whose key is taken."""


class PostgresServer(_Nested):
    """The merged database on a server that speaks PostgreSQL's protocol, shared by several desks."""

    dialect = POSTGRES
    _IMPORT_LOCK = 0x1A5B0C

    def __init__(self, url: str) -> None:
        try:
            import psycopg
        except ImportError as error:
            raise Trouble("postgres-not-installed") from error
        self._errors = psycopg.Error
        try:
            self._connection = psycopg.connect(url, autocommit=True, **secured(url))
        except psycopg.Error as error:
            raise Trouble("postgres-unreachable", reason=why_unreachable(str(error))) from error

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        return int(self._execute(sql, values).rowcount)

    def run_each(self, sql: str, many: Sequence[Sequence[Any]]) -> int:
        if not many:
            return 0
        with self._refusals(), self._connection.cursor() as cursor:
            cursor.executemany(sql.replace("?", "%s"), many)
            return int(cursor.rowcount)

    def insert_each(self, table: str, columns: Sequence[str], many: Sequence[Sequence[Any]]) -> int:
        """Copied as one, as nearly all of what comes is new; where something is there already, row by row."""
        if not many:
            return 0
        named = f"{table} ({', '.join(columns)})"
        try:
            with self.transaction(), self._refusals(), self._connection.cursor() as cursor:
                with cursor.copy(f"COPY {named} FROM STDIN") as copy:
                    for row in many:
                        copy.write_row(row)
                return len(many)
        except self._errors as error:
            if error.sqlstate != _IS_THERE:
                raise
        marks = ", ".join("?" * len(columns))
        return self.run_each(f"INSERT INTO {named} VALUES ({marks}) ON CONFLICT DO NOTHING", many)  # noqa: S608

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return list(self._execute(sql, values).fetchall())

    def _execute(self, sql: str, values: Sequence[Any]) -> Any:
        with self._refusals():
            return self._connection.execute(sql.replace("?", "%s"), values or None)

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """What a person can mend as :class:`Trouble`."""
        try:
            yield
        except self._errors as error:
            if self._connection.closed:
                raise Trouble("postgres-unreachable", reason="连接断开了") from error
            if code := _refusal(error.sqlstate or ""):
                raise Trouble(code, reason=f"错误号{error.sqlstate}") from error
            raise

    def _begin(self) -> None:
        self.run("BEGIN")
        try:
            # One importer at a time, as the encrypted file has it by itself.
            self.rows("SELECT 1 FROM (SELECT pg_advisory_xact_lock(?)) AS taken", (self._IMPORT_LOCK,))
        except BaseException:
            self._give_up()
            raise

    def _give_up(self) -> None:
        self._connection.rollback()

    def _has_begun(self, *, well: bool) -> bool:
        """A server goes on with a failed transaction to its end, where it takes it back without an error."""
        return self._connection.info.transaction_status.name in (("INTRANS",) if well else ("INTRANS", "INERROR"))

    def close(self) -> None:
        self._connection.close()


_WHY_UNREACHABLE = (
    (r"password|authentication|认证失败", "登录用户或口令不对"),
    (r"pg_hba\.conf", "服务器没有允许这台电脑用这个用户登录"),
    (r"role .* does not exist|角色.*不存在", "没有这个登录用户"),
    (r"database .* does not exist|数据库.*不存在", "没有这个数据库"),
    (r"refused|拒绝", "服务器没有开，或者端口不对"),
    (r"resolve|translate host|port number", "地址或端口不对"),
    (r"time(d )?-?out|unreachable|no route|超时|不可达", "服务器没有回答，网络可能不通"),
    (r"SSL|TLS", "服务器没有开启加密连接（TLS），姓名、证件号码会在网络上明文传送，请数据库管理员开启"),
)
"""What libpq says, in English or as a server that speaks Chinese, when a connection is refused: it has no number."""


def why_unreachable(said: str) -> str:
    """Why a server cannot be reached, from what its driver says: that names no state where nobody is connected yet."""
    return next((why for pattern, why in _WHY_UNREACHABLE if re.search(pattern, said, re.IGNORECASE)), "原因不明")


def _refusal(state: str) -> str:
    return next((code for beginning, code in _REFUSALS.items() if state.startswith(beginning)), "")


def secured(url: str) -> dict[str, str]:
    """What a connection asks for beside its address: over a net it is encrypted, for what lies there names people.

    Who writes ``sslmode`` in the address, or sets ``PGSSLMODE``, says how himself; within this machine there is no net.
    """
    parts = urlsplit(url)
    told = parse_qs(parts.query)
    hosts = told.get("hostaddr") or told.get("host") or [unquote(parts.hostname or "")]
    if "sslmode" in told or "PGSSLMODE" in os.environ or all(_is_here(host) for host in hosts):
        return {}
    return {"sslmode": "require"}


def _is_here(host: str) -> bool:
    if not host or host.startswith("/") or host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def server_name(url: str) -> str:
    """Host, port and database of a server's address, without who logs in with which password; empty without one."""
    place = url.partition("://")[2].rpartition("@")[2].partition("?")[0]
    host, slash, name = place.partition("/")
    return f"{host}{'' if ':' in host else ':5432'}{slash}{name}" if place else url


def open_server(url: str) -> OfficeDatabase:
    """A PostgreSQL server by URL (postgresql://…).

    Raises :class:`Trouble` ``office-url-unknown``, ``postgres-not-installed`` or ``postgres-unreachable``.
    """
    if not url.startswith(("postgresql://", "postgres://")):
        raise Trouble("office-url-unknown", url=url.partition(":")[0])
    return PostgresServer(url)
