import hashlib
import subprocess
import sys
import tomllib
import unicodedata
from io import BytesIO
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase import ttfonts

from inspector_app.documents import fonts
from inspector_app.documents.fonts import (
    BIAOSONG,
    BY_HAND,
    FANG,
    HEI,
    KAI,
    SONG,
    MissingGlyph,
    drawable,
    glyph,
    runs,
    writable,
)
from inspector_app.support.paths import resource
from tests.documents.papers import RARE

RECORD = tomllib.loads(resource("fonts", "fonts.toml").read_text(encoding="utf-8"))
ARCHIVES = ("rare-b", "rare-h")
FACES = sorted(set(RECORD) - {"sRGB", *ARCHIVES})
# The hanzi of GB 18030-2022, level 3: URO and Ext A to F as far as the standard goes, and what it took from elsewhere.
LEVEL_3 = [
    *range(0x4E00, 0x9FF0), *range(0x3400, 0x4DB6), *range(0x20000, 0x2A6D7), *range(0x2A700, 0x2B735),
    *range(0x2B740, 0x2B81E), *range(0x2B820, 0x2CEA2), *range(0x2CEB0, 0x2EBE1), *map(ord, "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"),
]  # fmt: skip
EXT_I = range(0x2EBF0, 0x2EE5E)  # newer than the standard: most are characters of Chinese names
ROLES = (FANG, SONG, BIAOSONG, HEI, KAI)


