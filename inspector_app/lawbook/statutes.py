"""The statutes as whole texts: an article by its number, and citations such as ``R423#18(1)(2)`` in Chinese words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from inspector_app.domain.numerals import numeral
from inspector_app.lawbook.numerals import ARTICLE, article_label, chinese_number
from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused

_CITATION = re.compile(r"(?P<key>[A-Z][A-Z0-9]*(?:-\d+)?)(?:#(?P<article>\d+(?:-\d+)?)(?P<inner>(?:\(\d+\)){0,2}))?")
STATE = "中华人民共和国"
_NAMED = re.compile("第(.+)条(?:之(.+))?")
_ITEM = re.compile(r"[（(][一二三四五六七八九十]+[）)]")


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its whole text with 第…条, the chapter it stands in, and the day of the copy it was read from."""

    key: str
    number: str
    heading: str
    text: str
    title: str
    copy_date: str

    @property
    def items_per_paragraph(self) -> tuple[int, ...]:
        """For each 款 the number of its 项."""
        counts: list[int] = []
        for line in self.text.split("\n"):
            if counts and _ITEM.match(line):
                counts[-1] += 1
            else:
                counts.append(0)
        return tuple(counts)


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute. ``articles`` is empty when only its title is known; then ``mark`` says how well that is known."""

    key: str
    title: str
    number: str
    issued: str
    in_force: str
    copy_date: str = ""
    mark: str = "V"
    note: str = ""
    articles: Mapping[str, Article] = field(default_factory=dict)


@dataclass(frozen=True)
class Statutes:
    """Every statute of the lawbook; a text is read when it is first asked for."""

    folder: Path
    titled: Mapping[str, Statute]
    _read: dict[str, Statute] = field(default_factory=dict, compare=False, repr=False)

    def keys(self) -> tuple[str, ...]:
        """Keys of all statutes, those with a text first."""
        texts = sorted(path.stem for path in self.folder.glob("*.md"))
        return (*texts, *(key for key in self.titled if key not in texts))

    def statute(self, key: str) -> Statute:
        """Raises :class:`Refused` ``law-statute-unknown``."""
        if key in self._read:
            return self._read[key]
        path = self.folder / f"{key}.md"
        if path.is_file():
            self._read[key] = parse_statute(path.read_text(encoding="utf-8"))
            return self._read[key]
        if key not in self.titled:
            raise Refused(law_problem("law-statute-unknown", key, key=key))
        return self.titled[key]

    def came(self, key: str) -> date:
        """The day from which a statute holds, that of its issue where only this is known.

        Raises :class:`Refused` ``law-statute-unknown``, ``law-file-value`` where neither is known.
        """
        statute = self.statute(key)
        try:
            return date.fromisoformat(statute.in_force or statute.issued)
        except ValueError:
            raise Refused(law_problem("law-file-value", f"{key} in_force", expected="日期")) from None

    def article(self, key: str, number: str) -> Article:
        """The article by number (``18``, ``276-1``).

        Raises :class:`Refused`: ``law-statute-unknown``, ``law-text-missing`` or ``law-article-unknown``.
        """
        statute = self.statute(key)
        if not statute.articles:
            raise Refused(law_problem("law-text-missing", key, title=statute.title))
        if number not in statute.articles:
            raise Refused(law_problem("law-article-unknown", f"{key}#{number}", title=statute.title, number=number))
        return statute.articles[number]

    def titled_so(self, title: str) -> Statute | None:
        """The statute whose whole text is held, by its title with or without 中华人民共和国."""
        return self._whole.get(title.removeprefix(STATE))

    @cached_property  # each article that a paper cites is looked up, each time the paper is judged
    def _whole(self) -> Mapping[str, Statute]:
        """Those whose whole text is held, by their title without 中华人民共和国."""
        texts = (self.statute(key) for key in reversed(self.keys()))
        return {each.title.removeprefix(STATE): each for each in texts if "1" in each.articles}

    def named(self, title: str, article: str) -> Article | None:
        """The article that running text names (《…》, 第…条); None where it is not there or its statute is not held."""
        statute, found = self.titled_so(title), _NAMED.fullmatch(article)
        if statute is None or found is None:
            return None
        return statute.articles.get(str(numeral(found[1])) + (f"-{numeral(found[2])}" if found[2] else ""))

    def cited(self, citation: str) -> Article | None:
        """The article that a citation names; None for a whole statute or one known by title only."""
        key, number, inner = split_citation(citation)
        statute = self.statute(key)
        if not number or not statute.articles:
            return None
        article = self.article(key, number)
        _place(article, inner, citation)
        return article

    def cite(self, citation: str) -> str:
        """《劳动保障监察条例》第十八条第一款第（二）项 for ``R423#18(1)(2)``.

        A single number in parentheses is the 项 where the article has one 款 only, else the 款.
        Raises :class:`Refused`: ``law-citation-shape``, ``law-statute-unknown``, ``law-article-unknown`` or
        ``law-place-unknown``.
        """
        return "".join(self.words(citation))

    def cite_all(self, citations: Iterable[str]) -> str:
        """Several citations in one line, each without what the one before already said: 《…》第三十条第三款、第四款."""
        parts: list[str] = []
        last: tuple[str, ...] = ()
        for citation in citations:
            words = self.words(citation)
            parts.append("".join(words[_shared(last, words) :]))
            last = words
        return "、".join(parts)

    def words(self, citation: str) -> tuple[str, str, str, str]:
        """Title, 条, 款 and 项 in words, empty where the citation does not name one."""
        key, number, inner = split_citation(citation)
        title = self.statute(key).title.replace("《", "〈").replace("》", "〉")
        if not number:
            return f"《{title}》", "", "", ""
        article = self.cited(citation)
        paragraph, item = _place(article, inner, citation) if article else (*inner, 0, 0)[:2]
        return (
            f"《{title}》",
            article_label(number),
            f"第{chinese_number(paragraph)}款" if paragraph else "",
            f"第（{chinese_number(item)}）项" if item else "",
        )


def split_citation(citation: str) -> tuple[str, str, tuple[int, ...]]:
    """Key, article number and the numbers in parentheses. Raises :class:`Refused` ``law-citation-shape``."""
    found = _CITATION.fullmatch(citation)
    if not found:
        raise Refused(law_problem("law-citation-shape", citation, text=citation))
    numbers = tuple(int(n) for n in re.findall(r"\d+", found["inner"] or ""))
    return found["key"], found["article"] or "", numbers


def _place(article: Article, inner: tuple[int, ...], citation: str) -> tuple[int, int]:
    """Which 款 and 项 are meant (0: none), after a look that they exist; an article with one 款 does not name it."""
    items = article.items_per_paragraph
    paragraph, item = (1, inner[0]) if len(items) == 1 and len(inner) == 1 else (*inner, 0, 0)[:2]
    if paragraph > len(items) or (item and item > items[paragraph - 1]):
        raise Refused(law_problem("law-place-unknown", citation, text=citation, title=article.title))
    return (paragraph if len(items) > 1 else 0), item


def _shared(last: tuple[str, ...], words: tuple[str, ...]) -> int:
    """How many leading words need not be said again: the title, or as far as both then name a part of one article."""
    if not last or last[0] != words[0] or last == words:
        return 0
    same = next(n for n, pair in enumerate(zip(last, words, strict=True)) if pair[0] != pair[1])
    return same if last[same] and words[same] else 1


@lru_cache(128)  # ours are the same at every reading
def parse_statute(text: str) -> Statute:
    """Read front matter between ``---`` lines, then chapters (``#``) and articles. The text is one of our own files."""
    _, head, body = text.split("---\n", 2)
    facts = dict(line.split(": ", 1) for line in head.strip().splitlines())
    articles: dict[str, list[str]] = {}
    headings: dict[str, str] = {}
    heading = number = ""
    for raw in body.replace("\u200b", "").splitlines():
        line = raw.strip()
        if line.startswith("#"):
            heading = " ".join(line.strip("# ").split())
            continue
        if found := ARTICLE.match(line):
            number = str(numeral(found[1])) + (f"-{numeral(found[2])}" if found[2] else "")
            headings[number] = heading
            articles[number] = []
        if line and number:
            articles[number].append(line)
    key, title, copy_date = facts["key"], facts["title"], facts["text_copy_of"]
    return Statute(
        key=key,
        title=title,
        number=facts["number"],
        issued=facts["date"],
        in_force=facts["in_force"],
        copy_date=copy_date,
        articles={n: Article(key, n, headings[n], "\n".join(lines), title, copy_date) for n, lines in articles.items()},
    )


def read_titles(table: Table) -> dict[str, Statute]:
    """Statutes known by title only, from ``titles.toml``."""
    statutes = {}
    for row in table.rows("statute"):
        statute = Statute(
            key=row.text("key"),
            title=row.text("title"),
            number=row.text("number", ""),
            issued=row.text("issued", ""),
            in_force=row.text("in_force", ""),
            mark=row.mark(),
            note=row.text("note", ""),
        )
        row.done()
        statutes[statute.key] = statute
    return statutes
