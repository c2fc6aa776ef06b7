"""The wheel carries forms and resources, and the program runs from it elsewhere."""

import json
import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The wheel, unpacked into a folder of its own as an installer would; made without packing it tight."""
    hatchling = pytest.importorskip("hatchling.build")
    out = tmp_path_factory.mktemp("dist")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setattr(zlib, "Z_DEFAULT_COMPRESSION", zlib.Z_NO_COMPRESSION)
        wheel = out / hatchling.build_wheel(str(out))
    site = out / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


COMMANDS = """
import contextlib, json, sys
from inspector_app.cli import main
def run(*arguments, out=sys.stdout):
    sys.argv[1:] = arguments
    with contextlib.redirect_stdout(out):
        try:
            main()
        except SystemExit as end:
            assert not end.code, (arguments, end.code)
with open("facts.json", "w", encoding="utf-8") as facts:
    run("forms", "example", "order-to-pay", out=facts)
run("render", "order-to-pay", "facts.json", "-o", "out.pdf")
run("deadline", "DL-13", "--from", "2026-03-16", "--json")
"""


def test_forms_and_law_are_inside(installed):
    bundled = installed / "inspector_app" / "_bundled"
    assert (bundled / "forms" / "order-to-pay_2026.1.toml").is_file()
    assert (bundled / "forms" / "fragments" / "seal.toml").is_file()
    assert (bundled / "resources" / "fonts" / "hei.ttf").is_file()


def test_it_runs_from_elsewhere(installed, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    told = subprocess.run(
        [sys.executable, "-c", COMMANDS], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert "2026-03" in told.stdout
