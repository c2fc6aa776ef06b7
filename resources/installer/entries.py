"""The small files by which a system knows the program, as texts: desktop entry, kinds of files, package, registry."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

Recipe = Mapping[str, Any]


def desktop_entry(recipe: Recipe, program: str) -> str:
    """The entry of the menu; ``program`` is the path of the executable. Each file is a start, which the first takes."""
    kinds = "".join(f"{each['type']};" for each in recipe["file"])
    lines = (
        "[Desktop Entry]", "Type=Application", "Version=1.0", f"Name={recipe['title']}", f"Comment={recipe['comment']}",
        f"Exec={program} open %f", f"Icon={recipe['id']}", "Terminal=false", "Categories=Office;", f"MimeType={kinds}",
        f"StartupWMClass={recipe['id']}", "StartupNotify=true",
    )  # fmt: skip
    return "".join(f"{line}\n" for line in lines)


def mime_package(recipe: Recipe) -> str:
    """The kinds of files by their endings, for the database of shared-mime-info."""
    kinds = "".join(
        f"  <mime-type type={quoteattr(each['type'])}>\n    <comment>{escape(each['title'])}</comment>\n"
        f"    <icon name={quoteattr(recipe['id'])}/>\n    <glob pattern={quoteattr('*' + each['ending'])}/>\n"
        "  </mime-type>\n"
        for each in recipe["file"]
    )
    space = "http://www.freedesktop.org/standards/shared-mime-info"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<mime-info xmlns="{space}">\n{kinds}</mime-info>\n'


def control(recipe: Recipe, version: str, architecture: str, kilobytes: int, glibc: Sequence[int]) -> str:
    """The data of a .deb; ``glibc`` is the oldest version that the files inside load with."""
    deb = recipe["deb"]
    depends = [f"libc6 (>= {'.'.join(map(str, glibc))})", *deb["depends"]]
    fields = {
        "Package": recipe["id"], "Version": version, "Architecture": architecture, "Section": deb["section"],
        "Priority": "optional", "Maintainer": deb["maintainer"], "Installed-Size": str(kilobytes),
        "Depends": ", ".join(depends), "Recommends": ", ".join(deb["recommends"]),
        "Description": f"{recipe['title']}\n {recipe['comment']}",
    }  # fmt: skip
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def registry(recipe: Recipe, act: str) -> str:
    """Lines of NSIS that make (``Write``) or take back (``Delete``) the kinds of files for this user of Windows."""
    lines = []
    for each in recipe["file"]:
        kind, ending = f"{recipe['id']}{each['ending']}", rf"Software\Classes\{each['ending']}"
        key = rf"Software\Classes\{kind}"
        if act == "Delete":
            lines += [f'DeleteRegKey HKCU "{key}"', f'DeleteRegValue HKCU "{ending}\\OpenWithProgids" "{kind}"']
            continue
        program = rf"$INSTDIR\{recipe['id']}.exe"
        lines += [
            f'WriteRegStr HKCU "{key}" "" "{each["title"]}"',
            f'WriteRegStr HKCU "{key}\\DefaultIcon" "" "{program},0"',
            f'WriteRegStr HKCU "{key}\\shell\\open\\command" "" \'"{program}" open "%1"\'',
            f'WriteRegStr HKCU "{ending}\\OpenWithProgids" "{kind}" ""',
        ]
    return "".join(f"{line}\n" for line in lines)
