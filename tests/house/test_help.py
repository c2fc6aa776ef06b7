"""The manual leads where it says: every page and dialog has a chapter, no chapter names what is not there."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

from inspector_app.support.paths import resource
from inspector_app.ui.settings.settings_page import SETTINGS_PARTS
from inspector_app.ui.start.page_list import PAGES
from inspector_app.usecases.manual import chapter_about, chapters, with_links
from tests.house.dialogs import CLASSES, FRAMES
from tests.house.source import modules, tree

UI = Path(__file__).parents[2] / "inspector_app" / "ui"
WRITTEN = [each for each in chapters() if not each.written_from]
# Asked upon something else, whose chapter is that of what they stand before.
OF_WHAT_IS_BEHIND = {"widgets", "record_form", "reason_draft"}


def place(kind: type) -> str:
    return f"{kind.__module__}.{kind.__name__}".removeprefix("inspector_app.ui.")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_page_has_a_chapter(page):
    assert chapter_about([f"{page.module}.{page.kind}".removeprefix("inspector_app.ui.")]) is not None


def test_every_dialog_has_a_chapter():
    asked = {name: place(kind) for name, kind in CLASSES.items() if name not in FRAMES}
    without = {name for name, at in asked.items() if chapter_about([at]) is None}
    assert {name for name in without if asked[name].split(".")[0] not in OF_WHAT_IS_BEHIND} == set()


def test_a_chapter_is_about_what_is_there():
    there = {".".join(p.relative_to(UI).with_suffix("").parts).removesuffix(".__init__") for p in modules(UI)}
    for chapter in chapters():
        for about in chapter.about:
            module, _, kind = about.rpartition(".")
            inside = about in there or any(each.startswith((f"{about}.", f"{about}_")) for each in there)
            is_class = module in there and hasattr(importlib.import_module(f"inspector_app.ui.{module}"), kind)
            assert inside or is_class, f"{chapter.key}: {about}"


@cache
def words_of_the_window() -> frozenset[str]:
    """Everything that is written as a text in the window, and the words of acts, columns and records."""
    files = [*modules(UI), *(UI.parent / "usecases").glob("*steps*.py")]
    constants = (node.value for path in files for node in ast.walk(tree(path)) if isinstance(node, ast.Constant))
    shown = {each.strip("…　 ") for each in constants if isinstance(each, str)}
    told = {
        word
        for path in resource("vocabulary").glob("*.toml")
        for word in re.findall(r'"([^"]+)"', path.read_text("utf-8"))
    }
    return frozenset({*shown, *told, *SETTINGS_PARTS})


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda chapter: chapter.key)
def test_a_chapter_names_only_buttons_and_keys_that_are_there(chapter):
    named = {each.strip("…") for each in re.findall(r"【([^】]+)】", chapter.text)}
    assert {each for each in named if each not in words_of_the_window()} == set()
    keys = {
        key
        for key in re.findall(r"`([^`]+)`", chapter.text)
        if not re.fullmatch(r"(Ctrl|Alt)\+[\d=-]|Enter|Esc|Tab", key)
    }
    assert keys <= words_of_the_window()


@pytest.mark.parametrize("chapter", WRITTEN, ids=lambda chapter: chapter.key)
def test_links_pictures_and_articles_of_a_chapter_are_there(chapter):
    keys = {each.key for each in chapters()}
    for is_picture, target in re.findall(r"(!?)\[[^\]]*\]\(([^)]+)\)", chapter.text):
        assert resource("help", "pictures", target).is_file() if is_picture else target in keys, target
    assert (
        re.findall(r"第[一二三四五六七八九十百零]+条", re.sub(r"\[[^\]]*\]\(law:[^)]*\)", "", with_links(chapter.text)))
        == []
    )


def test_no_file_is_left_over():
    texts = {path.stem for path in resource("help").glob("*.md")}
    assert texts == {each.key for each in WRITTEN}
    shown = {target for each in WRITTEN for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", each.text)}
    assert {path.name for path in resource("help", "pictures").iterdir()} == shown
