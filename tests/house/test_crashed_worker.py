"""A test that takes its worker down ends the run, with its name and as a failure; nobody waits for ever."""

import os
import subprocess
import sys
from pathlib import Path

# Those that our settings speak of: the others take longer to be read than the run.
PLUGINS = ("xdist.plugin", "pytest_timeout", "pytestqt.plugin")
SETTINGS = Path(__file__).parents[2] / "pyproject.toml"
HARMLESS = "import pytest\n@pytest.mark.parametrize('n', range(9))\ndef test_harmless(n):\n    pass\n"
CRASH = HARMLESS + "def test_falls():\n    import os\n    os.kill(os.getpid(), 9)\ndef test_after():\n    pass\n"


def test_a_crash_is_a_failure_that_ends_the_run(tmp_path):
    for number in range(6):  # the last one falls: else xdist may be sending it more work and fail by its pipe
        (tmp_path / f"test_{number}.py").write_text(CRASH if number == 5 else HARMLESS)
    plugins = [word for name in PLUGINS for word in ("-p", name)]
    words = [*plugins, "-c", SETTINGS, "--rootdir", tmp_path, "-n", "2", "-p", "no:cacheprovider", tmp_path]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *map(str, words)], capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip
    assert run.returncode == 1, run.stdout
    assert "crashed while running 'test_5.py::test_falls'" in run.stdout
    assert "1 failed" in run.stdout
