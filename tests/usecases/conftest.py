"""Use cases are tested at the shared desk."""

from tests.desk import bureau, clock, context, desk, half_paid, order, ready, records, served_order
from tests.paper_memory import papers_are_remembered
from tests.stranger_memory import readers_are_remembered

__all__ = [
    "bureau", "clock", "context", "desk", "half_paid", "order", "papers_are_remembered", "readers_are_remembered",
    "ready", "records", "served_order",
]  # fmt: skip
