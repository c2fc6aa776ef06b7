"""The records of a kind as they stand now: what the views say (``applied``, ``head``, ``current``), for a whole kind.

Most records were saved once, which an index tells; only of the others the versions are compared.
"""

from inspector_app.office.by_hash import same

_APPLIED = (
    "NOT EXISTS (SELECT 1 FROM quarantine q"
    " WHERE q.device = n.device AND q.act_group = n.act_group AND n.seq >= q.from_seq)"
)
_REPLACED = (
    "EXISTS (SELECT 1 FROM change_parent p JOIN applied b ON b.device = p.device AND b.seq = p.seq AND b.hash = p.hash"  # noqa: S608
    f" WHERE {same('p.parent', 'n.hash')} AND (b.apart = 0 OR n.apart = 1))"
)

OVERTAKEN = (
    "EXISTS (SELECT 1 FROM quarantine q JOIN applied b ON b.kind = {0}.kind AND b.rid = {0}.rid AND b.device = q.device"
    " AND b.seq > q.seq AND b.apart = 0 WHERE q.device = {0}.device AND q.seq > {0}.seq AND {0}.apart = 0)"
)
"""Whether a laptop wrote a record again after what it wrote in between was set aside: the newest replaces that, which
does not count, and all that the laptop wrote of the record before."""


def several(kind: str) -> str:
    """The query for what was saved more than once."""
    return f"SELECT rid FROM change WHERE kind = '{kind}' GROUP BY rid HAVING count(*) > 1"  # noqa: S608 - our names


def present(kind: str, columns: str, copies: str = "") -> str:
    """The query for these columns of every record of a kind; ``copies`` may be a table with copies of its changes."""
    changes = copies or f"(SELECT * FROM change WHERE kind = '{kind}')"  # noqa: S608 - our names
    alone = f"s.rid IS NULL AND n.apart = 0 AND {_APPLIED}"
    once = f"SELECT n.* FROM {changes} n LEFT JOIN several s ON s.rid = n.rid WHERE {alone}"  # noqa: S608
    place = "row_number() OVER (PARTITION BY n.rid ORDER BY n.apart, n.hlc DESC, n.hash DESC) AS place"
    again, overtaken = "n.rid IN (SELECT rid FROM several)", OVERTAKEN.format("n").replace("n.kind", f"'{kind}'")
    versions = (
        f"SELECT n.*, {place} FROM {changes} n WHERE {again} AND {_APPLIED} AND NOT {_REPLACED} AND NOT {overtaken}"  # noqa: S608
    )
    return (
        f"WITH several AS MATERIALIZED ({several(kind)}), once AS ({once}), placed AS ({versions})"  # noqa: S608
        f" SELECT {columns} FROM once WHERE op = 'put'"
        f" UNION ALL SELECT {columns} FROM placed WHERE place = 1 AND op = 'put' AND apart = 0"
    )
