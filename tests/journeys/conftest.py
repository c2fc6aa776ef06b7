"""Journeys begin at the same desk as the tests of use cases."""

from tests.desk import clock, context, desk, read_once, ready, records

__all__ = ["clock", "context", "desk", "read_once", "ready", "records"]
