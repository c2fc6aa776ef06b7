"""The recipe of the installers takes all that the program needs, and nothing of Qt besides; made in milliseconds."""

import ast
import configparser
import importlib.util
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import PySide6
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from inspector_app.domain import brought
from tests.house.source import modules, nodes

ROOT = Path(__file__).parents[2]
QT = Path(PySide6.__file__).parent / "Qt"


def of_installer(name: str) -> ModuleType:
    """A module that lies beside the recipe."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "resources" / "installer" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


recipe, entries = of_installer("recipe"), of_installer("entries")
RECIPE = recipe.read_recipe()


def imported() -> set[str]:
    """Every module that the program imports from elsewhere, by its dotted name."""
    found = set()
    for path in modules(ROOT / "inspector_app"):
        for node in nodes(path):
            if isinstance(node, ast.Import):
                found |= {each.name for each in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def brought_by(package: str) -> set[str]:
    """What a package that is installed lets others import, by the files it brought."""
    try:
        files = distribution(package).files or ()
    except PackageNotFoundError:  # meant for another system
        return set()
    return {file.parts[0].partition(".")[0] for file in files}


def test_every_package_is_taken():
    """What a bundle takes are imports: each package of pyproject.toml is one that the program or the recipe names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert set(RECIPE["extras"]) == set(extras)
    packages = [*project["dependencies"], *(each for extra in extras.values() for each in extra)]
    wanted = {canonicalize_name(Requirement(each).name) for each in packages}
    tops = {name.partition(".")[0] for name in imported()} | set(RECIPE["hidden"])
    not_here = {"psycopg"}  # the extra is not installed where the tests run
    assert not_here <= tops
    assert {package for package in wanted - not_here if not tops & brought_by(package)} == set()


def test_nothing_that_is_wanted_is_left_out():
    tops = {name.partition(".")[0] for name in imported()}
    assert tops & set(RECIPE["without"]) == set()


def test_modules_that_are_named_in_texts_are_taken():
    """The window's pages, the commands and the readers of strangers' files are imported by their names."""
    named = set()
    for path in modules(ROOT / "inspector_app"):
        for node in nodes(path):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named |= set(re.findall(r"^(inspector_app(?:\.\w+)+)(?::\w+)?$", node.value))
    assert len(named) > 30
    assert named - set(recipe.modules()) == set()


def test_every_form_and_resource_is_taken():
    taken = {f"{folder.removeprefix('inspector_app/_bundled/')}/{file.name}" for file, folder in recipe.data_files()}
    listed = subprocess.run(
        ["git", "ls-files", *RECIPE["folders"]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a checkout")
    left = {each for each in set(listed.stdout.split()) - taken if not each.startswith(tuple(RECIPE["left_out"]))}
    assert left == set()
    assert [each for each in RECIPE["left_out"] if not (ROOT / each).exists()] == []
    source = "\n".join(path.read_text(encoding="utf-8") for path in modules(ROOT / "inspector_app"))
    assert [each for each in RECIPE["left_out"] if f'resource("{Path(each).name}"' in source] == []


def test_every_module_of_qt_is_taken_and_no_other():
    used = {name.split(".")[1] for name in imported() if name.startswith("PySide6.")}
    assert set(RECIPE["qt"]["modules"]) == used


def libraries_of(file: Path) -> set[str]:
    told = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"libQt6(\w+)\.so", told))


@pytest.mark.skipif(sys.platform != "linux", reason="reads the libraries of Linux")
def test_the_libraries_of_qt_that_its_modules_and_plugins_want_are_taken():
    files = [file for name in RECIPE["qt"]["modules"] for file in QT.parent.glob(f"{name}.abi3.so")]
    for folder, names in recipe.listed_plugins().items():
        files += [file for name in names for file in (QT / "plugins" / folder).glob(f"lib{name}.so")]
    assert len(files) > len(RECIPE["qt"]["modules"]) + 10
    assert set().union(*map(libraries_of, files)) == set(RECIPE["qt"]["libraries"])


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6\\plugins\\imageformats\\qjpeg.dll", False),
        ("PySide6\\plugins\\imageformats\\qsvgd.dll", True),
        ("PySide6/Qt/lib/libQt6Widgets.so.6", True),
        ("libQt6Qml.so.6", False),
        ("PySide6\\Qt6Gui.dll", True),
        ("PySide6\\Qt6Quick.dll", False),
        ("PySide6/QtSvg.abi3.so", True),
        ("PySide6\\QtQml.pyd", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/libpyside6.abi3.so.6.8", True),
        ("inspector_app/_bundled/resources/qt-plugins.toml", True),
    ],
)
def test_of_qt_only_what_is_listed_is_taken(target, wanted):
    assert recipe.is_wanted(target) is wanted


def test_libraries_of_the_desktop_go_with_what_only_they_wanted():
    named = {
        "/p/libqgtk3.so": {"libgtk-3.so.0", "libQt6Gui.so.6"}, "/s/libgtk-3.so.0": {"libcairo.so.2", "libz.so.1"},
        "/s/libcairo.so.2": {"libpixman-1.so.0"}, "/s/libpixman-1.so.0": set(), "/s/libz.so.1": set(),
        "/p/zlib.so": {"libz.so.1"}, "/s/libpython3.11.so.1.0": set(),
    }  # fmt: skip
    found = recipe.without_desktop(
        [(file.removeprefix("/s/") if "/s/" in file else f"PySide6{file}", file, "BINARY") for file in named],
        named.get, ["libgtk-3", "libcairo"],
    )  # fmt: skip
    assert [source for _target, source, _kind in found] == [
        "/p/libqgtk3.so", "/s/libz.so.1", "/p/zlib.so", "/s/libpython3.11.so.1.0",
    ]  # fmt: skip


def test_the_files_that_a_double_click_opens_are_those_that_the_window_takes():
    kinds = {each["ending"] for each in RECIPE["file"]}
    assert {ending for ending in kinds if brought.taker_of(f"x{ending}") is None} == set()
    ours = brought.PACKAGE_END, brought.RECEIPT_END, brought.TASKS_END, brought.CASE_END, brought.COPY_END
    assert kinds == {*ours}
    desktop = configparser.ConfigParser(interpolation=None)
    desktop.read_string(entries.desktop_entry(RECIPE, "/opt/x"))
    entry = desktop["Desktop Entry"]
    assert entry["Exec"] == "/opt/x open %f"
    assert entry["Icon"] == RECIPE["id"]
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    told = {each.get("type"): each for each in ET.fromstring(entries.mime_package(RECIPE).encode())}
    assert set(entry["MimeType"].strip(";").split(";")) == set(told)
    assert {each.find(f"{space}glob").get("pattern") for each in told.values()} == {f"*{each}" for each in kinds}
    written, taken_back = entries.registry(RECIPE, "Write"), entries.registry(RECIPE, "Delete")
    assert all(f'"inspector-app{each}"' in text for each in kinds for text in (written, taken_back))
    assert written.count('open "%1"') == len(kinds)


def test_the_package_says_on_what_it_rests():
    fields = dict(line.split(": ", 1) for line in entries.control(RECIPE, "1.2", "amd64", 7, (2, 31)).splitlines()[:-1])
    assert fields["Depends"].startswith("libc6 (>= 2.31), ")
    assert (fields["Version"], fields["Installed-Size"]) == ("1.2", "7")
    assert recipe.version() == tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
