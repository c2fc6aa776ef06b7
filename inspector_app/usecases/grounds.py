"""On which papers another one was made, and what becomes of it when one of these goes: an order, the notice before a
decision, the decision that is demanded and asked of the court."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from inspector_app.domain.act import Act
from inspector_app.domain.document import Document, DocumentKind, in_force, served_act
from inspector_app.domain.number import same_number
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, kept_paper, to_same_party


def lost_ground(context: Context, paper: Document, papers: Iterable[Document], acts: Iterable[Act]) -> Document | None:
    """The paper on which an outgoing one in force was made, when it is no longer served or no longer stands; else
    None."""
    acts = tuple(acts)
    if paper.kind is not DocumentKind.OUTGOING or not in_force(paper, acts):
        return None
    for grounds in _grounds(context, paper, tuple(papers)):
        if not any(in_force(each, acts) and served_act(each, acts) for each in grounds):
            return grounds[0]
    return None


def resting_papers(
    context: Context, document: Document, papers: Iterable[Document], acts: Iterable[Act]
) -> tuple[Document, ...]:
    """The outgoing papers in force that were made on one; they lose their ground with it or with its service."""
    acts, papers = tuple(acts), tuple(papers)
    return tuple(
        paper
        for paper in papers
        if paper.kind is DocumentKind.OUTGOING and in_force(paper, acts)
        if any([document.rid] == [each.rid for each in grounds] for grounds in _grounds(context, paper, papers))
    )


def followed(papers: Iterable[Document], paper: Paper, facts: Facts, known: Iterable[Document]) -> list[Document]:
    """Of papers those that another one to the same party follows: the one that it names, and what followed that (its
    催告书; AEL art. 54 wants each decision demanded for itself); else all but those that followed another one.

    ``facts`` are those of the paper, as far as they are known, and ``known`` the papers of its case.
    """
    known, to_party = tuple(known), [each for each in papers if to_same_party(each, paper)]
    own = _named(paper, lambda: facts, known)
    if not own:
        return to_party
    theirs = {each.rid: _named(kept_paper(each), partial(_facts, each), known) for each in to_party}
    return [each for each in to_party if own in (each.rid, theirs[each.rid])] or [
        each for each in to_party if not theirs[each.rid]
    ]


def _named(paper: Paper, facts: Callable[[], Facts], known: tuple[Document, ...]) -> str:
    """The paper that another one names: the record that it was begun with; of one begun with none that whose number it
    tells, of a decision before that of a notice. A number that nobody recorded stands for itself."""
    if paper.about.served_rid:
        return paper.about.served_rid
    told = facts()
    number = next(filter(None, (str(told.get(f"{noun}.number") or "") for noun in _NOUNS)), "")
    same = (each.rid for each in known if number and same_number(each.number, number) and to_same_party(each, paper))
    return next(same, number)


_NOUNS = ("decision", "told")  # of ``before`` in ``roles.toml``


def _facts(document: Document) -> Facts:
    return from_json(document.facts) if document.facts else {}


def _grounds(context: Context, paper: Document, papers: tuple[Document, ...]) -> Iterator[list[Document]]:
    """For each thing that a paper follows, the papers that may be it: its order, and what law wants before it
    (``before`` of ``roles.toml``), the one that it names by its number, else all to its party."""
    if own := [each for each in papers if each.rid == paper.about.order_rid]:
        yield own
    for roles in context.rule(paper.form).before.values():
        same = [each for each in papers if context.rule(each.form).role in roles and each.rid != paper.rid]
        if found := followed(same, kept_paper(paper), _facts(paper), papers):
            yield found
