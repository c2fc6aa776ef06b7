"""Chinese sentences for problem codes, read from ``resources/words/*.toml``; screen and command line share them."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.paths import resource

_DAYS = frozenset({"date", "day", "due", "last", "today"})  # details that are days, never what somebody typed
_DAY = re.compile(r"(\d{4})-0?(\d{1,2})-0?(\d{1,2})")
_ENDINGS = re.compile(r"\[\[([^|\]]*)\|\|([^|\]]*)(?:\|\|([^|\]]*))?\]\]")
_LEVELS = {Level.ERROR: "错误", Level.WARNING: "提醒", Level.INFO: "提示"}


class _Blank(dict[str, str]):
    """A missing detail prints as a visible blank instead of hiding the whole sentence."""

    def __missing__(self, key: str) -> str:
        return "＿"


@cache
def sentences() -> dict[str, str]:
    """Every known code with its sentence. Codes are unique over all files."""
    known: dict[str, str] = {}
    for path in sorted(resource("words").glob("*.toml")):
        for code, sentence in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if code in known:
                raise ValueError(f"two sentences for {code}")
            known[code] = sentence
    return known


def sentence(code: str, details: dict[str, str] | None = None, *, typed: bool = False, copied: bool = False) -> str:
    """The Chinese sentence for ``code``, its blanks filled; the code itself when no sentence is known.

    A day in it is said as in every sentence, 2026年3月5日; figures with dashes are for columns and entries. What to do
    may have several endings, [[in the window||on the command line||beside a picture]]: the second one where it is
    ``typed``, the third one, if any, where a list is ``copied`` from a picture and its columns are typed beside it.
    """
    pattern = sentences().get(code)
    if pattern is None:
        return f"程序未给出说明（代码 {code}）。"
    pattern = _ENDINGS.sub(lambda found: found[2] if typed else (copied and found[3]) or found[1], pattern)
    return pattern.format_map(_Blank({name: _said(name, value) for name, value in (details or {}).items()}))


def sentences_of(problems: Iterable[Problem], most: int | None = None) -> str:
    """The sentences of several problems one behind the other, each once; of those above ``most`` how many are left."""
    said = list(dict.fromkeys(sentence(each.code, each.details) for each in problems))
    if most is not None and len(said) > most:
        said[most:] = [sentence("problems-more", {"count": str(len(said) - most)})]
    return "".join(said)


def _said(name: str, value: str) -> str:
    return _DAY.sub(r"\1年\2月\3日", value) if name in _DAYS else value


def problem_line(problem: Problem) -> str:
    """One line for a problem on the command line: level, place, sentence and code."""
    where = f"[{problem.where}] " if problem.where else ""
    return f"{_LEVELS[problem.level]}：{where}{sentence(problem.code, problem.details, typed=True)}（{problem.code}）"


def error_lines(error: Refused | Trouble) -> list[str]:
    """What to tell the person about a refusal or a trouble on the command line, one line each."""
    if isinstance(error, Refused):
        return [problem_line(p) for p in error.problems]
    return [f"无法继续：{sentence(error.code, error.details, typed=True)}（{error.code}）"]
