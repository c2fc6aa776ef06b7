"""Columns as the store keeps them to values of their types, quickly: the measures read hundreds of thousands."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any

Cast = Callable[[Any], Any]
"""A kept value to one of its type."""


def cast_columns(rows: Sequence[Sequence[Any]], casts: Sequence[Cast | None]) -> Iterator[Sequence[Any]]:
    """The values of rows as their types, column by column, which takes a third of the time; what is not there stays
    None."""
    columns = (map(itemgetter(at), rows) for at in range(len(casts)))
    return zip(
        *(
            each if cast is None else map(_Told(cast).__getitem__, each)
            for each, cast in zip(columns, casts, strict=True)
        ),
        strict=True,
    )


class _Told(dict[Any, Any]):
    """The values of a column as their type by how they are kept: records share few, so each is cast once."""

    def __init__(self, cast: Cast) -> None:
        super().__init__({None: None})
        self._cast = cast

    def __missing__(self, kept: Any) -> Any:
        value = self[kept] = self._cast(kept)
        return value
