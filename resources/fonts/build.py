"""Builds the fonts of the printed papers from packages: cut to the characters needed, converted, renamed, recorded.

Run once, when a font or the set of characters changes: ``python resources/fonts/build.py --packages FOLDER`` with the
``fonts`` dependency group. ``packages.toml`` names the package files and their hashes; ``fonts.toml`` records what came
out. The same packages and the same fonttools give the same bytes. The program itself needs none of this.
"""

import argparse
import bz2
import gzip
import hashlib
import io
import re
import tarfile
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem

HERE = Path(__file__).resolve().parent
CHANGED = "Changed for inspector-app in November 2026: cut to the characters needed, hints and layout tables dropped"
UNITS_PER_EM = 1000  # reportlab embeds wrong widths for fonts of any other size
LARGEST_ERROR = 0.5  # of a thousandth em, when cubic curves become quadratic
LATIN, LATIN_MORE = range(0x20, 0x250), range(0x250, 0x262)  # ɑ and ɡ of pinyin stand in the standard too
SYMBOLS = (
    (0x20, 0x7F), (0xA0, 0x180), (0x391, 0x3CA), (0x401, 0x452), (0x2010, 0x2028), (0x2030, 0x205F), (0x20A0, 0x20C0),
    (0x2100, 0x218A), (0x2190, 0x2300), (0x2460, 0x2600), (0x2605, 0x2643), (0x2713, 0x2719), (0x3000, 0x3040),
    (0x3041, 0x312F), (0x3220, 0x3400), (0xFE30, 0xFE50), (0xFF01, 0xFF5F), (0xFFE0, 0xFFE7),
)  # fmt: skip
LEVEL_1 = ((0x4E00, 0x9FF0), (0x3400, 0x4DB6))  # GB 18030-2022, implementation level 1
# Characters that no face above holds: the other hanzi of GB 18030-2022 (level 3) and of Unicode up to Ext I, radicals,
# strokes, what composes a description of a character, compatibility forms. A paper reads only the shards it needs.
RARE = (
    (0x2CA, 0x2DA), (0x2E80, 0x2FE0), (0x2FF0, 0x3000), (0x31C0, 0x31E6), (0x3400, 0x4DC0), (0x4E00, 0xA000),
    (0xF900, 0xFADA), (0xFE50, 0xFE70), (0x20000, 0x323B0),
)  # fmt: skip
SHARD = 1024  # code points
EPOCH = (1980, 1, 1, 0, 0, 0)
# Fandol draws a dollar sign for ￥ and a hyphen for ￣. Its traditional characters are not used at all: some show the
# simplified character instead (餘 as 余, 捨 as 舍).
WRONG_IN_FANDOL = frozenset({0xFFE5, 0xFFE3})
LEVEL_1_COMPATIBILITY = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"
DROPPED = (
    "GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "STAT", "DSIG", "gasp", "meta", "FFTM",
)  # fmt: skip
NAMED, KEPT, NOTICE = (1, 3, 4, 6, 16, 18, 25), (0, 2, 5, 13, 14), 10


class Source(NamedTuple):
    """A font file inside a package, and the licence it comes under."""

    package: str
    path: str
    licence: str


class Face(NamedTuple):
    """A face to build: its own name, where it comes from, the characters wanted."""

    name: str
    source: Source
    wanted: frozenset[int]


def archive_of(path: Path) -> tarfile.TarFile:
    """The files inside an npm package (.tgz) or a Debian package (an ``ar`` archive with data.tar.xz inside)."""
    if path.suffix == ".tgz":
        return tarfile.open(path)
    data, at = path.read_bytes(), 8
    while at < len(data):
        name, size = data[at : at + 16].decode().strip(), int(data[at + 48 : at + 58])
        if name.startswith("data.tar"):
            return tarfile.open(fileobj=io.BytesIO(data[at + 60 : at + 60 + size]))
        at += 60 + size + size % 2
    raise SystemExit(f"{path.name}: no data inside")


