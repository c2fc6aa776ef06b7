"""一处查找: what a record is found by, and what somebody looks for.

A text is found by any part of it, whatever its width, blanks, brackets and old characters; a name besides by how it
sounds (wangjianguo, wjg); a number by its beginning and by its last four.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector_app.domain.alike import plain_name

TAIL = 4
"""By how many of its last signs a number is found."""
RUN = 3
"""How many signs of a text are looked for at once."""
PARTED = 6
"""How many signs of a beginning an index keeps for itself, so that none is gathered when it is asked for."""
_REST = "·"  # stands in no word that is looked for

KINDS = ("person", "company", "project", "case", "document", "interview", "inspection", "lead")
"""The kinds of records that can be found, in the order in which they are shown. An index keeps their places: new ones
come at the end."""


@dataclass(frozen=True, slots=True)
class Findable:
    """What a record is found by: ``texts`` by any part, ``sounds`` by their beginnings, ``numbers`` by beginning and
    tail."""

    kind: str
    rid: str
    texts: tuple[str, ...]
    sounds: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def runs(text: str) -> Iterator[str]:
    """The signs of a text three by three, then what is left at its end: 王建国庆 is 王建国, 建国庆, 国庆, 庆.

    A part of up to three is the beginning of a run, a longer one is several in a row; none reaches into the next text.
    """
    plain = plain_name(text)
    for place in range(len(plain)):
        yield plain[place : place + RUN]


def beginning(word: str) -> tuple[str, ...]:
    """How a number or a sound is kept and asked for by its beginning: parted, for there are many that begin alike for
    longer than an index of beginnings reaches (all numbers of a county, born in one century)."""
    return (word[:PARTED], f"{_REST}{word[PARTED:]}") if len(word) > PARTED else (word,)


def number_signs(number: str) -> tuple[str, ...]:
    """By what a number is found: by its beginning, and by its tail."""
    plain = plain_name(number)
    return (*beginning(plain), plain[-TAIL:]) if len(plain) > TAIL else (plain,) if plain else ()


def wanted_words(text: str) -> tuple[str, ...]:
    """The words that are looked for, as names are compared; each of them must be found."""
    return tuple(plain for word in text.split() if (plain := plain_name(word)))


def loosened(words: Sequence[str]) -> tuple[str, ...]:
    """The same words where nothing holds them as they stand: figures written out (2期 is 二期), and two signs at a
    time, for people leave out what stands between (恒业集团 of 恒业建设（集团）有限公司)."""
    written = (_FIGURE.sub(lambda found: _TEN[int(found[0])], word) for word in words)
    return tuple(dict.fromkeys(part for word in written for part in _in_twos(word)))


def _in_twos(word: str) -> list[str]:
    if word.isascii() or len(word) <= RUN:
        return [word]
    return [word[at : at + 2] for at in range(0, len(word) - 1, 2)] + ([word[-2:]] if len(word) % 2 else [])


_TEN = "零一二三四五六七八九"
_FIGURE = re.compile(r"(?<!\d)\d(?=[期标号栋区段])")
