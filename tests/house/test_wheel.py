"""The wheel carries forms and resources, and the program runs from it elsewhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """The wheel, unpacked into a folder of its own as an installer would."""
    hatchling = pytest.importorskip("hatchling.build")
    out = tmp_path_factory.mktemp("dist")
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        wheel = out / hatchling.build_wheel(str(out))
    finally:
        os.chdir(here)
    site = out / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return site


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    code = "from inspector_app.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=site, env=environment, capture_output=True, text=True, check=False
    )


def test_forms_and_law_are_inside(installed):
    bundled = installed / "inspector_app" / "_bundled"
    assert (bundled / "forms" / "order-to-pay_2026.1.toml").is_file()
    assert (bundled / "forms" / "fragments" / "seal.toml").is_file()
    assert (bundled / "resources" / "fonts" / "hei.ttf").is_file()


def test_it_runs_from_elsewhere(installed, tmp_path):
    example = run(installed, "forms", "example", "order-to-pay")
    assert example.returncode == 0, example.stderr
    facts = tmp_path / "facts.json"
    facts.write_text(example.stdout, encoding="utf-8")
    rendered = run(installed, "render", "order-to-pay", str(facts), "-o", str(tmp_path / "out.pdf"))
    assert rendered.returncode == 0, rendered.stderr
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")
    assert run(installed, "deadline", "DL-13", "--from", "2026-03-16", "--json").returncode == 0