class Packages:
    """The folder of package files, each checked against the record before anything is read from it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._record = tomllib.loads((HERE / "packages.toml").read_text(encoding="utf-8"))
        for entry in self._record.values():
            path = folder / entry["file"]
            if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
                raise SystemExit(f"{path.name}: not the file of the record")

    def read(self, package: str, path: str) -> bytes:
        """The bytes of one file in a package."""
        with archive_of(self._folder / self._record[package]["file"]) as archive:
            member = archive.extractfile(path)
            if member is None:
                raise SystemExit(f"{package}: {path} is not a file")
            return member.read()


def ranges(pairs: Iterable[tuple[int, int]]) -> set[int]:
    """All code points in half-open ranges."""
    return {cp for first, end in pairs for cp in range(first, end)}


def gb2312() -> set[int]:
    """The characters of GB 2312, beyond ASCII."""
    found = set()
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            text = bytes((high, low)).decode("gb2312", "ignore")
            if len(text) == 1:
                found.add(ord(text))
    return found


def standard_hanzi(packages: Packages) -> set[int]:
    """通用规范汉字表: 8,105 characters."""
    text = bz2.decompress(packages.read("unicode-data", "./usr/share/unicode/Unihan_OtherMappings.txt.bz2")).decode()
    found = {int(cp, 16) for cp in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}
    if len(found) != 8105:
        raise SystemExit(f"kTGH: {len(found)} characters instead of 8105")
    return found


def to_truetype(font: TTFont) -> None:
    """Replace the cubic outlines of a CFF font by quadratic ones: reportlab embeds TrueType outlines only."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, outlines
    font["maxp"].tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):  # fmt: skip
        setattr(font["maxp"], field, 1 if field == "maxZones" else 0)
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font: TTFont, face: str) -> None:
    """Give the font our own name (some original names are reserved) and say in it that it was changed."""
    own = f"Inspector {face.replace('-', ' ').title()}"
    table = font["name"]
    for entry in list(table.names):
        if entry.nameID in NAMED:
            entry.string = own.replace(" ", "") if entry.nameID == 6 else own
        elif entry.nameID not in KEPT:
            table.names.remove(entry)
    table.setName(CHANGED, NOTICE, 3, 1, 0x409)


def refuse_blank_glyphs(font: TTFont, face: str) -> None:
    """A character map may promise glyphs that are empty: they would print as nothing."""
    glyf = font["glyf"]
    spaces = {0x20, 0xA0, 0x3000, 0xAD, 0x115F, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x2060, 0x3164}
    blank = [cp for cp, name in font.getBestCmap().items() if cp not in spaces and not glyf[name].numberOfContours]
    if blank:
        raise SystemExit(f"{face}: empty glyphs for {' '.join(f'U+{cp:04X}' for cp in blank)}")


def cut(wanted: frozenset[int], data: bytes) -> TTFont:
    """A font with only the characters wanted."""
    options = subset.Options(
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=["*"],
        recalc_bounds=True,
        recalc_timestamp=False,
    )
    options.drop_tables += DROPPED
    font = subset.load_font(io.BytesIO(data), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(wanted & set(font.getBestCmap())))
    subsetter.subset(font)
    return font


def build_face(face: Face, data: bytes) -> bytes:
    """The TrueType file of a face."""
    font = cut(face.wanted, data)
    if "CFF " in font:
        to_truetype(font)
    if font["head"].unitsPerEm != UNITS_PER_EM:
        scale_upem(font, UNITS_PER_EM)
    rename(font, face.name)
    font["post"].formatType = 3.0
    refuse_blank_glyphs(font, face.name)
    written = io.BytesIO()
    subset.save_font(font, written, subset.Options(recalc_timestamp=False))
    return written.getvalue()


NOTO_SERIF = Source("noto-serif-sc", "package/400Regular/NotoSerifSC_400Regular.ttf", "OFL-1.1 (Noto-Serif.txt)")
NOTO_SERIF_BOLD = Source("noto-serif-sc", "package/700Bold/NotoSerifSC_700Bold.ttf", "OFL-1.1 (Noto-Serif.txt)")
NOTO_SANS = Source("noto-sans-sc", "package/400Regular/NotoSansSC_400Regular.ttf", "OFL-1.1 (Noto-Sans.txt)")
WENKAI = Source(
    "lxgw-wenkai", "./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "OFL-1.1 (LXGW-WenKai.txt)"
)
FANDOL = Source(
    "fandol",
    "./usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
    "GPL-3.0 with font exception (Fandol.txt)",
)
BABELSTONE = Source(
    "babelstone-han",
    "./usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf",
    "Arphic-1999 (BabelStone-Han.txt)",
)
HANAZONO = Source("hanazono", "./usr/share/fonts/truetype/hanazono/HanaMinB.ttf", "Hanazono or OFL-1.1 (Hanazono.txt)")
LIBERATION = Source(
    "liberation2", "./usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", "OFL-1.1 (Liberation.txt)"
)
LICENCES = {
    "Noto-Serif.txt": ("noto-serif-sc", "package/LICENSE_FONT"),
    "Noto-Sans.txt": ("noto-sans-sc", "package/LICENSE_FONT"),
    "LXGW-WenKai.txt": ("lxgw-wenkai", "./usr/share/doc/fonts-lxgw-wenkai/copyright"),
    "Fandol.txt": ("fandol", "./usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz"),
    "Fandol-README.txt": ("fandol", "./usr/share/doc/texlive-doc/fonts/fandol/README"),
    "BabelStone-Han.txt": ("babelstone-han", "./usr/share/doc/fonts-babelstone-han/copyright"),
    "Hanazono.txt": ("hanazono", "./usr/share/doc/fonts-hanazono/copyright"),
    "Liberation.txt": ("liberation2", "./usr/share/doc/fonts-liberation2/copyright"),
    "sRGB.txt": ("icc-profiles-free", "./usr/share/doc/icc-profiles-free/copyright"),
}


