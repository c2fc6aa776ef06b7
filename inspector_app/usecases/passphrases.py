"""How hard passphrases are to guess: the rule where one is chosen, and a word to whoever still has a weak one."""

from typing import TYPE_CHECKING

from inspector_app.domain.agency import Inspector
from inspector_app.support.errors import Level, Problem
from inspector_app.vault.passphrase import FULL_RULE, PassphraseRule, Weight, check_passphrase, weigh

if TYPE_CHECKING:
    from inspector_app.usecases.context import Context

__all__ = ["FULL_RULE", "PassphraseRule", "Weight", "check_passphrase", "own_rule", "weak_problem", "weigh"]


def own_rule(context: "Context") -> PassphraseRule:
    """The rule in this store: its agency and inspectors are names that a thief would try."""
    people = context.store.all(Inspector)
    return FULL_RULE.knowing(context.agency.name, *(word for one in people for word in (one.name, one.certificate)))


def weak_problem(context: "Context", passphrase: str) -> Problem | None:
    """``passphrase-weak-now`` when the passphrase that has just opened the store could not be chosen today.

    The demo's is weak on purpose.
    """
    from inspector_app.usecases.demo_date import demo_day  # a strength is shown before any store is opened

    if demo_day(context) is not None or weigh(passphrase, own_rule(context)).problem is None:
        return None
    return Problem("passphrase-weak-now", "passphrase", Level.WARNING)
