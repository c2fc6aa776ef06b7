"""The words with which an opinion agrees, refuses or puts off (``opinions.toml``)."""

import re
from collections.abc import Iterable

from inspector_app.domain.opinion import OpinionRules
from inspector_app.lawbook.reading import Table


def read_opinion_rules(table: Table) -> OpinionRules:
    """Every kind of words as one pattern. Raises :class:`Refused` ``law-file-…`` for a missing or empty list."""
    inner = table.need_inner("opinion")
    inner.mark()
    inner.text("source")
    lists = {key: inner.texts(key) for key in _LISTS}
    for key, words in lists.items():
        if not words:
            raise inner.refuse(key, "不为空的文字列表")
    inner.done()
    table.done()
    one = {key: _any_of(words) for key, words in lists.items()}
    denied = f"{one['not']}(?:{one['agreeing']}|{one['refusing']}|{one['refusing_ends']}$)"
    return OpinionRules(
        no=re.compile(f"{denied}|{one['no']}|^{one['no_alone']}$"),
        yes=re.compile(f"{one['agreeing']}|{one['yes']}|^{one['yes_alone']}$"),
        denied=re.compile(f"{one['not']}$"),
        **{key: re.compile(one[key]) for key in ("put_off", "passing", "others", "about", "decided")},
    )


_LISTS = (
    "not", "agreeing", "refusing", "refusing_ends", "no", "no_alone", "yes", "yes_alone", "put_off", "passing",
    "others", "about", "decided",
)  # fmt: skip
_GAP = ".{0,8}"


def _any_of(words: Iterable[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(word).replace('…', _GAP) for word in longest)})"
