"""What a person types who forgot the passphrase."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Recovery:
    """The office's recovery key, and the new passphrase twice."""

    secret: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
