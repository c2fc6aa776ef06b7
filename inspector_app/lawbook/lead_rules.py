"""Reads ``leads.toml``: channels and conclusions; those of a bureau's own file take the place of ours by name."""

from collections.abc import Iterable

from inspector_app.domain.lead_rules import Channel, Conclusion, LeadRules, OnRecord
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table


def read_lead_rules(files: Iterable[Table]) -> LeadRules:
    """What our file says and, over it, a bureau's own. Raises :class:`Refused` naming file and key."""
    channels: dict[str, Channel] = {}
    conclusions: dict[str, Conclusion] = {}
    for table in files:
        channels.update({each.title: each for each in map(_channel, table.rows("channel", "title"))})
        conclusions.update({each.id: each for each in map(_conclusion, table.rows("conclusion"))})
        table.done()
    return LeadRules(channels, conclusions)


def _channel(row: Table) -> Channel:
    source = with_mark(row.text("source"), row.mark())
    channel = Channel(row.text("title"), row.flag("asks_reply"), row.flag("conclusions"), source)
    row.done()
    return channel


def _conclusion(row: Table) -> Conclusion:
    asks = row.choice("asks", ("", *OnRecord), "")
    conclusion = Conclusion(
        row.text("id"), row.text("title"), row.text("when"), row.text("reply"), OnRecord(asks) if asks else None,
        row.mark(),
    )  # fmt: skip
    row.done()
    return conclusion
