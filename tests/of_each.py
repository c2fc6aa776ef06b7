"""One test for what is seen of each of many things, where to begin a test takes longer than the look."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any


def of_each(name: str, things: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """In place of ``pytest.mark.parametrize``; a failure tells of which thing it is."""
    looked_at = list(things)

    def one(look: Callable[..., None]) -> Callable[..., None]:
        @wraps(look)
        def test(**fixtures: Any) -> None:
            assert looked_at, "there is nothing to look at"
            for thing in looked_at:
                try:
                    look(**{name: thing}, **fixtures)
                except BaseException as wrong:
                    wrong.add_note(f"of {_called(thing)}")
                    raise

        wanted = inspect.signature(look).parameters
        test.__signature__ = inspect.Signature([each for key, each in wanted.items() if key != name])
        return test

    return one


def _called(thing: Any) -> str:
    edition = getattr(thing, "edition", "")
    return f"{thing.id}@{edition}" if edition else repr(thing)[:200]
