"""The shape of the house: sizes, sentences, tests, resources, and nothing that must not be committed."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from inspector_app.support.words import sentences
from tests.house.source import modules, nodes, tree

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "inspector_app").rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 400, 45
NETS = ("jobs.py", "crash.py", "one_by_one.py")  # the last nets, where anything else is our own mistake
TOP_LEVEL = {"inspector_app", "forms", "resources", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tracked() -> tuple[str, ...]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    return tuple(listed.stdout.split())


def offenders(faults: Callable[[Path], Iterable[str]]) -> list[str]:
    return [f"{name(path)}: {fault}" for path in modules(ROOT / "inspector_app") for fault in faults(path)]


def test_modules_stay_short():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert [name(path) for path, length in lengths.items() if length > LONGEST_MODULE] == []


def test_functions_stay_short():
    def long(path: Path) -> Iterable[str]:
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
                yield node.name

    found = offenders(lambda path: () if path.stem == "migrations" else long(path))
    assert found == []


def test_modules_say_what_they_hold():
    assert [name(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


def codes_in(path: Path) -> set[str]:
    """Every code given to Problem(…) or Trouble(…) as a plain text."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Problem", "Trouble"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_every_code_has_a_sentence():
    assert offenders(lambda path: sorted(codes_in(path) - set(sentences()))) == []


def test_every_sentence_is_used():
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    patterns = [
        re.sub(r"\{[^}]*\}", "[a-z0-9-]+", f) for f in re.findall(r'f"([a-z0-9-]*\{[^"]*\}[a-z0-9{}_-]*)"', source)
    ]
    unused = [code for code in sentences() if code not in source and not any(re.fullmatch(p, code) for p in patterns)]
    assert unused == []


def test_nothing_else_lies_at_the_top():
    top = {path.split("/")[0] for path in tracked()}
    assert {entry for entry in top if not entry.startswith(".")} <= TOP_LEVEL


def test_no_lock_file_with_addresses():
    assert [path for path in tracked() if path.endswith(".lock") or Path(path).name.startswith("pylock")] == []


def test_no_door_stays_open():
    def ajar(path: Path) -> Iterable[str]:
        yield from re.findall(r"\b(?:TODO|FIXME|XXX)\b|raise NotImplementedError", path.read_text(encoding="utf-8"))
        for node in nodes(path):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if caught in ("everything", "Exception") and path.name not in NETS:
                    yield f"catches {caught}"

    assert offenders(ajar) == []


def test_what_is_committed_names_no_machine_and_no_download():
    pattern = re.compile(r"[ \"'(=]/(?:work|farm|root|home)/|https?://[^ \"']*\.(?:whl|deb|tgz|tar\.gz)")
    texts = [path for path in tracked() if Path(path).suffix in (".py", ".toml", ".md", ".json", ".txt", ".qss", "")]
    found = [
        path
        for path in texts
        if "licences/" not in path and (ROOT / path).is_file() and pattern.search((ROOT / path).read_text("utf-8"))
    ]
    assert found == []


_WORDED = {"inspector_app/domain/dates.py", "inspector_app/ui/widgets/time_edit.py"}  # a field writes its own text


def test_days_and_minutes_are_worded_in_one_place():
    patterns = re.compile(r"%H:%M(?!:%S)|%Y-%m-%d(?!-)|星期\{|\}月\{[^}]*\}日")
    short = {"inspector_app/ui/inspections/photos_section.py": "%m-%d %H:%M"}  # no room for the year
    texts = {name(path): path.read_text(encoding="utf-8") for path in MODULES}
    found = [at for at, text in texts.items() if patterns.search(text.replace(short.get(at, "\0"), ""))]
    assert sorted(set(found) - _WORDED) == []


def test_free_functions_share_one_door_to_the_translation():
    doors = [name(path) for path in MODULES if "QCoreApplication.translate" in path.read_text(encoding="utf-8")]
    assert doors == ["inspector_app/ui/translation.py"]
