"""A file is read through support/regular, which never waits on a pipe; what the program brings itself need not be."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import inspector_app

PACKAGE = Path(inspector_app.__file__).parent
READERS = {"read_bytes", "read_text", "copyfile", "ZipFile", "load_workbook", "fdopen"}
# How often a file is read otherwise, and why.
LEFT = {
    "documents/archive.py": (1, "our own colour profile"),
    "documents/letters/pack.py": (1, "models that come with the program"),
    "formdefs/banks.py": (1, "banks that come with the program"),
    "formdefs/catalogue.py": (1, "editions that come with the program"),
    "formdefs/fragments.py": (1, "fragments that come with the program"),
    "lawbook/reading.py": (2, "law that comes with the program"),
    "lawbook/statutes.py": (1, "law that comes with the program"),
    "office/folder.py": (1, "a package that was read before"),
    "office/rebuilding.py": (1, "a copy that the office made"),
    "store/backup.py": (6, "parts of a store, and what was just written"),
    "store/lock.py": (1, "the lock of the store itself"),
    "store/migrate.py": (1, "the store's own database"),
    "store/step_back.py": (2, "keys and database of a store of ours"),
    "support/battery.py": (1, "what the kernel tells"),
    "support/cable.py": (2, "what the kernel tells"),
    "support/files.py": (1, "a sealed file of ours that gets a second name"),
    "support/medium.py": (1, "what the kernel tells"),
    "support/places.py": (1, "what the kernel tells"),
    "support/regular.py": (1, "the one place"),
    "support/settings.py": (1, "the program's own settings"),
    "support/vocabulary.py": (1, "words that come with the program"),
    "support/words.py": (1, "words that come with the program"),
    "ui/icons.py": (1, "icons that come with the program"),
    "ui/language.py": (1, "words that come with Qt"),
    "ui/theme.py": (2, "looks that come with the program"),
    "usecases/demo/brought.py": (2, "lists that come with the program"),
    "usecases/edition_changes.py": (2, "law and forms that come with the program"),
    "vault/at_rest.py": (1, "a database of ours"),
    "vault/log_file.py": (1, "the database's own log"),
}


def readings(source: str) -> Iterator[str]:
    """Calls that open a file by its path to read it, and not one that comes with the program."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        words = [each.value for each in node.args if isinstance(each, ast.Constant)]
        reads = name in READERS or (name == "open" and words[:1] in (["rb"], ["r"]))
        if reads and not any(own in ast.unparse(node) for own in ("resource(", "(BytesIO(")):
            yield name


def test_a_reading_is_seen():
    assert list(readings("with path.open('rb') as file: path.read_bytes()")) == ["open", "read_bytes"]
    assert list(readings("page.open(rid); path.open('xb')")) == []


def test_files_from_outside_are_opened_in_one_place():
    found = Counter()
    for path in sorted(PACKAGE.rglob("*.py")):
        found[path.relative_to(PACKAGE).as_posix()] = sum(1 for _ in readings(path.read_text(encoding="utf-8")))
    assert {name: count for name, count in found.items() if count > LEFT.get(name, (0, ""))[0]} == {}
