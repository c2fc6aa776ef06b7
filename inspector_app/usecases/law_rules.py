"""办理条件和期限: the rules of procedure that hold at the agency's place, looked up by number, words or article."""

from collections.abc import Sequence

from inspector_app.lawbook.rule_table import RuleKind, RuleLine, rule_table
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context


def law_rules(context: Context) -> tuple[RuleLine, ...]:
    """Every gate and limit, the bureau's own limits among them."""
    return rule_table(context.law, context.agency.province)


def find_rules(lines: Sequence[RuleLine], text: str, kind: RuleKind | None = None) -> list[RuleLine]:
    """Those of a kind in which the words of ``text`` stand."""
    return [line for line in lines if kind in (None, line.kind) and holds(text, line.parts)]
