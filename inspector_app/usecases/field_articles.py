"""The law behind the entries of a paper, in words that lead to its articles."""

from collections.abc import Mapping
from contextlib import suppress

from inspector_app.formdefs.model import FactDef, Form
from inspector_app.support import vocabulary
from inspector_app.usecases.context import Context


def field_articles(context: Context, form: Form) -> Mapping[str, str]:
    """By the name of a fact: what law wants it on such a paper, what its words are judged by, where they come from.

    Facts of which law says nothing of their own are left out: they rest on what the form does (:func:`form_articles`).
    """
    rule = context.rule(form.id)
    wanted = [(each.fact, each.basis_text) for each in rule.contents]
    wanted += [(each.fact, each.basis_text) for each in rule.wordings]
    found = {fact.name: (*_told(fact, wanted), *_sources(context, fact)) for fact in form.facts}
    return {name: "；".join(dict.fromkeys(words)) for name, words in found.items() if words}


def form_articles(context: Context, form: Form) -> str:
    """What a form rests on as a whole, and what is asked before its papers go out."""
    gates = (context.law.gate(each).basis_text for each in form.gates)
    return "；".join(dict.fromkeys(filter(None, (context.law.cite(*form.basis), *gates))))


def _told(fact: FactDef, wanted: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(basis for name, basis in wanted if name in (fact.name, fact.source))


def _sources(context: Context, fact: FactDef) -> tuple[str, ...]:
    with suppress(KeyError):  # what only a bureau's own form has
        source = vocabulary.entry(fact.name).source
        return (context.law.cite(source),) if source else ()
    return ()
