"""Journeys begin at the same desk as the tests of use cases."""

from tests.usecases.conftest import clock, context, desk

__all__ = ["clock", "context", "desk"]
