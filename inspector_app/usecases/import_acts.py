"""Which acts of the journal are imports: by the reason that is written beside what they brought."""

from collections.abc import Iterable

WAGES, PHOTO, LEDGER = "导入工资明细", "照片录入工资明细", "导入项目台账"
STATEMENT, SIDE, SIDE_AGAIN = "导入银行流水", "收取名单", "收取更正的名单"
ASSIGNED = "收取交办文件"
IMPORTS = frozenset({WAGES, PHOTO, LEDGER, STATEMENT, SIDE, SIDE_AGAIN, ASSIGNED})


_OF_FILE, _LONGEST = "：", 120


def brought(what: str, file: str) -> str:
    """The reason of an import that says what the file was called; it is kept in the store and nowhere else."""
    return f"{what}{_OF_FILE}{file[:_LONGEST]}" if file else what


def imported(reasons: Iterable[str]) -> str:
    """What was brought by an act whose changes were made for these reasons; empty when it is no import."""
    return next((what for reason in reasons if (what := reason.partition(_OF_FILE)[0]) in IMPORTS), "")


def file_of(reason: str) -> str:
    """What the file was called that an import brought; empty where its reason does not say."""
    return reason.partition(_OF_FILE)[2] if imported((reason,)) else ""
