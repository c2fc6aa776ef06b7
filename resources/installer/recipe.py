"""What goes into a bundle, as plain functions over recipe.toml, qt-plugins.toml and the tree."""

import re
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/([\w-]+)/(?:lib)?([\w-]+?)d?\.(?:so|dll)$")
_LIBRARY = re.compile(r"(?:^|/)(?:lib)?Qt6(\w+?)(?:\.so[.\d]*|\.dll)$")
_MODULE = re.compile(r"PySide6/(Qt\w+?)(?:\.abi3)?\.(?:so|pyd)$")
_WORDS = re.compile(r"PySide6/(?:Qt/)?translations/(\w+)\.qm$")


def read_recipe() -> dict[str, Any]:
    """recipe.toml as it stands."""
    return tomllib.loads((HERE / "recipe.toml").read_text(encoding="utf-8"))


def version() -> str:
    """The version that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def modules() -> list[str]:
    """Every module of the program by its dotted name: many are imported by name only, where PyInstaller sees none."""
    files = sorted((ROOT / "inspector_app").rglob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names]


def data_files() -> Iterator[tuple[Path, str]]:
    """Each file that the program reads, with its folder in the bundle: beside the package, as in the wheel."""
    recipe = read_recipe()
    out = [ROOT / left for left in recipe["left_out"]]
    for folder in recipe["folders"]:
        for file in sorted((ROOT / folder).rglob("*")):
            if not file.is_file() or "__pycache__" in file.parts or any(file.is_relative_to(each) for each in out):
                continue
            yield file, f"inspector_app/_bundled/{file.parent.relative_to(ROOT).as_posix()}"


def listed_plugins() -> dict[str, list[str]]:
    """Folder → names of the Qt plugins that the program uses."""
    text = (ROOT / "resources" / "qt-plugins.toml").read_text(encoding="utf-8")
    return {folder: list(names) for folder, names in tomllib.loads(text).items()}


def is_wanted(target: str) -> bool:
    """Whether a file that PyInstaller would put at ``target`` belongs into the bundle; all but Qt's is."""
    path, qt = target.replace("\\", "/"), read_recipe()["qt"]
    if found := _PLUGIN.search(path):
        return found[2] in listed_plugins().get(found[1], [])
    for pattern, wanted in ((_MODULE, "modules"), (_LIBRARY, "libraries"), (_WORDS, "translations")):
        if found := pattern.search(path):
            return found[1] in qt[wanted]
    return "PySide6/" not in path or not re.search(r"/(?:qml|plugins|translations)/", path)


Entry = tuple[str, str, str]
"""Of PyInstaller: where a file goes, where it comes from, and what it is."""


def named_by(file: str) -> set[str]:
    """The libraries that a file of Linux itself names."""
    told = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^ +NEEDED +(\S+)$", told, re.MULTILINE))


def without_desktop(entries: Iterable[Entry], named: Callable[[str], set[str]], desktop: Iterable[str]) -> list[Entry]:
    """The entries without the libraries of the desktop, by how their names begin, and what these alone wanted."""
    kept, gone = list(entries), list[Entry]()
    names = {entry: named(entry[1]) for entry in kept if entry[2] in ("BINARY", "EXTENSION")}
    going = [entry for entry in kept if _is_library(entry) and entry[0].startswith(tuple(desktop))]
    while going:
        gone += going
        kept = [entry for entry in kept if entry not in going]
        wanted = set().union(*(names.get(entry, set()) for entry in kept))
        left_alone = set().union(*(names[entry] for entry in gone)) - wanted
        going = [entry for entry in kept if _is_library(entry) and entry[0] in left_alone]
    return kept


def _is_library(entry: Entry) -> bool:
    """Whether it was taken from the system: what packages bring lies in folders of theirs."""
    return entry[2] == "BINARY" and "/" not in entry[0]
