import os
import subprocess
import sys

import pytest

from inspector_app.cli import entry


def test_the_window_does_not_hand_the_passphrase_on(monkeypatch):
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", "correct horse")
    monkeypatch.setattr("inspector_app.app.run", lambda _store: 0)
    with pytest.raises(SystemExit):
        entry.open_window(None)
    assert "INSPECTOR_PASSPHRASE" not in os.environ


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_files_are_for_the_user_alone_and_a_crash_leaves_no_image(tmp_path):
    program = "import resource, sys; from inspector_app.cli.entry import keep_private; keep_private()\n"
    program += "open(sys.argv[1], 'w').close(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "file"], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "(0, 0)"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
