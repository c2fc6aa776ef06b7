"""Wage lists of invented people drawn on a page and photographed: slanted, shaded, noisy, blurred, pressed as JPEG."""

import math
import random
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from inspector_app.documents.straighten import coefficients
from inspector_app.domain.identity import id_check_digit
from inspector_app.support.paths import resource
from tests import worn_pages

TITLES = ("序号", "姓名", "身份证号码", "工种", "出勤天数", "应发工资", "已付工资", "拖欠工资")
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施"
_GIVEN = (
    "建国", "志强", "秀英", "小红", "大勇", "海燕", "玉兰", "永福", "国庆", "丽华", "春生", "阿木", "文斌", "志明",
    "桂芳", "德胜", "小军", "金凤", "明亮", "长顺", "晓东", "福来", "喜妹",
)  # fmt: skip
_WIDTHS = (70, 150, 340, 150, 150, 230, 230, 230)
_PAGE, _TOP, _ROW = (1754, 1240), 140, 41


@dataclass(frozen=True)
class Shot:
    """How a page is photographed: size in pixels, slant as a part of them, blur and noise, shade, JPEG quality."""

    size: tuple[int, int] = (3000, 2250)
    slant: float = 0.06
    blur: float = 1.0
    noise: float = 7
    shade: float = 0.35
    quality: int = 80
    turned: int = 0
    bent: int = 0  # pixels by which the paper bulges
    worn: tuple[str, ...] = ()  # what happened to the page before: written, stamped, thumbed, folded, shadow


READABLE = {
    "phone": Shot(),
    "slanted": Shot((2000, 1500), slant=0.10, blur=1.0, noise=10, shade=0.5, quality=55),
    "chat": Shot((1280, 960), slant=0.05, blur=0.5, noise=5, shade=0.3, quality=60),
    "upside down": Shot((2400, 1800), turned=180),
    "sideways": Shot((2400, 1800), turned=90),
    "bent": Shot((2400, 1800), slant=0.08, noise=9, shade=0.4, quality=65, bent=16),
}
WORN = {
    "strong slant": Shot((2400, 1800), slant=0.17, blur=1.0, noise=8, shade=0.5, quality=60),
    "shadow": Shot((2400, 1800), slant=0.06, quality=60, worn=("shadow",)),
    "folded": Shot((2400, 1800), slant=0.07, quality=60, worn=("folded",)),
    "stamped": Shot((2400, 1800), slant=0.06, quality=60, worn=("stamped",)),
    "thumb prints": Shot((2400, 1800), slant=0.06, quality=60, worn=("thumbed",)),
    "by hand": Shot((2400, 1800), slant=0.06, quality=60, worn=("written",)),
    "all at once": Shot(
        (2600, 1950), slant=0.10, noise=8, shade=0.4, quality=60,
        worn=("written", "stamped", "thumbed", "folded", "shadow"),
    ),
}  # fmt: skip
UNREADABLE = {
    "blurred": Shot((1600, 1200), blur=2.2, noise=8, quality=45),
    "small": Shot((1100, 825), blur=1.5, noise=8, quality=35),
}


def rows_of(count=23, seed=7):
    """Headings, so many workers, totals: every cell as printed."""
    pick = random.Random(seed)
    rows = [list(TITLES)]
    sums = [0, 0, 0, 0]
    for at in range(count):
        born = f"{1965 + pick.randrange(30)}{1 + pick.randrange(12):02d}{1 + pick.randrange(28):02d}"
        first = f"349900{born}{100 + at * 13:03d}"
        days = 60 + pick.randrange(30)
        earned = days * pick.choice((270, 280, 300, 320, 350))
        paid = pick.choice((3000, 5000, 0, 4500, 2600))
        name = _SURNAMES[at % len(_SURNAMES)] + pick.choice(_GIVEN)
        figures = (days, earned, paid, earned - paid)
        sums = [one + other for one, other in zip(sums, figures, strict=True)]
        job = ("木工", "钢筋工", "瓦工", "架子工")[at % 4]
        rows.append([str(at + 1), name, first + id_check_digit(first), job, str(days), *map(_yuan, figures[1:])])
    rows.append(["合计", "", "", "", str(sums[0]), *map(_yuan, sums[1:])])
    return rows


def _yuan(value):
    return f"{value:,}.00"


def worn_page(rows, shot):
    """The list on its page as it is when the photo is taken."""
    blank = [rows[0], *([""] * len(row) for row in rows[1:])]
    drawn = worn_pages.written(rows, page(blank), middle) if "written" in shot.worn else page(rows)
    if "stamped" in shot.worn:
        drawn = worn_pages.stamped(drawn)
    if "thumbed" in shot.worn:
        drawn = worn_pages.thumbed(drawn, [middle(row, 1 + row % 7) for row in range(2, len(rows), 3)])
    return worn_pages.folded(drawn) if "folded" in shot.worn else drawn