@pytest.mark.parametrize("entry", sorted(RECORD))
def test_every_built_file_is_the_one_recorded(entry):
    data = resource("fonts", RECORD[entry]["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == RECORD[entry]["sha256"]


@pytest.mark.parametrize("entry", sorted(RECORD))
def test_every_file_comes_with_its_licence(entry):
    text = RECORD[entry]["licence"].split("(")[1].rstrip(")")
    assert resource("fonts", "licences", text).stat().st_size > 500


@pytest.fixture(params=FACES)
def face(request):
    with TTFont(resource("fonts", f"{request.param}.ttf"), lazy=True) as font:
        yield request.param, font


def test_faces_have_thousand_units_an_own_name_and_the_recorded_glyphs(face):
    name, font = face
    assert font["head"].unitsPerEm == 1000
    assert len(font.getBestCmap()) == RECORD[name]["characters"]
    assert str(font["name"].getName(6, 3, 1, 0x409)) == f"Inspector{name.capitalize()}"
    assert "Changed for" in str(font["name"].getName(10, 3, 1, 0x409))


def test_no_character_is_promised_with_an_empty_glyph(face):
    _, font = face
    starts, index = font["loca"], font.getReverseGlyphMap()
    drawn = {name: starts[at] != starts[at + 1] for name, at in index.items()}
    empty = [chr(cp) for cp, name in font.getBestCmap().items() if not drawn[name]]
    assert [f"U+{ord(character):04X}" for character in empty if not character.isspace() and character != "\u200b"] == []


def test_the_package_record_names_every_source():
    packages = tomllib.loads(resource("fonts", "packages.toml").read_text(encoding="utf-8"))
    assert {RECORD[name]["source"].split(":")[0] for name in (*FACES, *ARCHIVES)} <= set(packages)
    assert all(len(entry["sha256"]) == 64 and entry["version"] for entry in packages.values())


@pytest.mark.parametrize("role", ROLES)
def test_rare_names_are_drawn_in_every_role(role):
    assert all(glyph(role, character).width == 1000 for character in RARE)


@pytest.fixture(scope="module")
def shards():
    """The characters of each shard, by archive and file name."""
    held = {}
    for archive in ARCHIVES:
        with ZipFile(resource("fonts", f"{archive}.zip")) as opened:
            for name in opened.namelist():
                with TTFont(BytesIO(opened.read(name)), lazy=True) as font:
                    assert font["head"].unitsPerEm == 1000
                    held[archive, name] = set(font.getBestCmap())
    return held


def test_shards_hold_the_recorded_characters_of_their_own_range(shards):
    for archive in ARCHIVES:
        own = [cps for (name, _), cps in shards.items() if name == archive]
        assert sum(map(len, own)) == RECORD[archive]["characters"]
    assert all(cp // 1024 * 1024 == int(name.split(".")[0], 16) for (_, name), cps in shards.items() for cp in cps)


def test_every_hanzi_of_gb_18030_and_of_the_block_of_names_has_a_glyph(shards):
    held = set().union(*shards.values())
    for name in ("song", "songx"):
        with TTFont(resource("fonts", f"{name}.ttf"), lazy=True) as font:
            held |= set(font.getBestCmap())
    assert len(LEVEL_3) == 87887
    assert [f"U+{cp:04X}" for cp in (*LEVEL_3, *EXT_I) if cp not in held] == []


def test_every_character_of_two_bytes_is_drawn():
    """All of GBK: punctuation, letters with tones, small forms, radicals; private places are nobody's character."""
    pairs = (bytes((high, low)) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF))
    told = {pair.decode("gb18030", "ignore") for pair in pairs}
    rare = sorted(text for text in told if len(text) == 1 and not 0x3400 <= ord(text) < 0xA000)
    assert [
        text for text in sorted(rare) if unicodedata.category(text) not in ("Cc", "Co") and not drawable(text)
    ] == []


def test_names_of_the_supplementary_planes_are_drawn_in_every_role():
    """Ext B, Ext E, Ext I and Ext H; the first two as names of workers have them."""
    for role in ROLES:
        assert {glyph(role, character).width for character in "𪚥𬭩\U0002ebf0\U00031350"} == {1000}
    assert glyph(FANG, "𪚥").font.startswith("rare-")


def test_fallback_goes_from_the_role_to_its_supplement_to_song():
    assert glyph(FANG, "工").font == "fang"
    assert glyph(FANG, "䶮").font == "fangx"
    assert glyph(FANG, "龘").font in ("song", "songx")
    assert glyph(SONG, "㐂").font == "songx"
    assert glyph(HEI, "㐂").font == "songx"


def test_fandol_glyphs_that_show_another_character_are_not_used():
    assert glyph(FANG, "￥").font == "song"
    assert {glyph(FANG, character).font for character in "餘捨幹醜"} <= {"song", "songx"}


def test_figures_are_latin_where_columns_must_line_up_and_the_dot_of_names_is_chinese():
    assert glyph(SONG, "7") == ("latin", 500)
    assert glyph(FANG, "A").font == "latin"
    assert glyph(FANG, "·") == ("fang", 1000)
    assert {glyph(FANG, mark).font for mark in "“”…—"} == {"fang"}


@pytest.mark.parametrize("character", ["\ue000", "한", "\U00033000"])
def test_a_letter_without_glyph_is_a_box_as_wide_as_a_character(character):
    assert (drawable(character), writable(character)) == (False, True)
    assert glyph(FANG, character) == (BY_HAND, 1000)


@pytest.mark.parametrize("character", ["😀", "\u0378", "\u0301"])
def test_a_symbol_without_glyph_is_named(character):
    assert (drawable(character), writable(character)) == (False, False)
    with pytest.raises(MissingGlyph, match=f"U\\+{ord(character):04X}"):
        glyph(FANG, character)


def test_runs_part_where_the_font_changes():
    assert runs("农民工䶮12人", FANG) == [("fang", "农民工"), ("fangx", "䶮"), ("latin", "12"), ("fang", "人")]
    assert runs("", FANG) == []


def test_characters_above_ffff_are_searchable_by_utf_16():
    written = fonts.to_unicode("any", [0, 0x20164, 0x4E00])
    assert "<01> <D840DD64>" in written
    assert "<02> <4E00>" in written
    assert "<00>" not in written.split("beginbfchar")[1]


def test_the_map_has_blocks_of_at_most_a_hundred():
    written = fonts.to_unicode("any", list(range(1, 251)))
    assert [line.split()[0] for line in written.splitlines() if line.endswith("beginbfchar")] == ["100", "100", "50"]


def test_reportlab_still_wants_the_fault_mended():
    """Its own map is wrong above U+FFFF; if a new version mends that, ours can go."""
    own = "import reportlab.pdfbase.ttfonts as t; print('<20164>' in t.makeToUnicodeCMap('x', [0x20164]))"
    assert subprocess.check_output([sys.executable, "-c", own], text=True).strip() == "True"
    assert ttfonts.makeToUnicodeCMap is fonts.to_unicode
