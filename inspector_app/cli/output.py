"""How commands speak: JSON or plain lines on stdout, problems one line each on stderr, exit codes 0, 1 and 2."""

import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from types import TracebackType
from typing import Any, NoReturn, ParamSpec, TypeVar

import click

from inspector_app.cli.entry import PACKAGE_SECRET, SECRET
from inspector_app.domain.hidden_characters import hidden, shown
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.files import UNGUARDED
from inspector_app.support.reasons import reason_of
from inspector_app.support.words import error_lines, problem_line
from inspector_app.usecases.one_by_one import place

TROUBLE, REFUSED = 1, 2
P = ParamSpec("P")
R = TypeVar("R")

json_option = click.option("--json", "as_json", is_flag=True, help="以一个JSON文档输出到标准输出。")


def answering(command: Callable[P, R]) -> Callable[P, R]:
    """Turn refusals and troubles into lines on stderr and an exit code; never a traceback for what is foreseen."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (Exception, KeyboardInterrupt) as error:
            answer_for(error)

    return run


def answer_for(error: BaseException) -> NoReturn:
    """End with what :func:`answering` says for an error; one that is not foreseen goes on."""
    if isinstance(error, Refused | Trouble):
        _give_up(error)
    if isinstance(error, KeyboardInterrupt):
        _give_up(Trouble("stopped-by-hand"))
    if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
        _give_up(Trouble("system-error", reason=reason_of(error)))
    raise error


def _give_up(error: Refused | Trouble) -> NoReturn:
    for line in error_lines(error):
        say_error(line)
    sys.exit(REFUSED if isinstance(error, Refused) else TROUBLE)


def own_mistake(_kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What is neither refused nor trouble is our bug: one line with its place in the program, and no data."""
    say_error(error_lines(Trouble("program-error", place=place(error.with_traceback(trace))))[0])


def say_json(value: Any) -> None:
    """One JSON document on stdout; records and tuples are written as plain values.

    What a terminal could obey stands in it as an escape of JSON, which reads as the same text.
    """
    text = json.dumps(as_plain(value), ensure_ascii=False, indent=1)
    click.echo("\n".join(_escaped(line) for line in text.split("\n")))


def _escaped(line: str) -> str:
    return "".join(json.dumps(c)[1:-1] if hidden(c) else c for c in line) if hidden(line) else line


def say(*cells: str) -> None:
    """One line on stdout, its cells set apart by tabs.

    Characters from data that nobody sees, or that a terminal obeys, are written out.
    """
    click.echo("\t".join(map(shown, cells)))


def say_written(name: str, more: str = "") -> None:
    """That a file was made, with ``more`` on what is in it, and that nothing guards it."""
    say(f"已生成 {name}{more}。{UNGUARDED}")


def say_text(text: str) -> None:
    """A text of several lines on stdout, each as :func:`say`."""
    for line in text.split("\n"):
        say(line)


def say_error(line: str) -> None:
    """One line on stderr, as :func:`say`."""
    click.echo(shown(line), err=True)


def say_problems(problems: Iterable[Problem]) -> None:
    """One line on stderr for each problem."""
    for problem in problems:
        say_error(problem_line(problem))


def problem_json(problem: Problem) -> dict[str, str]:
    """A problem for a script: its code, what caused it where that is known, and the sentence."""
    cause = problem.details.get("cause_code", "")
    return {"code": problem.code, **({"cause": cause} if cause else {}), "message": problem_line(problem)}


def as_plain(value: Any) -> Any:
    """Dicts, lists and scalars from anything that holds records."""
    if isinstance(value, dict):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_plain(item) for item in value]
    from inspector_app.domain.records import plain  # with every kind of record: the window starts without

    return plain(value)


def passphrase(*, confirm: bool = False) -> str:
    """The secret of whatever the command opens: from INSPECTOR_PASSPHRASE, else asked for; never an argument."""
    given = os.environ.get(SECRET)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise Trouble("passphrase-not-given")
    answer: str = click.prompt("口令", hide_input=True, confirmation_prompt=confirm, err=True)
    return answer


def given_package_passphrase() -> str:
    """What opens packages that were closed with a passphrase: from INSPECTOR_PACKAGE_PASSPHRASE, else empty."""
    return os.environ.get(PACKAGE_SECRET, "")


def package_passphrase(of_the_store: str) -> str:
    """What closes a package for an office without a key: from INSPECTOR_PACKAGE_PASSPHRASE, or asked for.

    Raises :class:`Refused` ``package-passphrase-not-given``, and ``package-passphrase-of-store`` for the store's own:
    whoever opens packages could open the laptop.
    """
    given = os.environ.get(PACKAGE_SECRET, "")
    if not given and sys.stdin.isatty():
        given = click.prompt("日终包口令", hide_input=True, confirmation_prompt=True, err=True)
    if not given:
        raise Refused(Problem("package-passphrase-not-given"))
    if given == of_the_store:
        raise Refused(Problem("package-passphrase-of-store"))
    return given


def ask(question: str, unasked: str = "not-confirmed") -> None:
    """Go on only when a person says yes.

    Raises :class:`Trouble` ``unasked`` where nobody can be asked, ``left-as-is`` for a no.
    """
    if not sys.stdin.isatty():
        raise Trouble(unasked)
    if not click.confirm(shown(question), err=True):
        raise Trouble("left-as-is")
