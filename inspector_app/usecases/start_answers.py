"""What a person answers before a store is open. It imports nothing, for the start window is to be seen at once."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Begin(StrEnum):
    """How the work begins once the store is there: with nothing, with the project ledger, or with the demo."""

    EMPTY = "empty"
    LEDGER = "ledger"
    DEMO = "the-demo"


@dataclass(frozen=True, slots=True)
class Recovery:
    """The office's recovery key, and the new passphrase twice."""

    secret: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)


class Pin(Protocol):
    """The short number of a sitting. It counts its wrong tries itself, over all locks."""

    @property
    def spent(self) -> bool:
        """Whether it was wrong too often: it opens nothing any more."""

    @property
    def tries_left(self) -> int:
        """How often it may still be wrong."""

    def opens(self, pin: str) -> bool:
        """Whether this is the number."""
