"""What one package may hold: the reader refuses more, and the writer parts what it has by the same figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caps:
    """Sizes in bytes, but for ``count`` (changes) and ``members`` (files in the archive)."""

    package: int = 1500 << 20
    changes: int = 256 << 20
    """All lines of ``changes.jsonl`` together."""
    line: int = 16 << 20
    """A list of 20,000 workers, frozen in one paper, needs 12 MB."""
    header: int = 32 << 20
    summary: int = 1 << 20
    manifest: int = 16 << 20
    tag: int = 1 << 10
    signature: int = 4 << 10
    count: int = 4_000_000
    members: int = 60_000


READER = Caps()
"""What every office takes that reads our packages: a lower figure would shut out what was written by the old one."""
