"""Files that pass between laptops and the office, by the ending of their names: whose window takes which."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePath

PACKAGE_END, CARD_END, RECEIPT_END, TASKS_END = ".day", ".pub", ".receipt", ".tasks"
CASE_END, COPY_END = ".case", ".copy"


class Taker(StrEnum):
    """Who takes a file in."""

    OFFICE = "office"
    LAPTOP = "laptop"
    COLLEAGUE = "colleague"


_TAKERS = {
    PACKAGE_END: Taker.OFFICE,
    CARD_END: Taker.OFFICE,
    RECEIPT_END: Taker.LAPTOP,
    TASKS_END: Taker.LAPTOP,
    CASE_END: Taker.COLLEAGUE,
    COPY_END: Taker.COLLEAGUE,
}


def taker_of(name: str) -> Taker | None:
    """Who takes a file of this name; None when nobody does."""
    return _TAKERS.get(PurePath(name).suffix.lower())


def names_of(files: Iterable[str]) -> str:
    """The names of files in a sentence, without where they lie."""
    return "”“".join(PurePath(file).name for file in files)
