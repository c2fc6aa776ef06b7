"""Rules that the law leaves to a bureau, as text to be written over in the program, and adopted."""

from inspector_app.domain.edition import Edition
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.paths import resource
from inspector_app.usecases.context import Context
from inspector_app.usecases.editions import LAW_TITLES, adopt_content
from inspector_app.usecases.own_data import LAW, own_data

RULES = {name: LAW_TITLES[name] for name in ("leads.toml", "hazard_grade.toml", "watching.toml")}
"""The files that are written over in the program, with what they are called."""


def rule_text(context: Context, name: str) -> str:
    """The rules of a file as they count now: the bureau's own where it adopted some, else ours."""
    own = own_data(context.store.all(Edition)).law.get(name)
    return own.decode() if own is not None else resource("law", name).read_text(encoding="utf-8")


def write_rule(context: Context, name: str, text: str, source: str) -> Context:
    """Adopt a text as the bureau's own rules, with the paper that it rests on; the context that works with it.

    Raises :class:`Refused` ``rule-no-source``, ``rule-unchanged``, or what keeps the text from being used.
    """
    if not source.strip():
        raise Refused(Problem("rule-no-source", "source"))
    if text.strip() == rule_text(context, name).strip():
        raise Refused(Problem("rule-unchanged", "text"))
    return adopt_content(context, f"{LAW}/{name}", f"{text.rstrip()}\n", source.strip())
