"""What the rows of the outline say, in the language of the window; lanes are called as on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cjm_desktop.model.card import HIGHEST_SCORE
from cjm_desktop.model.queries import (
    BUYER_ROLES,
    SOURCE_KINDS,
    cell_code,
    lane_title,
    map_name,
    stage_letters,
)
from cjm_desktop.model.terms import written_level, written_number, written_unit
from cjm_desktop.qt.panels.outline_contents import Contents, Key, Kind
from cjm_desktop.qt.settings import OutlineOrder
from cjm_desktop.qt.translations import interface_language

if TYPE_CHECKING:
    from cjm_desktop.model.card import Card


class Words(QObject):
    """Names of rows; an object, because they go through its `tr`."""

    def name(self, contents: Contents, key: Key) -> str:
        """Return what a row says, on one line."""
        name = " ".join(self._name(contents, key).split()) or self._nameless(contents, key)
        return self.tr("{name} (hidden)").format(name=name) if contents.is_hidden(key) else name

    def spoken(self, contents: Contents, key: Key) -> str:
        """Return what a screen reader says of a row: what it is, where it stands, its name."""
        name = self.name(contents, key)
        if contents.is_hidden(key):
            return self.tr("Lane, {name}, Enter shows it").format(name=name)
        if key.kind is Kind.STAGE and key.of in contents.columns:
            letters = stage_letters(contents.columns[key.of])
            return self.tr("Stage {letters}, {name}").format(letters=letters, name=name)
        if key.kind is Kind.CELL and key.of in contents.rows and key.stage in contents.columns:
            code = cell_code(contents.journey, contents.rows[key.of], contents.columns[key.stage])
            count = self.tr("%n card(s)", "", len(contents.cell(key)))
            return f"{code}, {name}, {count}"
        if key.kind is Kind.LINK:
            return self._with_kind(contents, key, name)
        kinds = {
            Kind.PHASE: self.tr("Phase, {name}"),
            Kind.LANE: self.tr("Lane, {name}"),
            Kind.CARD: self.tr("Card, {name}"),
            Kind.PERSONA: self.tr("Persona, {name}"),
            Kind.SOURCE: self.tr("Source, {name}"),
        }
        return kinds.get(key.kind, "{name}").format(name=self._with_kind(contents, key, name))

    def hint(self, contents: Contents, key: Key) -> str:
        """Return all of a text that a row may cut off, with its lines."""
        card = contents.card(key.of) if key.kind is Kind.CARD else None
        if card is not None and card.text:
            return card.text
        stage = contents.stage(key.of) if key.kind is Kind.STAGE else None
        if stage is not None:
            return "\n".join(part for part in (stage.title, stage.task) if part)
        return self._with_kind(contents, key, self.name(contents, key))

    def _name(self, contents: Contents, key: Key) -> str:
        if key.kind is Kind.MAP:
            return map_name(contents.document, contents.journey)
        groups = {
            Kind.LINKS: self.tr("Links"),
            Kind.PERSONAS: self.tr("Personas"),
            Kind.SOURCES: self.tr("Sources"),
        }
        if key.kind in groups:
            return groups[key.kind]
        link = contents.links.get(key.of) if key.kind is Kind.LINK else None
        if link is not None:
            way = f"{self._stage(contents, link.origin)} → {self._stage(contents, link.target)}"
            return f"{way}: {link.text}" if link.text.strip() else way
        is_lane = key.kind is Kind.CELL and contents.order is OutlineOrder.STAGES
        if is_lane or key.kind is Kind.LANE:
            return self._lane(contents, key.of)
        if key.kind is Kind.CARD:
            card = contents.card(key.of)
            return "" if card is None else self._card(card)
        return self._title(contents, key)

    def _title(self, contents: Contents, key: Key) -> str:
        """Return the title of a stage or phase, the name of a persona, the title of a source."""
        match key.kind:
            case Kind.SOURCE:
                source = contents.source(key.of)
                return "" if source is None else source.title
            case Kind.PERSONA:
                persona = contents.persona(key.of)
                return "" if persona is None else persona.name
            case Kind.PHASE:
                phase = contents.phase(key.of)
                return "" if phase is None else phase.title
        stage = contents.stage(key.stage or key.of)
        return "" if stage is None else stage.title

    def _stage(self, contents: Contents, identifier: str) -> str:
        """Return the title of a stage, of an untitled one its letters."""
        stage = contents.stage(identifier)
        title = "" if stage is None else stage.title.strip()
        return title or stage_letters(contents.columns[identifier])

    def _lane(self, contents: Contents, identifier: str) -> str:
        lane = contents.lane(identifier)
        return "" if lane is None else lane_title(lane, contents.document.language)

    def _card(self, card: Card) -> str:
        """Return the words of a card, and the figures of which it may consist alone."""
        language = interface_language()
        said = [card.text] if card.text.strip() else []
        if card.value is not None:
            said.append(f"{card.value}/{HIGHEST_SCORE}")
        if card.level is not None:
            said.append(written_level(card.level))
        current, target = (
            "" if one is None else written_number(one, language) for one in (card.current, card.target)
        )
        if current or target:
            figures = f"{current} → {target}".strip() if target else current
            said.append(figures + written_unit(card.unit, language))
        return " · ".join(said) or (self.tr("picture") if card.picture else "")

    def _nameless(self, contents: Contents, key: Key) -> str:
        is_lane = key.kind is Kind.CELL and contents.order is OutlineOrder.STAGES
        return {
            Kind.CARD: self.tr("empty card"),
            Kind.PERSONA: self.tr("nameless persona"),
            Kind.SOURCE: self.tr("untitled source"),
            Kind.PHASE: self.tr("untitled phase"),
            Kind.LANE: self.tr("nameless lane"),
        }.get(Kind.LANE if is_lane else key.kind, self.tr("untitled stage"))

    def _with_kind(self, contents: Contents, key: Key, name: str) -> str:
        """Return the name of a persona with the buyer role, that of a source or link with what it is."""
        link = contents.links.get(key.of) if key.kind is Kind.LINK else None
        if link is not None:
            is_loop = link.kind == "loop"
            return (self.tr("Loop, {name}") if is_loop else self.tr("Branch, {name}")).format(name=name)
        persona = contents.persona(key.of) if key.kind is Kind.PERSONA else None
        source = contents.source(key.of) if key.kind is Kind.SOURCE else None
        more = BUYER_ROLES[persona.role] if persona is not None and persona.role is not None else None
        more = more if source is None else SOURCE_KINDS[source.kind]
        return name if more is None else f"{name}, {more.in_language(interface_language())}"
