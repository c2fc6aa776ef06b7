"""A store of a province, filled by SQL: people and projects, too many to be saved one by one.

Rows are such as units of work write, and the journal tells of each; but its hashes only differ from each other.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from inspector_app.domain.records import Record, kind_of
from inspector_app.store.rows import table_of
from inspector_app.usecases.context import Context
from inspector_app.vault.door import Database, in_one_step, rows, run_each
from tests.builders import a_person, a_project, an_id_number

# Most people have one of the first; 曾 sounds in two ways.
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍红建国文志海波斌宇浩凯鹏飞云峰新亮成龙春生金福贵"
_IN_ONE_STEP = 20_000
_GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('change', 'person', 'project')"
_CHANGE = "INSERT INTO change VALUES (?, 'province', ?, 'province', ?, ?, 'put', '[]', ?, '', '', 1, '{}', '', ?)"


def fill(context: Context, people: int, projects: int) -> None:
    """Write so many, by SQL alone: what guards the journal is taken off meanwhile."""
    db = context.store.db
    guards = rows(db, _GUARDS)
    for name, _sql in guards:
        db.execute(f'DROP TRIGGER "{name}"')
    _put(db, a_project(), (_project(n) for n in range(projects)), projects)
    _put(db, a_person(), _people(people), people)
    for _name, sql in guards:
        db.execute(sql)


def _people(count: int) -> Iterator[dict[str, Any]]:
    random = Random(1)
    for n in range(count):
        surname = _SURNAMES[int(len(_SURNAMES) * random.random() ** 2)]
        given = "".join(random.choices(_GIVEN, k=random.choice((1, 2, 2, 2))))
        number = an_id_number(f"{1950 + n // 28_000}{1 + n // 1000 % 12:02d}{1 + n // 12_000 % 28:02d}", n)
        phone = f"1{random.choice('3578')}{random.randrange(10**9):09d}"
        employer = f"示例建筑劳务{random.randrange(5_000)}有限公司"
        yield {"name": surname + given, "id_number": number, "phone": phone, "employer": employer}


def _project(n: int) -> dict[str, Any]:
    name = f"示例{_GIVEN[n % 50]}{_GIVEN[n // 50 % 50]}安置房{n}期"
    firm = f"示例建工集团第{n % 300}有限公司"
    return {"name": name, "code": f"349900-2026-{n:06d}", "town": f"示例{n % 900}镇", "contractor_name": firm}


def _put(db: Database, pattern: Record, changes: Iterator[dict[str, Any]], count: int) -> None:
    """Rows as this record's is, but for what changes."""
    table, kind = table_of(type(pattern)), kind_of(type(pattern))
    names = [column.name for column in table.columns]
    usual = dict(zip(names, table.values(pattern), strict=True))
    (place, seq) = rows(db, "SELECT coalesce(max(id), 0) + 1, coalesce(max(seq), 0) + 1 FROM change")[0]
    kept = f"INSERT INTO {table.name} (head, {table.names}) VALUES (?{', ?' * len(names)})"
    for start in range(0, count, _IN_ONE_STEP):
        here = range(start, min(start + _IN_ONE_STEP, count))
        told = [(place + n, seq + n, kind, f"{kind}-{n}", f"{place + n:020d}", f"{kind}{n:056d}") for n in here]
        made = (usual | next(changes) | {"rid": rid} for *_, rid, _hlc, _head in told)
        with in_one_step(db):
            run_each(db, _CHANGE, told)
            run_each(db, kept, ((change[-1], *each.values()) for change, each in zip(told, made, strict=True)))
