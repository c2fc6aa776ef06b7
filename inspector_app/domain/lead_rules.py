"""What is said of leads as data: the channels, and the conclusions with which the national platform is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class OnRecord(StrEnum):
    """What must be on record before a conclusion is told."""

    PAID = "paid"
    FILED = "filed"
    POLICE = "police"
    HANDED_ON = "handed_on"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Channel:
    """来源渠道. ``asks_reply``: whoever sent the lead sets a last day for the answer."""

    title: str
    asks_reply: bool
    conclusions: bool
    source: str


@dataclass(frozen=True, slots=True)
class Conclusion:
    """核处结论: when it fits, what the answer begins with, what must be on record; ``mark`` says how well it is
    verified."""

    id: str
    title: str
    when: str
    reply: str
    asks: OnRecord | None
    mark: str


@dataclass(frozen=True, slots=True)
class LeadRules:
    """All of it, by title and by id, in the order in which they are shown."""

    channels: Mapping[str, Channel]
    conclusions: Mapping[str, Conclusion]

    def channel(self, title: str) -> Channel | None:
        """What is known of a channel; None of one that somebody typed."""
        return self.channels.get(title.strip())
