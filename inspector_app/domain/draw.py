"""双随机: a draw of projects and inspectors that anybody can repeat from the published seed.

Every number drawn is the SHA-256 of the seed followed by the identity, as UTF-8; whoever has the smaller ones, read as
hexadecimal, is drawn first. ``printf '%s' SEED RID | sha256sum`` gives the same on any machine.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from inspector_app.support.errors import Problem

PAIR = 2
"""Inspectors at each site: 不得少于两人."""


@dataclass(frozen=True, slots=True)
class DrawnSite:
    """A project that was drawn, as it was called then, and who inspects it."""

    project_rid: str
    name: str
    inspector_rids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draw:
    """抽取: from which projects and inspectors, by which published seed, who watched it, and what came of it. It is
    never changed."""

    rid: str
    campaign_rid: str
    drawn_at: datetime
    seed: str
    seed_from: str
    wanted: int
    project_rids: tuple[str, ...] = ()
    inspector_rids: tuple[str, ...] = ()
    drawn: tuple[DrawnSite, ...] = ()
    reason: str = ""
    witness: str = ""


def ticket(seed: str, rid: str) -> str:
    """The number drawn by an identity: 64 hexadecimal digits."""
    return sha256(f"{seed}{rid}".encode()).hexdigest()


def in_order(seed: str, rids: Iterable[str]) -> tuple[str, ...]:
    """Identities as they are drawn, each once."""
    return tuple(sorted(set(rids), key=lambda rid: (ticket(seed, rid), rid)))


def fingerprint(rids: Iterable[str]) -> str:
    """What a list may be known by before the seed is: the SHA-256 of its identities in order, one a line."""
    return sha256("\n".join(sorted(set(rids))).encode()).hexdigest()


def draw(
    seed: str, projects: Collection[str], inspectors: Collection[str], wanted: int
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The first projects in the order drawn, each with two inspectors, who take their turns in the order drawn."""
    turns = in_order(seed, inspectors)
    sites = in_order(seed, projects)[:wanted]
    return tuple((rid, _pair(turns, PAIR * at)) for at, rid in enumerate(sites))


def _pair(turns: Sequence[str], begin: int) -> tuple[str, ...]:
    return tuple(turns[(begin + n) % len(turns)] for n in range(PAIR)) if len(turns) >= PAIR else tuple(turns)


def draw_problems(made: Draw) -> list[Problem]:
    """``draw-differs`` when a kept draw is not what its seed gives of its lists."""
    again = draw(made.seed, made.project_rids, made.inspector_rids, made.wanted)
    told = tuple((site.project_rid, site.inspector_rids) for site in made.drawn)
    return [] if told == again else [Problem("draw-differs", "drawn")]
