"""练习: what a practice store plays, and what the invented person in it says."""

from collections.abc import Sequence
from dataclasses import dataclass

from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.person import Person
from inspector_app.domain.practice import Scene, Speech, speeches
from inspector_app.usecases.context import Context
from inspector_app.usecases.practice_scenes import scene
from inspector_app.usecases.testimony import leading_shapes

_SCENE, _PERSON = "practice-scene", "practice-person"


@dataclass(frozen=True, slots=True)
class Practice:
    """The scene that a practice store plays: who is questioned, and in which case."""

    scene: Scene
    person: Person
    talks: tuple[Interview, ...]

    @property
    def case_rid(self) -> str:
        """The case of the scene."""
        return self.talks[0].case_rid


def keep_scene(context: Context, played: Scene, person: Person) -> None:
    """From now on this person answers by this scene."""
    context.store.settings.set(_SCENE, played.id)
    context.store.settings.set(_PERSON, person.rid)


def practice_here(context: Context) -> Practice | None:
    """What this store plays; None in one that is not for practice."""
    settings = context.store.settings
    name, person_rid = settings.get(_SCENE), settings.get(_PERSON)
    if not name or not context.agency.is_practice:
        return None
    talks = sorted(context.store.find(Interview, person_rid=person_rid), key=lambda each: each.started_at)
    return Practice(scene(name), context.store.need(Person, person_rid), tuple(talks))


def is_played(context: Context, interview: Interview) -> Scene | None:
    """The scene in which the person of a transcript answers; None for everybody else, and outside of practice."""
    name = context.store.settings.get(_SCENE)
    is_so = name and interview.person_rid == context.store.settings.get(_PERSON) and context.agency.is_practice
    return scene(name) if is_so else None


def spoken(played: Scene, qas: Sequence[QA]) -> list[Speech]:
    """What the person says to each question of a record."""
    return speeches(played, qas, leading_shapes())
