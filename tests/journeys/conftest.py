"""Journeys begin at the same desk as the tests of use cases."""

from tests.desk import clock, context, desk, ready, records

__all__ = ["clock", "context", "desk", "ready", "records"]
