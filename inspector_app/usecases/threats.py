"""With what a paper that punishes nobody threatens, beside the article that it names for it."""

from collections.abc import Iterator

from inspector_app.domain.fine import fines
from inspector_app.domain.money import yuan
from inspector_app.domain.wording import is_one
from inspector_app.formdefs.model import Facts, Form
from inspector_app.formdefs.paper_texts import PaperText, paper_texts
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.fines import cited, fine_range, names_article, nearest
from inspector_app.support.errors import Level, Problem

_FEN = 100


def threat_problems(form: Form, law: Lawbook, facts: Facts) -> Iterator[Problem]:
    """What a paper says of the penalty that follows is given by the article that it names for it, and its fine lies in
    the range of that (APL arts 4, 16); an error, or without an article a warning. Facts may be those of a paper, or the
    drafts of an edition."""
    rule = law.passages.threat
    for each in paper_texts(form, facts):
        threatens = rule.concerns(form.role, each.name)
        found = list(_sums(each, law)) if threatens or is_one(each.name, rule.sums_in) else []
        found += _kinds(each, law) if threatens and not found else ()
        yield from found[:1]


def _sums(said: PaperText, law: Lawbook) -> Iterator[Problem]:
    """Fines beyond the range of their article."""
    for each in fines(said.plain):
        allowed = fine_range(law.money.values(), law.statutes, _article(said, each.start))
        if allowed and isinstance(each.value, int) and not allowed.least * _FEN <= each.value <= allowed.most * _FEN:
            details = {"label": said.label, "fine": f"{yuan(each.value)}元", "range": allowed.words}
            yield Problem("consequence-above-range", said.where, details=details)


def _kinds(said: PaperText, law: Lawbook) -> Iterator[Problem]:
    """Penalties that their article does not give, or for which none is named."""
    for kind in law.passages.penalties:
        word = kind.follows(said.plain)
        article = _article(said, said.plain.find(word)) if word else ""
        details = {"label": said.label, "word": word, "basis": article or kind.basis_text}
        if word and not article:
            yield Problem("threat-without-article", said.where, Level.WARNING, details)
        texts = [found.text for title, number, _ in cited(article) if (found := law.statutes.named(title, number))]
        if texts and not any(each in text for each in kind.words for text in texts):
            yield Problem("threat-unfounded", said.where, details=details)


def _article(said: PaperText, at: int) -> str:
    """The article that is named last before a place, else behind it; a cell may leave out the statute that the row
    named before."""
    before, whole = nearest(said.plain[:at]), nearest(said.plain)
    if before or whole or not names_article(said.plain):
        return before or whole
    return nearest("".join(said.beside.split()) + said.plain)
