"""Since when something is known: by kind of record, the first day of which one speaks."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any

BEGINS: Mapping[str, tuple[str, str]] = {
    "hazards": ("hazard", "found_on"), "cases": ("case", "filed_on"), "payments": ("payment", "paid_on"),
    "papers": ("document", "signed_on"), "visits": ("inspection", "on"), "talks": ("interview", "on"),
    "referrals": ("referral", "on"), "leads": ("lead", "received_on"), "publicity": ("publicity", "on"),
    "self_reports": ("self_report", "received_on"), "supervisions": ("supervision", "on"),
    "plan_steps": ("campaign_step", "first_day"),
    "consultations": ("consultation", "on"), "aid": ("aid_application", "applied_on"),
}  # fmt: skip
"""What is counted, by its name: the kind of record that it is, and on which of its days one says that it was there."""

TOLD_OF_PAST_DAYS = ("project", "hazard", "dispatch_task")
"""The kinds of record of which figures tell how they were on a day that is past."""
PLACED = ("project", "publicity")
"""Those that name their town, which two bureaus may have of one name."""


def first_days(rows: Callable[[str], Iterable[Any]], also: Iterable[tuple[str, date]]) -> dict[str, date]:
    """By kind of record the first day of which one of ``rows``, by the names of :data:`BEGINS`, or ``also`` tells."""
    found = {
        kind: min(filter(None, map(attrgetter(day), rows(name))), default=None) for name, (kind, day) in BEGINS.items()
    }
    known = ((kind, day) for kind, day in found.items() if day)
    firsts: dict[str, date] = {}
    for kind, day in chain(known, also):
        firsts[kind] = min(day, firsts.get(kind, day))
    return firsts
