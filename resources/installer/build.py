"""Makes the program for machines without Python: a folder that runs, a .deb, a setup.exe, or wheels for offline.

``uv run --group bundle --all-extras python resources/installer/build.py deb|setup|bundle|wheelhouse OUT``.
A bundle runs on the system it was made on and on newer ones, never on older ones and never on another kind: the .deb is
made on the oldest Linux that is to be served, setup.exe on Windows (with NSIS), arm64 on arm64.
"""

import argparse
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import entries
import recipe

RECIPE = recipe.read_recipe()
ID = RECIPE["id"]
SIZES = (16, 32, 48, 128, 256)
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)\b")
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def draw_icon(folder: Path) -> dict[int, Path]:
    """The program's drawing as PNG by size, and all of them as one .ico."""
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir(parents=True, exist_ok=True)
    drawing, files = QSvgRenderer(str(recipe.ROOT / "resources" / "icons" / "program.svg")), {}
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        files[size] = folder / f"{ID}-{size}.png"
        picture.save(str(files[size]))
    with Image.open(files[max(SIZES)]) as largest:
        largest.save(folder / f"{ID}.ico", sizes=[(size, size) for size in SIZES])
    return files


def bundle(out: Path) -> Path:
    """The program as a folder with everything it needs."""
    work = out / "work"
    draw_icon(work / ID)
    spec = recipe.HERE / f"{ID}.spec"
    options = ["--noconfirm", "--log-level=WARN", f"--distpath={out}", f"--workpath={work}"]
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, str(spec)], check=True)
    made = out / ID
    print(f"{made}: {_kilobytes(made) // 1024} MB")
    return made


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())


def _kilobytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in _files(folder)) // 1024


def oldest_glibc(folder: Path) -> tuple[int, int]:
    """The newest version of glibc that any library inside asks for: an older system loads it no more."""
    asked = {(2, 17)}
    for file in _files(folder):
        if ".so" in file.name or file.name == ID:
            asked |= {(int(major), int(minor)) for major, minor in _GLIBC.findall(file.read_bytes())}
    return max(asked)


def deb(out: Path, payload: Path | None = None) -> Path:
    """The bundle as a .deb, with its place in the menu, its icon and its kinds of files."""
    made, root = payload or bundle(out), out / "work" / "deb"
    shutil.rmtree(root, ignore_errors=True)
    home = RECIPE["deb"]["folder"]
    shutil.copytree(made, root / home, symlinks=True)
    share = root / "usr" / "share"
    texts = {
        share / "applications" / f"{ID}.desktop": entries.desktop_entry(RECIPE, f"/{home}/{ID}"),
        share / "mime" / "packages" / f"{ID}.xml": entries.mime_package(RECIPE),
        share / "doc" / ID / "copyright": (recipe.ROOT / "LICENSE").read_text(encoding="utf-8"),
    }
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    icons = share / "icons" / "hicolor"
    for size, picture in draw_icon(out / "work" / ID).items():
        folder = icons / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        shutil.copy(picture, folder / f"{ID}.png")
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / ID).symlink_to(f"/{home}/{ID}")
    glibc, architecture = oldest_glibc(made), _ARCHITECTURES[platform.machine()]
    (root / "DEBIAN").mkdir()
    text = entries.control(RECIPE, recipe.version(), architecture, _kilobytes(root), glibc)
    (root / "DEBIAN" / "control").write_text(text, encoding="utf-8")
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    file = out / f"{ID}_{recipe.version()}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", str(root), str(file)], check=True)
    print(f"{file.stat().st_size >> 20} MB, glibc {glibc[0]}.{glibc[1]} or newer")
    return file


def setup(out: Path, payload: Path | None = None) -> Path:
    """setup.exe for one user of Windows."""
    made, written = payload or bundle(out), out / "work" / "entries"
    written.mkdir(parents=True, exist_ok=True)
    for name, act in (("register", "Write"), ("forget", "Delete")):
        (written / f"{name}.nsh").write_text(entries.registry(RECIPE, act), encoding="utf-8-sig")
    draw_icon(out / "work" / ID)
    file = out / f"{ID}-{recipe.version()}-setup.exe"
    told = {
        "ID": ID, "TITLE": RECIPE["title"], "VERSION": recipe.version(), "PAYLOAD": made.resolve(),
        "ICON": (out / "work" / ID / f"{ID}.ico").resolve(), "OUT": file.resolve(), "ENTRIES": written.resolve(),
    }  # fmt: skip
    told_options = [f"-D{name}={value}" for name, value in told.items()]
    subprocess.run(
        ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *told_options, str(recipe.HERE / "setup.nsi")], check=True
    )
    return file


def wheelhouse(out: Path, tags: list[str], python: str) -> Path:
    """All wheels of the program for installing it without a net, on the kind of system that this is.

    ``tags`` are pip's, for an older glibc than the one here. There: ``pip install --no-index --find-links FOLDER
    inspector-app[ocr,postgres]``.
    """
    folder = out / "wheelhouse"
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["uv", "build", "-q", "--wheel", "--out-dir", str(folder), str(recipe.ROOT)], check=True)
    (wheel,) = folder.glob(f"{ID.replace('-', '_')}-*.whl")
    (folder / ".gitignore").unlink(missing_ok=True)
    wanted = f"{wheel}[{','.join(RECIPE['extras'])}]"
    options = [*(f"--platform={tag}" for tag in tags), f"--python-version={python}", "--only-binary=:all:"]
    subprocess.run([sys.executable, "-m", "pip", "download", "-q", *options, "-d", str(folder), wanted], check=True)
    return folder


def main() -> None:
    """One of the four, by its name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("bundle", "deb", "setup", "wheelhouse"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--payload", type=Path, help="deb, setup: a bundle that was made before")
    parser.add_argument("--platform", action="append", help="wheelhouse: pip's tag of an older glibc")
    parser.add_argument("--python", default=f"{sys.version_info.major}.{sys.version_info.minor}")
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    if told.what == "wheelhouse":
        print(wheelhouse(told.out, told.platform or [], told.python))
    elif told.what == "bundle":
        bundle(told.out)
    else:
        print({"deb": deb, "setup": setup}[told.what](told.out, told.payload))


if __name__ == "__main__":
    main()
