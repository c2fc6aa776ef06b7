"""The manual (帮助): its chapters with what of the window each is about, and the articles of law that words name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.limit_table import LimitLine, limit_table
from inspector_app.lawbook.named_articles import named_articles
from inspector_app.lawbook.reading import read_table
from inspector_app.lawbook.rule_table import RuleLine, gate_lines
from inspector_app.lawbook.statutes import Article, Statute, Statutes, read_titles
from inspector_app.support.paths import resource


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; ``about`` names modules below ``inspector_app.ui``, or classes in them, whose chapter it is. One that
    is written ``from`` data of the law has no file."""

    key: str
    title: str
    about: tuple[str, ...] = ()
    written_from: str = ""

    @property
    def text(self) -> str:
        """Its words as Markdown; pictures are named by their file in ``resources/help/pictures``."""
        if self.written_from:
            return _WRITTEN[self.written_from]()
        return resource("help", f"{self.key}.md").read_text(encoding="utf-8")


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in the order of the manual."""
    rows = list(read_table(resource("help", "contents.toml")).rows("chapter"))
    found = tuple(
        Chapter(row.text("key"), row.text("title"), row.texts("about"), row.choice("from", ("", *_WRITTEN), ""))
        for row in rows
    )
    for row in rows:
        row.done()
    return found


def chapter_about(places: Iterable[str]) -> Chapter | None:
    """The chapter of the first place that has one; of several the one that names it most closely.

    A place is a class with its module below ``inspector_app.ui``: ``cases.claims_tab.ClaimsTab``. ``cases.claims``
    names whatever of a package begins with these words.
    """
    for place in places:
        naming = [(len(about), each) for each in chapters() for about in each.about if _names(about, place)]
        if naming:
            return max(naming, key=lambda pair: pair[0])[1]
    return None


def _names(about: str, place: str) -> bool:
    return place == about or place.startswith((f"{about}.", f"{about}_"))


def chapters_with(words: str) -> tuple[Chapter, ...]:
    """The chapters in whose title or text the words stand; all where there are none."""
    sought = words.casefold()
    return tuple(each for each in chapters() if sought in f"{each.title}\n{each.text}".casefold())


@cache
def _statutes() -> Statutes:
    return Statutes(resource("law", "statutes"), read_titles(read_table(resource("law", "titles.toml"))))


def statutes_with_text() -> tuple[Statute, ...]:
    """The statutes whose whole text comes with the program."""
    keys = _statutes().keys()
    return tuple(each for each in map(_statutes().statute, keys) if each.articles)


def statute_text(key: str) -> Statute:
    """A statute with its articles. Raises :class:`Refused` ``law-statute-unknown``."""
    return _statutes().statute(key)


def articles_in(words: str) -> tuple[Article, ...]:
    """The articles that words name, each once."""
    named = dict.fromkeys((each.key, each.number) for each in named_articles(words, _statutes()))
    return tuple(_statutes().article(key, number) for key, number in named)


def with_links(markdown: str) -> str:
    """Markdown with a link ``law:KEY#NUMBER`` on each article that it names."""
    parts, end = list[str](), 0
    for each in named_articles(markdown, _statutes()):
        parts += [markdown[end : each.start], f"[{markdown[each.start : each.end]}](law:{each.key}#{each.number})"]
        end = each.end
    return "".join((*parts, markdown[end:]))


@cache
def _law() -> Lawbook:
    """The law as it comes with the program."""
    return Lawbook.load(resource("law"))


def _gates_text() -> str:
    """What must be so before something is done, each with its articles."""
    return "\n".join((
        "签发、送达、立案、结案之前逐项看下面的条件。可以写明理由继续的，理由随文书留存。", _LOOKED_UP, "",
        *(f"- **{line.number} {line.title}**：{line.told}{line.force}。{_source(line)}" for line in gate_lines(_law())),
    ))  # fmt: skip


def _limits_text() -> str:
    """How long each limit of today is, with its articles."""
    lines = (line for line in limit_table(_law()) if not line.is_over)
    return "\n".join((
        "程序按下面的规则计算期限。注明二手来源、未核实的，使用前请核对原件。", _LOOKED_UP, "",
        *(f"- **{line.rule} {line.named}**：{line.length}，{line.counts_from}。{_source(line)}" for line in lines),
    ))  # fmt: skip


_LOOKED_UP = "按编号、内容、条文查找，导出、打印：设置的【法规数据】里的【办理条件和期限…】。"


def _source(line: RuleLine | LimitLine) -> str:
    return f"依据：{line.basis}{f'（{line.mark}）' if line.mark else ''}。"


_WRITTEN = {"gates": _gates_text, "limits": _limits_text}
