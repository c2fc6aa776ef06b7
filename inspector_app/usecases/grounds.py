"""On which papers another one was made, and what becomes of it when one of these goes: an order, the notice before a
decision, the decision that is demanded and asked of the court."""

from collections.abc import Iterable, Iterator

from inspector_app.domain.act import Act
from inspector_app.domain.document import Document, DocumentKind, in_force, served_act
from inspector_app.formdefs.facts import from_json
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


def followed(papers: Iterable[Document], paper: Paper, number: str = "") -> list[Document]:
    """Of papers those that another one to the same party follows: the one that it names by its number or was begun
    with, and what followed that (its 催告书); else all but those that followed another one."""
    to_party = [each for each in papers if to_same_party(each, paper)]
    named = paper.about.served_rid
    meant = [each for each in to_party if named and named in (each.rid, each.about.served_rid)]
    meant += [each for each in to_party if number and each.number == number and each not in meant]
    return meant or [each for each in to_party if not (named and each.about.served_rid)]


def _grounds(context: Context, paper: Document, papers: tuple[Document, ...]) -> Iterator[list[Document]]:
    """For each thing that a paper follows, the papers that may be it: its order, and what law wants before it
    (``before`` of ``roles.toml``), the one that it names by its number, else all to its party."""
    if own := [each for each in papers if each.rid == paper.about.order_rid]:
        yield own
    told = from_json(paper.facts) if paper.facts else {}
    for noun, roles in context.rule(paper.form).before.items():
        same = [each for each in papers if context.rule(each.form).role in roles and each.rid != paper.rid]
        if found := followed(same, kept_paper(paper), str(told.get(f"{noun}.number") or "")):
            yield found
