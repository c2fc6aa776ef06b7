"""Where a bundle begins: the command line, with the environment that this program was started in.

PyInstaller points the system's loader at the bundle's own libraries. They are loaded by now; a print command of the
desktop that is started from here must get its own.
"""

import os

from inspector_app.cli import main

NAME = "LD_LIBRARY_PATH"

os.environ.pop(NAME, None)
if (before := os.environ.pop(f"{NAME}_ORIG", None)) is not None:
    os.environ[NAME] = before
main()
