"""Whether the pack is there: onnxruntime and numpy are installed, and the models are those that were recorded."""

import hashlib
import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from inspector_app.support.paths import resource

NEEDED = ("numpy", "onnxruntime")


def is_installed() -> bool:
    """Whether pictures can be read; the child looks at the models before it runs them."""
    return all(find_spec(name) is not None for name in NEEDED) and resource("ocr", "models.toml").is_file()


@cache
def model(name: str) -> Path:
    """The file of a model, ``find`` or ``read``. Raises :class:`ValueError` when it is not the recorded one."""
    entry = tomllib.loads(resource("ocr", "models.toml").read_text("utf-8"))[name]
    path = resource("ocr", entry["file"])
    if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
        raise ValueError(f"{path.name} is not the model that was recorded")
    return path
