"""The labels of forms of one person (姓名：示例甲　工种：木工) and the values beside them."""

import re
from collections.abc import Mapping

from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.owners import OF_PERSON, names_other
from inspector_app.exchange.tables.fields import Fit, ListKind, Shape
from inspector_app.exchange.tables.grid import Cell
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.structure import structure

LONGEST_LABEL = 14
_INSIDE = re.compile(
    r"([^\s:：;；,，]{1,14}(?:[(（][^)）]{1,6}[)）])?)\s*[:：]\s*([^:：;；]*?)(?=$|[;；]|\s+[^\s:：]{2,12}\s*[:：])"
)
_OF_HEADINGS = re.compile(
    "工资|情况|金额|信息|发放|考勤|结算|[\\d一二三四五六七八九十本上下每当]月|月份|[\\d一二三四五六七八九十每今当]日|日期"
)
"""No name: 本月, 6月, and not 示例月."""
_INSTRUCTS = re.compile("[。；！？]|填写|必填|全称|例如")
"""What explains a label and is no value of it."""
_IN_FIGURES = ("小写", "大写")
Row = Mapping[int, Cell]
Pairs = list[tuple[str, Cell]]


def pairs_of(cells: Row, kind: ListKind) -> Pairs:
    """The values of a row behind their labels; empty where it is anything but labels with values beside them."""
    told: Pairs = []
    label = ""
    for column in sorted(cells):
        cell = cells[column]
        if within := inside(cell.text, kind):
            told += within
            label = ""
        elif is_label(cell.text, kind):
            label = _full_label(cell.text, label or (told[-1][0] if told else ""))
        elif label:
            told.append((label, cell))
            label = ""
        else:
            return []
    return told


def _full_label(text: str, before: str) -> str:
    """小写 behind 尚欠工资（大写） is 尚欠工资."""
    plain = text.strip().rstrip(":：")
    return heading_key(before) if heading_key(plain) in _IN_FIGURES and before else plain


def inside(text: str, kind: ListKind) -> Pairs:
    """姓名：示例甲　工种：木工 in one cell."""
    found = [(label, Cell(value.strip())) for label, value in _INSIDE.findall(text) if value.strip()]
    return found if all(is_label(label, kind) for label, _ in found) else []


def is_label(text: str, kind: ListKind) -> bool:
    plain = text.strip().rstrip(":：")
    key = heading_key(plain)
    if not plain or len(plain) > LONGEST_LABEL or key in structure().serial:
        return False
    return key in _IN_FIGURES or structure().is_known(key) or kind.match(plain) is not None


def is_anchor(text: str, kind: ListKind) -> bool:
    found = kind.match(text)
    return found is not None and found.field == kind.anchor


def names_somebody(told: Pairs, kind: ListKind) -> bool:
    return any(
        (found := kind.match(label)) is not None
        and found.field == kind.anchor and found.fit is Fit.EXACT and _may_be_called(cell.text, kind)
        for label, cell in told
    )  # fmt: skip


def _may_be_called(text: str, kind: ListKind) -> bool:
    key, words = heading_key(text), structure()
    is_heading = words.is_known(key) or any(key in alone for alone in words.alone.values())  # 应付 beside 姓名
    if kind.has_any_names:
        return bool(key) and not is_heading and kind.match(text) is None and not _INSTRUCTS.search(text)
    return is_name(text) and not is_heading and not _OF_HEADINGS.search(text)


def is_amount_label(label: str, kind: ListKind) -> bool:
    found = kind.match(label)
    return found is not None and kind.by_name[found.field].shape is Shape.AMOUNT


def is_of_person(label: str, kind: ListKind) -> bool:
    """Whether a label tells something of one person alone: a number, an address, an amount."""
    found = kind.match(label)
    return found is not None and (found.field in OF_PERSON or kind.by_name[found.field].shape is Shape.AMOUNT)


def of_others(told: Pairs, other: str, kind: ListKind) -> tuple[Pairs, str]:
    """The pairs of a row, numbers behind another person's name with that person before their label (班组长身份证号),
    and whose the numbers of the next row are. ``other`` is the label of the person that the row above named alone."""
    found: Pairs = []
    for label, cell in told:
        match = kind.match(label)
        if match is not None and match.field == kind.anchor:
            other = ""
        elif match is not None and match.field in OF_PERSON:
            label = f"{other}{label}"
        else:
            other = label if names_other(label) and is_name(cell.text) else ""
        found.append((label, cell))
    return found, other if len(told) == 1 else ""
