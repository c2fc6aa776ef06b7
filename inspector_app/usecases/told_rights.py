"""What a paper tells somebody that law lets him do: in the words of its edition, whoever makes it."""

from collections.abc import Iterator

from inspector_app.domain.figures import beginning
from inspector_app.domain.rewritten import restated, rewritten
from inspector_app.formdefs.model import FactDef, Facts, Form, Origin
from inspector_app.formdefs.placeholders import UNLESS, drafted
from inspector_app.support.errors import Problem
from inspector_app.usecases.surroundings import Surroundings

BY_DRAFT = ("right-rewritten", "right-left-out", "right-undrafted")
"""What is found beside the draft of one edition, and says nothing of a paper of another."""


def right_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """Errors for passages that tell of a right and are not as they are drafted: no condition, no other organ and no
    other term stands in a single paper (ARL art. 20, ALL art. 46, O45 art. 6). The agency's data say to whom somebody
    turns; other words are adopted for all papers of the bureau."""
    rule, passages = around.context.rule(form.id), around.context.law.passages
    worded = {each.fact: each.basis_text for each in rule.wordings if not each.demands}
    for fact in (each for each in form.facts if each.default and passages.tells_right(rule.role, each.name)):
        basis = worded.get(fact.name) or around.context.law.cite(*form.basis)
        yield from _told_otherwise(fact, form, facts, passages.same_words, basis)


def _told_otherwise(
    fact: FactDef, form: Form, facts: Facts, same: tuple[tuple[str, ...], ...], basis: str
) -> Iterator[Problem]:
    draft, text = drafted(fact, facts, form)[0], str(facts.get(fact.name) or "").strip()
    details = {"label": fact.label, "basis": basis, "draft": draft}
    if not draft:
        ground = form.fact(fact.when.partition(UNLESS)[0])
        if text and ground is not None and _is_printed(fact, form, facts):
            where = (
                ground.name if ground.origin is not Origin.COMPUTED else fact.name
            )  # what is empty is what is mended
            yield Problem("right-undrafted", where, details=details | {"ground": ground.label})
    elif not text:
        if not fact.required and _is_printed(fact, form, facts):
            yield Problem("right-left-out", fact.name, details=details)
    elif not restated(draft, text, same):
        yield Problem("right-rewritten", fact.name, details=details | {"changes": changes_to(draft, text)})


def _is_printed(fact: FactDef, form: Form, facts: Facts) -> bool:
    """Whether a paper has a paragraph for a passage, whether or not anything stands in it."""
    own = (block for block in form.blocks if block.text == f"{{{fact.name}}}")
    return any(not block.when or block.when == fact.name or bool(facts.get(block.when)) for block in own)


def changes_to(draft: str, text: str) -> str:
    """What a text has and its draft has not, and the other way round, as a person reads it."""
    found = rewritten(draft, text)
    told = (("写了", found.added), ("没有", found.left_out))
    changes = "，".join(f"{verb}“{beginning('；'.join(clauses), _QUOTED)}”" for verb, clauses in told if clauses)
    return changes or f"写的是“{beginning(text, _QUOTED)}”"


_QUOTED = 60
