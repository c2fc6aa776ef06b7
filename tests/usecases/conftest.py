"""Use cases are tested at the shared desk."""

from tests.desk import bureau, clock, context, desk, read_once, ready, records

__all__ = ["bureau", "clock", "context", "desk", "read_once", "ready", "records"]
