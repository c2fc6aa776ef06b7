"""Where ``forms/`` and ``resources/`` are: beside the package in a checkout, inside it in an installed wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _root() -> Path:
    bundled = _PACKAGE / "_bundled"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def forms_folder() -> Path:
    """The folder of the official form files."""
    return _root() / "forms"


def resource(*parts: str) -> Path:
    """The path of a file or folder below ``resources/``."""
    return _root().joinpath("resources", *parts)
