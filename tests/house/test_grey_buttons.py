"""A button or an entry of a menu that cannot be pressed says why: by ``Button.allow`` and ``allow`` of a menu, and
nowhere else is one turned off."""

import ast
from pathlib import Path

import inspector_app.ui
from tests.house.source import modules, nodes

UI = Path(inspector_app.ui.__file__).parent
# Entries, menus and parts of the program that are turned off, and are no buttons; views while they work.
NO_BUTTONS = {
    "inspections/check_row.py", "inspections/print_button.py", "inspections/told_section.py",
    "inspections/visit_sections.py", "office/unlock_view.py", "only_reads.py",
    "parties/pick_entry.py", "start/departure.py", "start/fcitx4.py", "start/unlock_view.py",
}  # fmt: skip


def turned_off(path: Path) -> bool:
    calls = (node for node in nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute))
    return any(call.func.attr == "setEnabled" for call in calls)


def test_whoever_turns_a_button_off_says_why():
    rooms = [path for path in modules(UI) if path.relative_to(UI).parts[0] not in ("widgets", "grid")]
    found = {path.relative_to(UI).as_posix() for path in rooms if turned_off(path)}
    assert found - NO_BUTTONS == set()
    assert NO_BUTTONS - found == set()
