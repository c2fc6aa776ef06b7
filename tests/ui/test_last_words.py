"""When the program goes nothing complains on its way out: the focus leaves an entry while the application goes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ONE = "tests/ui/cases/test_dialogs.py::test_a_case_wants_a_title_and_says_so_beside_it"


def test_nothing_is_said_after_the_last_window():
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", ONE],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