def faces(packages: Packages) -> list[Face]:
    """Every face with its characters; GPL, Arphic and OFL glyphs never meet in one file."""
    standard = standard_hanzi(packages)
    core = frozenset(standard | gb2312() | ranges(SYMBOLS))
    level_1 = ranges(LEVEL_1) | set(map(ord, LEVEL_1_COMPATIBILITY))
    fandol = TTFont(io.BytesIO(packages.read(FANDOL.package, FANDOL.path)))
    drawn = set(fandol.getBestCmap())
    return [
        Face("latin", LIBERATION, frozenset(LATIN) - {0xAD}),
        Face("latinx", LIBERATION, frozenset(LATIN_MORE)),
        Face("fang", FANDOL, core - WRONG_IN_FANDOL),
        Face("fangx", BABELSTONE, frozenset(standard - drawn)),
        Face("song", NOTO_SERIF, core),
        Face("songx", NOTO_SERIF, frozenset(level_1 - core)),
        Face("biaosong", NOTO_SERIF_BOLD, core),
        Face("hei", NOTO_SANS, core),
        Face("kai", WENKAI, core),
    ]


def rare_faces(packages: Packages, drawn: set[int]) -> list[Face]:
    """What is left for the shards: as BabelStone draws it, else Hanazono; their glyphs stay in files of their own."""
    wanted, faces = ranges(RARE) - drawn, []
    for name, source in (("rare-b", BABELSTONE), ("rare-h", HANAZONO)):
        known = set(TTFont(io.BytesIO(packages.read(source.package, source.path)), lazy=True).getBestCmap())
        faces.append(Face(name, source, frozenset(wanted & known)))
        wanted -= known
    return faces


def build_shards(face: Face, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The TrueType files of a rare face, each named by the first of the code points that it is for."""
    whole = cut(face.wanted, data)
    written = io.BytesIO()
    subset.save_font(whole, written, subset.Options())
    for start in sorted({cp // SHARD * SHARD for cp in face.wanted}):
        part = Face(f"{face.name}-{start:x}", face.source, face.wanted & frozenset(range(start, start + SHARD)))
        yield f"{start:x}.ttf", build_face(part, written.getvalue())


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of some files, the same bytes for the same files."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_LZMA) as archive:
        for name, data in files:
            archive.writestr(ZipInfo(name, EPOCH), data, ZIP_LZMA)
    return written.getvalue()


def record_shards(face: Face, data: bytes) -> str:
    """What fonts.toml says of an archive of shards."""
    return (
        f'[{face.name}]\nfile = "{face.name}.zip"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        f"characters = {len(face.wanted)}\n"
        f'source = "{face.source.package}: {Path(face.source.path).name}"\nlicence = "{face.source.licence}"\n'
    )


def record(face: Face, data: bytes) -> str:
    """What fonts.toml says of a built face."""
    font = TTFont(io.BytesIO(data))
    return (
        f'[{face.name}]\nfile = "{face.name}.ttf"\nsha256 = "{hashlib.sha256(data).hexdigest()}"\n'
        f"glyphs = {len(font.getGlyphOrder())}\ncharacters = {len(font.getBestCmap())}\n"
        f'source = "{face.source.package}: {Path(face.source.path).name}"\nlicence = "{face.source.licence}"\n'
    )


def main() -> None:
    """Build every face, copy the licences and the colour profile, write the record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", type=Path, required=True, help="folder with the files of packages.toml")
    packages = Packages(parser.parse_args().packages)
    drawn: set[int] = set()
    entries = ["# Written by build.py: what each font file holds, and under which licence.\n"]
    for face in faces(packages):
        data = build_face(face, packages.read(face.source.package, face.source.path))
        (HERE / f"{face.name}.ttf").write_bytes(data)
        entries.append(record(face, data))
        drawn |= set(TTFont(io.BytesIO(data), lazy=True).getBestCmap())
        print(f"{face.name}: {len(data):,} bytes")
    for face in rare_faces(packages, drawn):
        data = packed(build_shards(face, packages.read(face.source.package, face.source.path)))
        (HERE / f"{face.name}.zip").write_bytes(data)
        entries.append(record_shards(face, data))
        print(f"{face.name}: {len(data):,} bytes")
    profile = packages.read("icc-profiles-free", "./usr/share/color/icc/sRGB.icc")
    (HERE / "sRGB.icc").write_bytes(profile)
    digest = hashlib.sha256(profile).hexdigest()
    entries.append(f'[sRGB]\nfile = "sRGB.icc"\nsha256 = "{digest}"\nlicence = "Zlib (sRGB.txt)"\n')
    (HERE / "fonts.toml").write_text("\n".join(entries), encoding="utf-8")
    (HERE / "licences").mkdir(exist_ok=True)
    for name, (package, path) in LICENCES.items():
        text = packages.read(package, path)
        (HERE / "licences" / name).write_bytes(gzip.decompress(text) if path.endswith(".gz") else text)


if __name__ == "__main__":
    main()
