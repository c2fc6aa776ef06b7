"""The whole program is killed while a person types from place to place: what was typed is there, the store is whole.

A few places here; every page, dialog and grid, and other strikes too: ``python -m tests.benchmarks.robot``.
"""

import os

import pytest

from tests.benchmarks.robot import struck_once

PLACES = ("page transcript", "dialog LeadDialog", "dialog PaymentDialog", "page case-claims")


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_what_was_typed_is_there_after_a_kill(tmp_path):
    verdict = struck_once("kill", PLACES, 3, tmp_path, (), is_spawned=True)
    assert verdict.struck.told("typed")
    assert verdict.faults == ()
