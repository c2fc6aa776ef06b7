"""Takes the models that read photographed lists out of their package: unpacked, renamed, recorded, nothing changed.

Run once, when the models change: ``python resources/ocr/build.py --packages FOLDER``. ``packages.toml`` names the
package file and its hash; ``models.toml`` records what came out. The program itself needs none of this.
"""

import argparse
import hashlib
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODELS = {
    "find": ("rapidocr/models/PP-OCRv6_det_small.onnx", "PP-OCRv6_small_det"),
    "read": ("rapidocr/models/PP-OCRv6_rec_small.onnx", "PP-OCRv6_small_rec"),
}
"""Our name, the place in the package, and what PaddleOCR calls it: one finds writing in a picture, one reads a line."""
LICENCES = {
    "Apache-2.0.txt": "rapidocr-3.10.0.dist-info/licenses/LICENSE",
    "PP-OCRv6.md": "rapidocr-3.10.0.dist-info/licenses/MODEL_LICENSES.md",
}


def main() -> None:
    """Take models and licences, write the record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", type=Path, required=True, help="folder with the file of packages.toml")
    source = tomllib.loads((HERE / "packages.toml").read_text("utf-8"))["rapidocr"]
    wheel = parser.parse_args().packages / source["file"]
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != source["sha256"]:
        raise SystemExit(f"{wheel.name} is not the package of packages.toml")
    entries = ["# Written by build.py: what each model file is, and under which licence.\n"]
    with zipfile.ZipFile(wheel) as package:
        for name, (path, upstream) in MODELS.items():
            data = package.read(path)
            (HERE / f"{name}.onnx").write_bytes(data)
            entries.append(
                f'[{name}]\nfile = "{name}.onnx"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\nmodel = "{upstream}"\n'
                f'source = "{source["package"]} {source["version"]}: {Path(path).name}"\n'
                'copyright = "Baidu, PaddleOCR"\nlicence = "Apache-2.0"\n'
            )
        (HERE / "licences").mkdir(exist_ok=True)
        for name, path in LICENCES.items():
            (HERE / "licences" / name).write_bytes(package.read(path))
    (HERE / "models.toml").write_text("\n".join(entries), encoding="utf-8")


if __name__ == "__main__":
    main()
