"""Sentences lead to what is there: places of the settings, words of the screen; none promises what cannot be."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import inspector_app
from inspector_app.support.paths import resource
from inspector_app.support.words import sentence, sentences
from inspector_app.ui.settings.settings_page import SETTINGS_PARTS
from tests.house.source import modules, nodes

PACKAGE = Path(inspector_app.__file__).parent
CHINESE = re.compile("[\u4e00-\u9fff]")

# Quoted in a sentence as an example of what a person writes or reads on a paper, not as a word of the screen.
EXAMPLES = {
    "听清楚了吗", "是否申请回避", "代号#条(款)(项)",
    "10月以来人工费未拨付专户，涉及木工班组23人", "2025年9月至2025年12月",
    "2026年3月5日",
    "选择性粘贴、转置", "打印损坏作废", "手工开具，纸质归档", "指定期限届满", "以前的版本", "最后保存到哪一条",
}  # fmt: skip

# Promises of a later program, advice to alter what is a person's own, and ways that the program has not.
NEVER = ("后续版本", "下个版本", "以后的版本", "敬请期待", "规范汉字", "指定哪一列", "请刷新")


def strings(path):
    """Every text of a module."""
    return {node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@cache
def literals() -> dict[str, set[str]]:
    """Every Chinese text of the program by module, doc texts left out."""
    found: dict[str, set[str]] = {}
    for path in modules(PACKAGE):
        docs = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
        texts = {
            node.value
            for node in nodes(path)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        }
        found[path.name] = found.get(path.name, set()) | {text for text in texts if CHINESE.search(text)}
    return found


def everything() -> list[tuple[str, str]]:
    """Each sentence and each text, with its code or its module."""
    return [*sentences().items(), *((name, text) for name, texts in literals().items() for text in texts)]


def test_a_place_in_the_settings_is_one_that_is_there():
    named = [
        (where, part) for where, text in everything() for part in re.findall(r"设置\s*[—→>]\s*([^”“。；，]+)", text)
    ]
    assert len(named) >= 5
    assert [each for each in named if each[1] not in SETTINGS_PARTS] == []


def test_a_word_of_the_screen_in_quotes_stands_on_the_screen():
    shown = {text for texts in literals().values() for text in texts}
    shown |= {file.read_text(encoding="utf-8") for file in resource("vocabulary").glob("*.toml")}
    shown.add(resource("law/payers.toml").read_text(encoding="utf-8"))
    quoted = [
        (code, word)
        for code, sentence in sentences().items()
        for word in re.findall("“([^”{}]+)”", sentence)
        if not word.startswith("设置—") and CHINESE.search(word) and word not in EXAMPLES
    ]
    assert [pair for pair in quoted if not any(pair[1] in text for text in shown)] == []


def test_no_sentence_of_the_window_names_an_entry_of_the_command_line():
    said_there = {
        text
        for path in modules(PACKAGE)
        if "cli" in path.parts or path.stem == "office_alarms"
        for text in strings(path)
    }
    named = [code for code in sentences() if re.search(r"(?<![-a-z])--[a-z]|命令行", sentence(code))]
    assert [code for code in named if code not in said_there and not code.startswith("window-")] == []
    for code in sentences():
        assert "[[" not in sentence(code) + sentence(code, typed=True)


@pytest.mark.parametrize("words", NEVER)
def test_nothing_is_promised_for_later_and_nobody_is_told_to_alter_a_name(words):
    assert [where for where, text in everything() if words in text] == []


# Figures stand in Chinese words without a blank, as on official papers: 有2处. Only a clock time, a figure at the end
# of a sign (有问题 3), and a Latin word or the name of a file are set apart.
APART = {
    "time", "moment", "at",  # with a clock time
    "undo", "redo", "folder", "file", "library", "word", "type", "expected", "cap", "where", "kind", "character",
    "digest", "code", "sheet", "unknown[0]", "limit", "CARD_FILE", "name",
}  # fmt: skip
HAN = "[\u4e00-\u9fff”》）、，。；：“《（]"
DIGITS = r"(?<![A-Za-z0-9.:\-])\d(?:[\d,.\-]*\d)?(?![\d:A-Za-z])"
FIGURE = rf"(?:{DIGITS}|\{{[^{{}}]*\}})"
BLANK = re.compile(rf"(?P<figure>{FIGURE}) +{HAN}|{HAN} +(?P<after>{FIGURE}(?:[—/]{FIGURE})*)(?={HAN})")
PRINTED = {"page.py"}  # the foot of papers that are released, whose bytes stay
TYPED = {"story.py"}  # what the invented inspector of the demonstration types


def composed() -> list[tuple[str, str]]:
    """Every Chinese text with its blanks to be filled, by module or file."""
    found = [(name, text) for name, text in everything() if name not in PRINTED | TYPED]
    for path in (path for path in modules(PACKAGE) if path.name not in PRINTED | TYPED):
        for node in nodes(path):
            if isinstance(node, ast.JoinedStr):
                found.append((path.name, "".join(map(piece, node.values))))
    return found


def piece(node: ast.expr) -> str:
    """Words of a composed text: as they stand, those of the screen inside it, or the name of what fills the gap."""
    match node:
        case ast.Constant(str(words)) | ast.FormattedValue(ast.Call(args=[ast.Constant(str(words))])):
            return words
        case ast.FormattedValue(value):
            return f"{{{ast.unparse(value)}}}"
    raise TypeError(node)


def apart(text: str) -> list[str]:
    told = [(match[0], match["figure"] or match["after"]) for match in BLANK.finditer(text)]
    named = [(words, figure.strip("{}").partition(":")[0].rpartition(".")[2]) for words, figure in told]
    return [words for words, name in named if name not in APART]


@pytest.mark.parametrize("text", ["有 2处", "有2 处", "第 {first}—{last}条", "共{count} 份", "如 2026-03-05、"])
def test_a_blank_at_a_figure_is_seen(text):
    assert apart(text) != []


@pytest.mark.parametrize(
    "text", ["有2处", "第{first}—{last}条", "有问题 {count}", "例如 9:05 或 14:30。", "改名为 {file}，", "按 F4 选"]
)
def test_what_may_be_set_apart_is_no_fault(text):
    assert apart(text) == []


def test_no_blank_stands_between_chinese_words_and_a_figure():
    assert [(name, found) for name, text in composed() if (found := apart(text))] == []
