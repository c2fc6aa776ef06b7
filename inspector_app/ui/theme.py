"""The two looks of the window: colours, sizes and spacings as named values, and how they are put on."""

import tomllib
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.support.paths import resource
from inspector_app.ui.hearing import hear

GAP_1, GAP_2, GAP_3, GAP_4, GAP_6 = 4, 8, 12, 16, 24


class Tone(StrEnum):
    """What a colour says. Plain is the rule: colour means attention."""

    PLAIN = "plain"
    INFO = "info"
    OK = "ok"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class ToneColours:
    """Words on their ground, and the strip that marks a card."""

    words: str
    ground: str
    strip: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Colours are #rrggbb, sizes logical pixels."""

    name: str
    title: str

    ground: str
    card: str
    text: str
    second: str
    hairline: str
    border: str
    primary: str
    primary_hover: str
    on_primary: str
    chosen: str
    hover: str
    head: str
    disabled: str
    scroll: str

    nav: str
    nav_text: str
    nav_hover: str
    nav_chosen: str
    nav_chosen_text: str
    nav_mark: str

    plain: ToneColours
    info: ToneColours
    ok: ToneColours
    warning: ToneColours
    danger: ToneColours

    body_size: int
    small_size: int
    chip_size: int
    section_size: int
    title_size: int
    figure_size: int
    control_height: int
    row_height: int
    nav_height: int
    nav_width: int
    nav_icons: int
    line: int
    card_line: int
    card_radius: int
    control_radius: int

    def tone(self, tone: str) -> ToneColours:
        """The colours of a tone, for a filled chip."""
        colours: ToneColours = getattr(self, str(tone))
        return colours

    @property
    def checked_ink(self) -> str:
        """The colour for words and icon of a button that is down."""
        return self.on_primary if _is_heavy(self) else self.primary

    def ink(self, tone: str) -> str:
        """The colour for words and icons of a tone straight on a card, where filled chips' white would vanish."""
        if tone == Tone.PLAIN:
            return self.second
        colours = self.tone(tone)
        return max(colours.words, colours.ground, key=lambda colour: contrast(colour, self.card))


