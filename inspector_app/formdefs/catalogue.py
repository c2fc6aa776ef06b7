"""All editions of all forms: ours, over them a bureau's own, each found by its id and the day it is used on."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from inspector_app.domain.role import Procedure, Role
from inspector_app.formdefs.binding import bound
from inspector_app.formdefs.load import load_form, parse_form
from inspector_app.formdefs.model import Form
from inspector_app.support.errors import Problem, Refused


@dataclass(frozen=True, slots=True)
class Release:
    """A released edition: its imprint, and the hashes of the files in which earlier programs had it."""

    sha256: str
    files: tuple[str, ...] = ()


Released = Mapping[tuple[str, str], Release]


def released_editions(path: Path) -> Released:
    """Every released edition, by id and edition.

    Raises :class:`Refused` ``forms-released-list`` when the file cannot be read as such a list.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("edition", [])
        return {(e["id"], e["edition"]): Release(e["sha256"], tuple(e.get("files", ()))) for e in entries}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(Problem("forms-released-list", path.name)) from error


@dataclass(frozen=True)
class Catalogue:
    """The forms that are sound, folder by folder, and what is wrong with the files that are not.

    One bad file of a bureau does not take the other papers away: it is named in ``problems`` and left out.
    """

    layers: tuple[tuple[Form, ...], ...]
    problems: tuple[Problem, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)

    @classmethod
    def load(
        cls,
        folder: Path,
        released: Path | None = None,
        own: Mapping[str, bytes] | None = None,
        procedure: Procedure | None = None,
    ) -> "Catalogue":
        """Read every ``*.toml`` of our folder, and over it a bureau's ``own`` files by name, bound by their roles.

        An edition of ours cannot be changed by a bureau's file: that wants an edition name of its own. A released one
        is known by its imprint, so its file may be written anew and say the same. Without a ``procedure`` nothing is
        bound: fit for looking at forms only. ``roles`` tells the role of each form by its id.
        """
        problems: list[Problem] = []
        fixed = released_editions(released) if released else {}
        files = {path.name: path for path in sorted(folder.glob("*.toml"))}
        sound = _layer(files, {key: {release.sha256} for key, release in fixed.items()}, problems, procedure)
        ours = tuple(
            replace(form, earlier=fixed[key].files) if (key := (form.id, form.edition)) in fixed else form
            for form in sound
        )
        taken = {key: set(release.files) for key, release in fixed.items()}
        taken |= {(form.id, form.edition): {form.file_sha256, *form.earlier} for form in ours}
        theirs = _layer(own or {}, taken, problems, procedure, ours)
        roles = {form.id: form.role for form in (*ours, *theirs) if form.role}
        return cls((ours, theirs), tuple(problems), roles)

    def all(self) -> tuple[Form, ...]:
        """Every edition, by id and edition."""
        seen = {(form.id, form.edition): form for layer in self.layers for form in layer}
        return tuple(sorted(seen.values(), key=lambda form: (form.id, _natural(form.edition))))

    @cached_property
    def any_title(self) -> re.Pattern[str]:
        """What every form's title is found by in a text, the longer one where one holds another."""
        titles = {form.title for layer in self.layers for form in layer}
        return re.compile("|".join(re.escape(each) for each in sorted(titles, key=len, reverse=True)))

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[list[Form], ...]]:
        """The editions of each form, layer by layer: every look at a case asks for dozens of forms."""
        found: dict[str, tuple[list[Form], ...]] = {}
        for place, layer in enumerate(self.layers):
            for form in layer:
                found.setdefault(form.id, tuple([] for _ in self.layers))[place].append(form)
        return found

    def in_force(self, on: date) -> tuple[Form, ...]:
        """The edition of every form that is used on a day, by id."""
        ids = {form.id for layer in self.layers for form in layer if valid_on(form, on)}
        return tuple(self.find(form_id, on=on) for form_id in sorted(ids))

    def with_role(self, role: Role, on: date) -> tuple[Form, ...]:
        """The forms of a role that are used on a day, a bureau's own first, and what is made by name alone last."""
        ours = {form.id for form in self.layers[0]}
        ids = {form.id for layer in self.layers for form in layer if form.role is role and valid_on(form, on)}
        used = (form for form_id in sorted(ids) if (form := self.find(form_id, on=on)).role is role)
        return tuple(sorted(used, key=lambda form: (not form.usual, form.id in ours)))

    def edition(self, form_id: str, edition: str) -> Form | None:
        """One edition; None when this program does not hold it (any more)."""
        every = (form for layer in reversed(self.layers) for form in layer)
        return next((form for form in every if (form.id, form.edition) == (form_id, edition)), None)

    def find(self, form_id: str, edition: str | None = None, on: date | None = None) -> Form:
        """The edition valid on a day (any day when none is given): a bureau's own before ours, newer before older.

        Raises :class:`Refused` ``form-unknown``, ``form-unknown-edition`` or ``form-not-valid-on-date``.
        """
        known = self._by_id.get(form_id, ())
        wanted = [[form for form in layer if edition in (None, form.edition)] for layer in known]
        for layer in reversed(wanted):
            valid = [form for form in layer if on is None or valid_on(form, on)]
            if valid:
                return max(valid, key=lambda form: (form.valid_from, _natural(form.edition)))
        code = "form-not-valid-on-date" if any(wanted) else "form-unknown-edition" if any(known) else "form-unknown"
        details = {"form": form_id, "edition": edition or "", "date": on.isoformat() if on else ""}
        raise Refused(Problem(code, form_id, details=details))


def _layer(
    files: Mapping[str, Path | bytes],
    fixed: Mapping[tuple[str, str], set[str]],
    problems: list[Problem],
    procedure: Procedure | None,
    below: tuple[Form, ...] = (),
) -> tuple[Form, ...]:
    """The sound forms of a folder; of an edition that is ``fixed`` only what has one of its hashes."""
    forms: dict[tuple[str, str], Form] = {}
    for name, file in files.items():
        try:
            form = load_form(file) if isinstance(file, Path) else parse_form(file, name)
            if procedure:
                form = bound(form, procedure, _newest(form.id, below) or _newest(form.id, forms.values()), name)
        except Refused as refusal:
            problems += refusal.problems
            continue
        if not fixed.get((form.id, form.edition), {form.sha256}) & {form.sha256, form.file_sha256}:
            problems.append(Problem("form-released-changed", name, details={"edition": form.edition}))
        elif (form.id, form.edition) in forms:
            problems.append(Problem("form-edition-twice", name, details={"edition": form.edition}))
        else:
            forms[form.id, form.edition] = form
    return tuple(forms.values())


def _newest(form_id: str, forms: Iterable[Form]) -> Form | None:
    """The newest edition of a form among these; None where there is none."""
    return max((each for each in forms if each.id == form_id), key=lambda each: _natural(each.edition), default=None)


def valid_on(form: Form, day: date) -> bool:
    """Whether an edition may be used for a paper of this day."""
    return form.valid_from <= day and (form.valid_until is None or day <= form.valid_until)


@cache  # there are few, and each look for an edition compares them
def _natural(edition: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", edition))
