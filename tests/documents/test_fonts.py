import hashlib
import subprocess
import sys
import tomllib

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase import ttfonts

from inspector_app.documents import fonts
from inspector_app.documents.fonts import BIAOSONG, FANG, HEI, KAI, SONG, MissingGlyph, drawable, glyph, runs
from inspector_app.support.paths import resource
from tests.documents.papers import RARE

RECORD = tomllib.loads(resource("fonts", "fonts.toml").read_text(encoding="utf-8"))
FACES = sorted(set(RECORD) - {"sRGB"})
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
    assert {RECORD[name]["source"].split(":")[0] for name in FACES} <= set(packages)
    assert all(len(entry["sha256"]) == 64 and entry["version"] for entry in packages.values())


@pytest.mark.parametrize("role", ROLES)
def test_rare_names_are_drawn_in_every_role(role):
    assert all(glyph(role, character).width == 1000 for character in RARE)


def test_the_whole_first_level_of_gb_18030_can_be_drawn():
    assert all(drawable(chr(cp)) for cp in [*range(0x4E00, 0x9FF0, 7), *range(0x3400, 0x4DB6, 5)])


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


@pytest.mark.parametrize("character", ["\ue000", "😀", "한", "\U00030000", "\u0301"])
def test_a_character_without_glyph_is_named(character):
    assert not drawable(character)
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
