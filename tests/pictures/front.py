"""The pictures of README, taken of the running program on the demo: ``uv run python -m tests.pictures.front``.

They show invented people only, as the demo does; its days are its own, so a picture changes only with what it shows.
"""

import sys

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from inspector_app.support.paths import resource
from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese
from tests.pictures.grab import SCREENS, grab, in_a_process

NAMES = ("today", "interview", "case", "handover")
_COLOURS = 128
_HERE = "--here"


def take() -> None:
    """Each page in the usual light, on the usual screen; few colours, because they are read over the net."""
    from tests.pictures.pages import shots

    app, screen = QApplication(sys.argv[:1]), SCREENS[0]
    speak_chinese(app)
    theme.apply(app, theme.STANDARD, load_screen_font())
    built = shots()
    for name in NAMES:
        file = resource("pictures", f"{name}.png")
        grab(built[name](), file, QSize(screen.width, screen.height))
        with Image.open(file) as picture:
            picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


if __name__ == "__main__":
    if _HERE in sys.argv:
        take()
    else:
        in_a_process([sys.executable, "-m", "tests.pictures.front", _HERE], SCREENS[0])
