"""Every dialog, on the demo, opened once for all that is tried on it: it has names, is reached and read in both looks
on every screen, says what it shows, can be locked, and moves nothing under the hand; and none is forgotten here."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.ui import record_form, theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.widgets.scrolled import Scrolled
from tests.house import locking, names
from tests.house.codes import wrong_in_draft
from tests.house.conftest import building
from tests.house.dialogs import CLASSES, DIALOGS, FRAMES, RECORD_FORMS, demo
from tests.house.light import LAPTOP, SMALLEST, screen_of, unseen, wrong_in_light
from tests.house.sight import check, let_go, opened, opened_alone, settle
from tests.house.test_keys import wrong_keys
from tests.house.test_nothing_jumps import assert_what_lacks_moves_nothing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in
ON_LAPTOP = [pytest.param((name, LAPTOP), id=name) for name in DIALOGS]
ON_SMALLEST = [pytest.param((name, SMALLEST), id=f"{name}-911") for name in DIALOGS]


@dataclass(frozen=True)
class Opened:
    """A dialog, the screen it opened on, and what was wrong as it opened."""

    name: str
    room: QSize
    window: QWidget
    lost: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def dialog(request, qapp) -> Iterator[Opened]:
    """Opened alone in the first look, once for all that is tried on it on this screen."""
    name, room = request.param
    lost: list[str] = []
    unsaid: list[str] = []

    def at_first(window: QWidget) -> None:
        lost.extend(lost_letters(window))
        unsaid.extend(wrong_in_draft(window, demo().context))

    with building(qapp) as build:
        with screen_of(room):
            window = opened_alone(lambda: build(lambda: begun(name, room)), at_first)
        yield Opened(name, room, window, lost, unsaid)


def begun(name: str, room: QSize) -> QWidget:
    """As the program asks with it, where it is locked."""
    window = DIALOGS[name](demo())
    if room == SMALLEST:
        window.setModal(True)
    return window


def test_no_dialog_is_forgotten():
    assert {name.partition(".")[0] for name in DIALOGS} == set(CLASSES) - FRAMES


def choices(dialog: QWidget) -> Iterator[str]:
    """Take each choice of each list and each switch in turn, with what came into sight by one before; tell which."""
    seen: set[QWidget] = set()
    while new := [each for each in dialog.findChildren(QWidget) if can_choose(each) - seen]:
        entry = new[0]
        seen.add(entry)
        for row in range(entry.count()) if isinstance(entry, QComboBox) else (0,):
            entry.setCurrentIndex(row) if isinstance(entry, QComboBox) else entry.click()
            settle()
            yield f"{entry.accessibleName()} {row}"


def can_choose(entry: QWidget) -> set[QWidget]:
    is_choice = isinstance(entry, QComboBox) or (isinstance(entry, QAbstractButton) and entry.isCheckable())
    return {entry} if is_choice and entry.isVisible() and entry.isEnabled() else set()


@pytest.mark.parametrize("name", RECORD_FORMS)
def test_what_lacks_moves_nothing_and_what_comes_into_sight_with_a_choice_needs_no_scrolling(name, built):
    """On a laptop, or it is sent off unseen: Enter presses the button below it."""
    with screen_of(LAPTOP):
        dialog = opened(built(lambda: DIALOGS[name](demo())))
        assert_what_lacks_moves_nothing(dialog)
        scrolled = [
            (chosen, dialog.height())
            for chosen in choices(dialog)
            if any(area.verticalScrollBar().maximum() for area in dialog.findChildren(Scrolled))
        ]
    assert not scrolled


@pytest.mark.parametrize(
    "verb",
    [PaperVerb.OBJECT, PaperVerb.WAIVE, PaperVerb.WITHDRAW, PaperVerb.VOID, PaperVerb.REVIEW, PaperVerb.SIGN_RECORD],
)
def test_the_dialog_of_an_act_can_be_named_reached_and_read_in_both_looks(verb, built, tmp_path, qtbot):
    check(built(lambda: demo().act(verb)), tmp_path, qtbot)


@pytest.mark.parametrize("verb", [PaperVerb.CORRECT, PaperVerb.WITHDRAW, PaperVerb.VOID])
def test_a_few_entries_below_a_few_lines_stand_in_no_wide_window(verb, built, qapp, monkeypatch):
    """Only what would have to be scrolled is spread over the screen."""
    monkeypatch.setattr(record_form, "room", lambda _window: LAPTOP)
    theme.apply(qapp, theme.SUNLIGHT, load_screen_font())
    dialog = built(lambda: demo().act(verb))
    dialog.show()
    settle()
    assert dialog.width() < 700


@pytest.mark.parametrize("dialog", [*ON_LAPTOP, *ON_SMALLEST], indirect=True)
def test_a_dialog_fits_as_it_opens_and_when_the_light_changes(dialog):
    """With the size that it gives itself; and in 强光 nothing is moved by what is said to lack."""
    with screen_of(dialog.room), opened_afresh(dialog.name) as open_it:
        assert wrong_in_light(dialog.window, dialog.name, dialog.room, open_it) == {}
        if dialog.name in RECORD_FORMS and dialog.room == LAPTOP:
            assert_what_lacks_moves_nothing(open_it())


@contextmanager
def opened_afresh(name: str) -> Iterator[Callable[[], QWidget]]:
    """Another one beside what stays open, in the look of now, which stays too."""
    made: list[QWidget] = []

    def open_it() -> QWidget:
        if not made:
            made.append(opened(unseen(DIALOGS[name](demo()))))
        return made[0]

    yield open_it
    for each in made:
        let_go(each)


# One asks what becomes of words that are only shown, the other shows a paper to be printed.
BUTTONS_FIRST = {"UnwrittenDialog", "ReviewCopy"}


@pytest.mark.parametrize("dialog", ON_LAPTOP, indirect=True)
def test_a_dialog_opens_alone_and_can_be_named_reached_and_read_in_both_looks(dialog, tmp_path, qtbot):
    check(dialog.window, tmp_path, qtbot)
    assert dialog.unsaid == [], "what is kept of it while one types"
    assert dialog.lost == [] or dialog.name in BUTTONS_FIRST
    assert asked_in_vain(dialog.window) == []


def asked_in_vain(dialog: QWidget) -> list[str]:
    """What an act's dialog asks while its use case takes no such values, or others besides."""
    does, names = getattr(dialog, "save", None), getattr(dialog, "entered", dict)()
    return [] if not isinstance(does, record_form.Doing) or does.takes(names) else sorted(names)