def _look(name: str) -> Theme:
    """A look as its file in ``resources/looks`` has it."""
    told: dict[str, Any] = tomllib.loads(resource("looks", f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(name, **told | {tone: ToneColours(**told[tone]) for tone in Tone})


STANDARD, SUNLIGHT = _look("standard"), _look("sunlight")
THEMES = {theme.name: theme for theme in (STANDARD, SUNLIGHT)}
_SIZES = ("_size", "_height", "_width", "_icons")
_SUNLIGHT_FOR_FEW_POINTS = replace(
    SUNLIGHT, **{each.name: getattr(STANDARD, each.name) for each in fields(Theme) if each.name.endswith(_SIZES)}
)
_FEW_POINTS = QSize(1100, 640)  # 1366×768 at 125 % has 1092×614
_WORN_FOR_FEW = "sunlight-for-few-points"
_WORN = {**THEMES, _WORN_FOR_FEW: _SUNLIGHT_FOR_FEW_POINTS}


def contrast(one: str, other: str) -> float:
    """The contrast of two #rrggbb colours by WCAG 2: from 1 (the same) to 21 (black on white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache  # a look has few colours, and every icon asks
def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def current() -> Theme:
    """The look the application wears now; painters and icons ask at the moment they draw."""
    app = QCoreApplication.instance()
    return _WORN.get(str(app.property("theme")), STANDARD) if app is not None else STANDARD


class _Wardrobe(QObject):
    """One for the application, which owns it: tells what is dressed that the look changed."""

    changed = Signal()

    @classmethod
    def of(cls, app: QCoreApplication) -> "_Wardrobe":
        found = app.findChild(cls, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, cls) else cls(app)


_FOUND_ITS_PLACE = (QEvent.Type.ParentChange, QEvent.Type.Polish)


class _Dress(QObject):
    """Keeps the style sheet of one widget, which owns it, up with the look."""

    def __init__(self, wearer: QWidget, wardrobe: _Wardrobe, waits: bool) -> None:
        super().__init__(wearer)
        self._worn: Theme | None = None
        wearer.installEventFilter(self)
        hear(wardrobe.changed, self, self._changed)
        if not waits:
            self._put_on(wearer)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show or (self._worn is None and event.type() in _FOUND_ITS_PLACE):
            self._put_on(self.parent())
        return False

    def _changed(self) -> None:
        wearer = self.parent()  # not kept: a scroll bar is known to Python only as long as the list around it is
        if isinstance(wearer, QWidget) and wearer.isVisible():
            self._put_on(wearer)

    def _put_on(self, wearer: QObject) -> None:
        look = current()
        if look is not self._worn and isinstance(wearer, QWidget):
            self._worn = look
            wearer.setStyleSheet(sheet(look))


def dress(widget: QWidget, once_placed: bool = False) -> None:
    """Let a page, dialog or list of its own wear the look, with all that is in it, from now on, or
    ``once_placed``: what is still to be put into a window would be restyled there as a whole once more.

    What is in sight changes with the look at once, what is hidden when it is next shown: a style sheet of the whole
    application would restyle every widget that was ever seen. What stands inside something dressed wears its look.
    """
    app = QApplication.instance()
    around: QWidget | None = widget
    while around is not None:
        if around.findChild(_Dress, options=Qt.FindChildOption.FindDirectChildrenOnly) is not None:
            return
        around = around.parentWidget()
    if app is not None:
        _Dress(widget, _Wardrobe.of(app), once_placed)


def change_light(app: QApplication, family: str) -> Theme:
    """Change between 标准 and 强光, and tell which it is now."""
    wanted = SUNLIGHT if current() is STANDARD else STANDARD
    apply(app, wanted, family)
    return wanted


def apply(app: QApplication, theme: Theme, family: str, room: QSize | None = None) -> None:
    """Put a look on the application: on what is :func:`dress`-ed. Nothing typed is touched.

    ``room`` is that of the screen, unless another one is to be tried.
    """
    name, theme = for_screen(theme, room or app.primaryScreen().availableGeometry().size())
    app.setProperty("theme", name)
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    font = QFont(family)
    font.setPixelSize(theme.body_size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)
    app.setPalette(_palette(theme))
    _Wardrobe.of(app).changed.emit()


def for_screen(theme: Theme, room: QSize) -> tuple[str, Theme]:
    """The look as it is worn on a screen, ``room`` in logical pixels, and the name it is worn by.

    A screen of few points is small or already enlarged by its desktop: there 强光 keeps its black on white, and the
    sizes of 标准, or what matters would be out of sight.
    """
    has_few = room.width() < _FEW_POINTS.width() or room.height() < _FEW_POINTS.height()
    name = _WORN_FOR_FEW if theme is SUNLIGHT and has_few else theme.name
    return name, _WORN[name]


@cache
def sheet(theme: Theme) -> str:
    """The style sheet of a look: its own values and the sizes that follow from them."""
    ring = 2 if theme.line == 1 else 3
    grow = ring - theme.line
    inner = theme.control_height - 2 * theme.line
    mark = theme.body_size + 3
    filled = _is_heavy(theme)
    bare = inner if filled else theme.control_height - 8  # in the sun a glove presses it
    values = asdict(theme) | _by_weight(theme)
    values |= {
        "error": theme.ink("danger"),
        "icons": resource("icons", theme.name).as_posix(),
        "ring": ring,
        "inner": inner,
        "inner_focus": inner - 2 * grow,
        "pad_focus": 10 - grow,
        "text_pad_focus_y": 5 - grow,
        "text_pad_focus_x": 6 - grow,
        "button_pad": 14 - grow,
        "quiet_pad": 8 - grow,
        "segment_pad": 13 - grow,
        "item": theme.control_height - 4,
        "mark": mark,
        "mark_focus": mark - 2 * grow,
        "mark_radius": mark // 2 + theme.line,
        "head_height": theme.row_height - 4,
        "bare": bare,
        "bare_focus": bare - 2 * grow,
        "nav_inner": theme.nav_height - 4,
        "nav_foot": theme.nav_height - 14,
        "nav_size": theme.body_size + 1 if theme.line == 1 else theme.body_size,
    }
    for name in Tone:
        tone = theme.tone(name)
        values |= {
            f"{name}_ground": tone.ground,
            f"{name}_words": tone.words,
            f"{name}_edge": theme.border if filled else tone.words,
            f"{name}_strip": tone.strip,
            f"{name}_ink": theme.ink(name),
            f"notice_{name}": theme.card if filled else tone.ground,
        }
    pattern = Template(resource("looks", "window.qss").read_text(encoding="utf-8"))
    return pattern.substitute(values)


def _is_heavy(theme: Theme) -> bool:
    """Whether edges and filled grounds carry what paler colours carry elsewhere."""
    return theme.line > 1


def _by_weight(theme: Theme) -> dict[str, str]:
    """What is filled or dashed in a heavy look. Black edges all look alike in the sun: dashes do not."""
    filled = _is_heavy(theme)
    return {
        "off_ground": theme.plain.ground if filled else theme.head,
        "off_edge": "dashed" if filled else "solid",
        "progress_edge": theme.border if filled else theme.head,
        "segment_ground": theme.primary if filled else theme.chosen,
        "segment_words": theme.checked_ink,
        "segment_edge": theme.primary if not filled else theme.border,
    }


def style_as(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at (``role``, ``kind``, ``bad``…) and restyle the widget."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.ground,
        role.WindowText: theme.text,
        role.Base: theme.card,
        role.AlternateBase: theme.hover,
        role.Text: theme.text,
        role.Button: theme.card,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.Highlight: theme.primary,
        role.HighlightedText: theme.on_primary,
        role.PlaceholderText: theme.second,
        role.Link: theme.primary,
        role.Accent: theme.primary,
    }
    palette = QPalette()
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.disabled))
    return palette
