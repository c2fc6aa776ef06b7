"""Use cases are tested at the shared desk."""

from tests.desk import bureau, clock, context, desk, ready, records
from tests.stranger_memory import readers_are_remembered

__all__ = ["bureau", "clock", "context", "desk", "readers_are_remembered", "ready", "records"]
