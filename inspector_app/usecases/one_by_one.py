"""Work over several files in which one file's failure never touches another."""

from collections.abc import Callable
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.support.reasons import reason_of

T = TypeVar("T")


def attempt(name: str, work: Callable[[], T]) -> T | Problem:
    """What ``work`` gives, or the problem that keeps the thing called ``name`` out.

    A mistake of our own is caught too: the days of the other laptops must not wait until it is mended. It becomes
    ``package-program-error`` with its place in the program, and nothing of the file. That a person wants to stop goes
    through: Raises :class:`Cancelled`.
    """
    try:
        return work()
    except Cancelled:
        raise
    except Trouble as trouble:
        return Problem(trouble.code, name, details=trouble.details)
    except Refused as refusal:
        return refusal.problems[0]
    except OSError as error:
        return Problem("system-error", name, details={"reason": reason_of(error)})
    except Exception as error:  # the net of a loop over files: each gets its turn
        return Problem("package-program-error", name, details={"place": place(error)})


def place(error: BaseException) -> str:
    """Where in the program an error arose, without any data: its kind, file and line."""
    frames = extract_tb(error.__traceback__)
    kind = type(error).__name__
    return f"{kind}，{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else kind