def middle(row, column):
    """The middle of a cell on the page."""
    left = (_PAGE[0] - sum(_WIDTHS)) // 2 + sum(_WIDTHS[:column])
    return left + _WIDTHS[column] / 2, _TOP + row * _ROW + _ROW / 2


def page(rows, height=_PAGE[1]):
    """The list as printed on a sheet of A4, crosswise, or on the upper part of one."""
    image = Image.new("RGB", (_PAGE[0], height), "white")
    draw = ImageDraw.Draw(image)
    draw.text(
        (_PAGE[0] / 2, 60), "示例劳务有限公司农民工工资发放表（2025年11月—2026年1月）", "black", _font("hei", 34), "mm"
    )
    draw.text((70, 100), "工程名称：示例中学扩建1期　班组：木工班　单位：元", "black", _font("song", 22), "lm")
    lefts = [(_PAGE[0] - sum(_WIDTHS)) // 2]
    for width in _WIDTHS:
        lefts.append(lefts[-1] + width)
    bottom = _TOP + len(rows) * _ROW
    for line in range(len(rows) + 1):
        draw.line((lefts[0], _TOP + line * _ROW, lefts[-1], _TOP + line * _ROW), "black", 2)
    for left in lefts:
        draw.line((left, _TOP, left, bottom), "black", 2)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            middle = (lefts[column] + lefts[column + 1]) / 2, _TOP + number * _ROW + _ROW / 2
            draw.text(middle, text, "black", _font("hei" if number == 0 else "song", 23), "mm")
    return image


def photo(image, shot=Shot(), seed=3):
    """The page on a dark desk as a phone sees it, as the bytes of a JPEG."""
    random.seed(seed)
    (wide, high), slant = shot.size, shot.slant
    scale = min(wide / image.width, high / image.height) * 0.88
    left, top = (wide - image.width * scale) / 2, (high - image.height * scale) / 2
    right, bottom = left + image.width * scale, top + image.height * scale
    corners = [
        (left + slant * wide * 0.3, top + slant * high * 0.5), (right - slant * wide * 0.2, top - slant * high * 0.3),
        (right + slant * wide * 0.4, bottom - slant * high * 0.1),
        (left - slant * wide * 0.3, bottom + slant * high * 0.5),
    ]  # fmt: skip
    factors = _seen_from(corners, image.size)
    laid = image.transform(shot.size, Image.Transform.PERSPECTIVE, factors, Image.Resampling.BICUBIC)
    mask = Image.new("L", image.size, 255).transform(shot.size, Image.Transform.PERSPECTIVE, factors)
    seen = Image.new("RGB", shot.size, "#5a5046")
    seen.paste(laid, mask=mask)
    seen = _bent(seen, shot.bent) if shot.bent else seen
    shade = Image.linear_gradient("L").rotate(60, expand=True).resize(shot.size)
    shade = shade.point(lambda value: round(255 * (1 - shot.shade * value / 255)))
    seen = ImageChops.multiply(seen, Image.merge("RGB", (shade,) * 3)).filter(ImageFilter.GaussianBlur(shot.blur))
    grain = Image.effect_noise(shot.size, shot.noise)
    seen = worn_pages.in_shadow(seen) if "shadow" in shot.worn else seen
    seen = ImageChops.add(seen, Image.merge("RGB", (grain,) * 3), 1, -128).rotate(shot.turned, expand=True)
    target = BytesIO()
    seen.save(target, "JPEG", quality=shot.quality)
    return target.getvalue()


def _bent(image, most):
    """The picture of paper that does not lie flat: strips of it are moved up and down."""
    wide, strip = image.width, 8

    def down(x):
        return most * math.sin(x / wide * math.pi * 1.5)

    mesh = [
        (
            (x, 0, x + strip, image.height),
            (
                x,
                down(x),
                x,
                image.height + down(x),
                x + strip,
                image.height + down(x + strip),
                x + strip,
                down(x + strip),
            ),
        )
        for x in range(0, wide, strip)
    ]
    return image.transform(image.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)


def _seen_from(corners, size):
    """For each point of the photo the point of the page: the inverse of what makes a slanted page straight."""
    a, b, c, d, e, f, g, h = coefficients(corners, size)
    rows = ((a, b, c), (d, e, f), (g, h, 1.0))
    found = [
        [
            rows[(j + 1) % 3][(i + 1) % 3] * rows[(j + 2) % 3][(i + 2) % 3]
            - rows[(j + 1) % 3][(i + 2) % 3] * rows[(j + 2) % 3][(i + 1) % 3]
            for j in range(3)
        ]
        for i in range(3)
    ]
    return [value / found[2][2] for row in found for value in row][:8]


def _font(name, size):
    return ImageFont.truetype(str(resource("fonts", f"{name}.ttf")), size)
