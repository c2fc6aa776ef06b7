"""What happens to a list of wages before it is photographed: written by hand, stamped, signed with thumbs, folded,
lying in the shadow of a hand."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from inspector_app.support.paths import resource

_INK, _RED = "#1f2f7a", "#c8202a"


def written(rows, drawn, place, size=27, seed=11):
    """Cells as if written by hand: a pen's ink, each a little turned, moved and of another size.

    ``drawn`` is the empty form; ``place(row, column)`` gives the middle of a cell.
    """
    pick, page = random.Random(seed), drawn.copy()
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if number and text:
                tall = size + pick.randint(-3, 3)
                font = ImageFont.truetype(str(resource("fonts", "kai.ttf")), tall)
                wide = math.ceil(font.getlength(text)) + 12
                slip = Image.new("L", (wide, tall * 2), 0)
                ImageDraw.Draw(slip).text((wide / 2, tall), text, 255, font, "mm")
                slip = slip.rotate(pick.uniform(-2.5, 2.5), Image.Resampling.BICUBIC)
                x, y = place(number, column)
                left, top = x - wide / 2 + pick.uniform(-7, 7), y - tall + pick.uniform(-3, 3)
                page.paste(Image.new("RGB", slip.size, _INK), (round(left), round(top)), slip)
    return page


def stamped(page, at=(0.80, 0.62), radius=150):
    """A company's round red seal over the figures."""
    seal = Image.new("RGB", page.size, "white")
    draw, (x, y) = ImageDraw.Draw(seal), (at[0] * page.width, at[1] * page.height)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=_RED, width=8)
    points = [
        (x + math.sin(k * math.tau / 5) * radius * share, y - math.cos(k * math.tau / 5) * radius * share)
        for k, share in ((n / 2, (0.35, 0.14)[n % 2]) for n in range(10))
    ]
    draw.polygon(points, fill=_RED)
    font = ImageFont.truetype(str(resource("fonts", "song.ttf")), 30)
    words = "示例劳务有限公司"
    for number, word in enumerate(words):
        turn = math.radians(-120 + 240 * number / (len(words) - 1))
        spot = x + math.sin(turn) * radius * 0.78, y - math.cos(turn) * radius * 0.78
        draw.text(spot, word, _RED, font, "mm")
    draw.text((x, y + radius * 0.55), "财务专用章", _RED, font, "mm")
    pale = Image.blend(seal, Image.new("RGB", page.size, "white"), 0.25)
    return ImageChops.multiply(page, pale)


def thumbed(page, spots, seed=5):
    """Red thumb prints, each over a spot in pixels."""
    pick, prints = random.Random(seed), Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(prints)
    for x, y in spots:
        across, down = pick.uniform(-14, 14), pick.uniform(-6, 6)
        for ring in range(0, 18, 4):
            box = (x + across - 18 + ring, y + down - 24 + ring, x + across + 18 - ring, y + down + 24 - ring)
            if box[2] > box[0] and box[3] > box[1]:
                draw.ellipse(box, outline=_RED, width=2)
    return ImageChops.multiply(page, Image.blend(prints, Image.new("RGB", page.size, "white"), 0.2))


def folded(page, folds=2, drop=7):
    """Creases from top to bottom: the parts between lie lower and higher, and catch the light differently."""
    parts, wide = folds + 1, page.width // (folds + 1)
    seen = Image.new("RGB", page.size, "white")
    for part in range(parts):
        left, right = part * wide, page.width if part == folds else (part + 1) * wide
        piece = page.crop((left, 0, right, page.height))
        shift = drop if part % 2 else 0
        mesh = (0, -shift, 0, page.height - shift, piece.width, page.height + shift - drop, piece.width, shift - drop)
        piece = piece.transform(piece.size, Image.Transform.QUAD, mesh, Image.Resampling.BICUBIC, fillcolor="white")
        seen.paste(piece.point(lambda value, by=1.0 - 0.14 * (part % 2): round(value * by)), (left, 0))
    crease = ImageDraw.Draw(seen)
    for fold in range(1, parts):
        crease.line((fold * wide, 0, fold * wide, page.height), "#8a8a86", 3)
    return seen


def in_shadow(photo, strength=0.55):
    """The shadow of a hand and a head, with a soft edge, over a good half of the photo."""
    wide, high = photo.size
    shade = Image.new("L", photo.size, 255)
    draw = ImageDraw.Draw(shade)
    dark = round(255 * (1 - strength))
    draw.polygon([(0, high * 0.25), (wide * 0.62, high * 0.05), (wide * 0.70, high), (0, high)], fill=dark)
    draw.ellipse((wide * 0.5, high * 0.25, wide * 0.86, high * 0.75), fill=dark)
    shade = shade.filter(ImageFilter.GaussianBlur(max(wide, high) / 90))
    return ImageChops.multiply(photo, Image.merge("RGB", (shade,) * 3))
