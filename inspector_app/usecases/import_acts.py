"""Which acts of the journal are imports: by the reason that is written beside what they brought."""

from collections.abc import Iterable

WAGES, PHOTO, LEDGER = "导入工资明细", "照片录入工资明细", "导入项目台账"
STATEMENT, SIDE, SIDE_AGAIN = "导入银行流水", "收取名单", "收取更正的名单"
IMPORTS = frozenset({WAGES, PHOTO, LEDGER, STATEMENT, SIDE, SIDE_AGAIN})


def imported(reasons: Iterable[str]) -> str:
    """What was brought by an act whose changes were made for these reasons; empty when it is no import."""
    return next((reason for reason in reasons if reason in IMPORTS), "")
