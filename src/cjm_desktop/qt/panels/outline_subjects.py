"""What can be written in a row of the outline: what can be on the map, a map's title, a persona, a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from cjm_desktop.edit.labels import Label
from cjm_desktop.edit.maps import rename_map
from cjm_desktop.edit.personas import add_persona, set_persona
from cjm_desktop.edit.sources import add_source, set_source
from cjm_desktop.qt.canvas.subjects import CardSubject, LaneSubject, LinkSubject, PhaseSubject, StageSubject
from cjm_desktop.qt.panels.outline_contents import Contents, Key, Kind
from cjm_desktop.qt.settings import OutlineOrder

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjm_desktop.edit.gesture import Gesture
    from cjm_desktop.edit.session import Session


class Written(Protocol):
    """Something a row stands for, which can be given another text."""

    @property
    def takes_lines(self) -> bool:
        """Whether its text may have line breaks."""

    def text(self, session: Session) -> str:
        """Return its text in the base document."""

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show it with another text; raises EditError."""

    def write(self, gesture: Gesture, text: str) -> None:
        """Give it its final text as one undo step; raises EditError."""


class MapTitle(Struct, frozen=True):
    """The title of a map among the maps of its document."""

    map_id: str
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return the title."""
        return session.base.map(self.map_id).title

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the map with another title."""
        gesture.preview_document(rename_map, self.map_id, text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Rename the map."""
        self.preview(gesture, text)
        gesture.commit(Label.RENAME_MAP)


class PersonaName(Struct, frozen=True):
    """The name of a persona."""

    persona: str
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return the name."""
        persona = session.base.persona(self.persona)
        return "" if persona is None else persona.name

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the persona with another name."""
        gesture.preview_document(set_persona, self.persona, name=text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Rename the persona."""
        self.preview(gesture, text.strip())
        gesture.commit(Label.CHANGE_PERSONA)


class SourceTitle(Struct, frozen=True):
    """The title of a source."""

    source: str
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return the title."""
        return next((one.title for one in session.base.sources if one.id == self.source), "")

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the source with another title."""
        gesture.preview_document(set_source, self.source, title=text)

    def write(self, gesture: Gesture, text: str) -> None:
        """Rename the source."""
        self.preview(gesture, text.strip())
        gesture.commit(Label.CHANGE_SOURCE)


class NewPersona(Struct, frozen=True):
    """A persona that comes to be with the first letter of a name, on the map that is shown."""

    persona: str
    map_id: str
    index: int | None = None
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return nothing yet."""
        return ""

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the persona to be."""
        gesture.preview_document(add_persona, self.persona, text, self.index, self.map_id)

    def write(self, gesture: Gesture, text: str) -> None:
        """Add the persona; without a name there is none."""
        if not text.strip():
            gesture.cancel()
            return
        self.preview(gesture, text.strip())
        gesture.commit(Label.ADD_PERSONA)


class NewSource(Struct, frozen=True):
    """A source that comes to be with the first letter of a title."""

    source: str
    index: int | None = None
    takes_lines: bool = False

    def text(self, session: Session) -> str:
        """Return nothing yet."""
        return ""

    def preview(self, gesture: Gesture, text: str) -> None:
        """Show the source to be."""
        gesture.preview_document(add_source, self.source, text, self.index)

    def write(self, gesture: Gesture, text: str) -> None:
        """Add the source; without a title there is none."""
        if not text.strip():
            gesture.cancel()
            return
        self.preview(gesture, text.strip())
        gesture.commit(Label.ADD_SOURCE)


def written_at(contents: Contents, key: Key) -> Written | None:
    """Return what is written where a row is; a cell's row bears the name of its lane or its stage."""
    whole: dict[Kind, Callable[[str], Written]] = {
        Kind.MAP: MapTitle,
        Kind.PHASE: PhaseSubject,
        Kind.STAGE: StageSubject,
        Kind.LANE: LaneSubject,
        Kind.CARD: CardSubject,
        Kind.LINK: LinkSubject,
        Kind.PERSONA: PersonaName,
        Kind.SOURCE: SourceTitle,
    }
    if key.kind is Kind.CELL:
        by_stage = contents.order is OutlineOrder.STAGES
        return LaneSubject(key.of) if by_stage else StageSubject(key.stage)
    make = whole.get(key.kind)
    return None if make is None else make(key.of)
