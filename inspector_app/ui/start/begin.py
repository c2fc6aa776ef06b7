"""How the work begins once the store is there."""

from enum import StrEnum


class Begin(StrEnum):
    """With nothing, with the project ledger, or with the demo."""

    EMPTY = "empty"
    LEDGER = "ledger"
    DEMO = "demo"
