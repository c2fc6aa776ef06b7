"""查看号码登记 of the office itself: who reads the merged database there sees numbers too, and the copy that he reads
keeps nothing."""

from inspector_app.domain.change import Change, Op
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.records import KINDS, encode, kind_of
from inspector_app.office.database import OfficeDatabase

_KIND = kind_of(NumberLook)


def keep_look(database: OfficeDatabase, look: NumberLook) -> None:
    """Keep that numbers were seen."""
    with database.transaction():
        database.run("INSERT INTO office_look VALUES (?, ?)", (look.rid, encode(look)))


def office_looks(database: OfficeDatabase) -> list[Change]:
    """What was kept, as changes that are laid out beside those of the laptops."""
    held = database.rows("SELECT rid, body FROM office_look ORDER BY rid")
    version = KINDS[_KIND].version
    return [Change("", 0, "", _KIND, rid, Op.PUT, (), "", "", "", version, body, "") for rid, body in held]
