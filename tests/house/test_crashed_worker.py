"""A test that takes its worker down ends the run as a failure; nobody waits for ever."""

import subprocess
import sys
from pathlib import Path

SETTINGS = Path(__file__).parents[2] / "pyproject.toml"
HARMLESS = "import pytest\n@pytest.mark.parametrize('n', range(9))\ndef test_harmless(n):\n    pass\n"
CRASH = HARMLESS + "def test_falls():\n    import os\n    os.kill(os.getpid(), 9)\ndef test_after():\n    pass\n"


def test_a_crash_is_a_failure_that_ends_the_run(tmp_path):
    for number in range(6):
        (tmp_path / f"test_{number}.py").write_text(CRASH if number == 2 else HARMLESS)
    words = ["-c", SETTINGS, "--rootdir", tmp_path, "-n", "2", "-p", "no:cacheprovider", tmp_path]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *map(str, words)], capture_output=True, text=True, timeout=60, check=False
    )
    named = run.returncode == 1 and "crashed while running 'test_2.py::test_falls'" in run.stdout
    # xdist may just be sending the dying worker its next tests: then it ends with the error of that pipe
    assert named or (run.returncode == 3 and "BrokenPipeError" in run.stdout), run.stdout