def lost_letters(dialog: QWidget) -> Iterator[str]:
    """The button on which letters are lost that are typed as a dialog opens, though there are entries to write in."""
    entries = [
        each
        for kind in (QLineEdit, QPlainTextEdit, QComboBox)
        for each in dialog.findChildren(kind)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (hasattr(each, "isReadOnly") and each.isReadOnly())
    ]  # fmt: skip
    here = dialog.focusWidget()
    if entries and isinstance(here, QAbstractButton) and not here.isCheckable():
        yield here.accessibleName()


@pytest.mark.parametrize("dialog", ON_SMALLEST, indirect=True)
def test_every_dialog_can_be_locked_comes_back_as_it_was_and_does_what_its_keys_say(dialog, qtbot):
    """On a small screen, where the panel that asks for the passphrase has the least room."""
    with screen_of(dialog.room):
        locking.assert_locks(dialog.window, dialog.name, locking.locked_behind(qtbot), qtbot)
    assert wrong_keys(dialog.window, dialog.name) == {}


@pytest.mark.parametrize("dialog", ON_LAPTOP, indirect=True)
def test_a_dialog_says_what_it_shows_whatever_is_chosen_typed_or_refused(dialog):
    """Last: what was chosen and typed stays. In whichever look: it changes no words."""
    with names.refusing(demo().session):
        assert names.wrong_in_dialog(dialog.window, dialog.name) == []
