"""Title block, stage headers, lane names and footer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cjm_desktop.layout import spacing as sp
from cjm_desktop.layout import typography as ty
from cjm_desktop.layout.boxes import (
    Align,
    Footer,
    LaneHeader,
    Legend,
    LegendItem,
    PersonaBox,
    StageHeader,
    TextBlock,
    TitleBlock,
)
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.text import break_text, fitted_line, line_width, single_line
from cjm_desktop.model.kinds import SCORE_MEANINGS, Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import (
    BUYER_ROLES,
    lane_question,
    lane_title,
    map_subtitle,
    map_title,
    personas_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjm_desktop.model.document import Document, Lane, Map, Persona, Stage

STAGE_WORD = Phrase("Stage", "Этап")
STAGE_QUESTION = Phrase("and its task", "и его задача")
UNTITLED = Phrase("Untitled map", "Карта без названия")
_CLIENT = Phrase("Client: {}", "Клиент: {}")
_EDITION = Phrase("version {}", "версия {}")
_LEGEND = {
    Legend.FACT: Phrase("fact", "факт"),
    Legend.HYPOTHESIS: Phrase("hypothesis", "гипотеза"),
    Legend.URGENT: Phrase("urgent", "срочно"),
}
_SCORE = Phrase("score: {}", "оценка: {}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_PERSONAS = 3


def block(text: str, style: ty.TextStyle, x: float, y: float, width: float) -> TextBlock:
    """Break `text` to `width` mm and place it with its upper left corner at x, y."""
    return TextBlock(x, y, width, style, break_text(text, style, width))


def one_line(text: str, style: ty.TextStyle, x: float, y: float) -> TextBlock:
    """Place `text` as a single line at x, y."""
    line = single_line(text, style)
    return TextBlock(x, y, line_width(line, style), style, (line,))


def written_date(iso: str | None, language: str) -> str:
    """Return an ISO date as people of the language write it; anything else as it stands."""
    if not iso:
        return ""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    if language.startswith("ru"):
        return f"{day.day:02}.{day.month:02}.{day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def lay_out_title(document: Document, journey: Map, left: float, top: float, width: float) -> TitleBlock:
    """Lay out the title, the line under it and the personas at the right, all on the page."""
    personas = personas_of(document, journey)[:_MOST_PERSONAS]
    beside = _personas_width(personas, document.language)
    room = width - beside
    stacked = bool(personas) and room < min(sp.NARROWEST_TITLE, width)
    title_room = width if stacked else room
    title_text = map_title(document, journey) or UNTITLED.in_language(document.language)
    title = block(title_text, ty.MAP_TITLE, left, top, title_room)
    subtitle = block(
        map_subtitle(document, journey), ty.SUBTITLE, left, title.y + title.height + 1.0, title_room
    )
    bottom = subtitle.y + subtitle.height
    persona_top = bottom + 4.0 if stacked else top
    first_x = left if stacked else left + width - beside + sp.PERSONA_GAP
    boxes = _persona_boxes(personas, document.language, first_x, persona_top)
    if boxes:
        bottom = max(bottom, persona_top + 2 * sp.AVATAR_RADIUS)
    return TitleBlock(title, subtitle, boxes, _corner(document.language, left, bottom), bottom)


def _corner(language: str, left: float, bottom: float) -> tuple[TextBlock, TextBlock]:
    """Return the words over the lane names, on the height of the stage band below the title block."""
    y = bottom + sp.TITLE_TO_BAND + sp.STAGE_PADDING
    name = one_line(STAGE_WORD.in_language(language), ty.LANE_TITLE, left, y)
    question = one_line(STAGE_QUESTION.in_language(language), ty.LANE_QUESTION, left, y + name.height + 0.4)
    return name, question


def _persona_texts(persona: Persona, language: str) -> tuple[str, str]:
    role = BUYER_ROLES[persona.role].in_language(language) if persona.role else ""
    return persona.name, role or persona.description.split("\n")[0][:60]


def _persona_width(persona: Persona, language: str) -> float:
    name, role = _persona_texts(persona, language)
    texts = max(
        line_width(single_line(name, ty.PERSONA_NAME), ty.PERSONA_NAME),
        line_width(single_line(role, ty.PERSONA_ROLE), ty.PERSONA_ROLE),
    )
    return 2 * sp.AVATAR_RADIUS + sp.AVATAR_GAP + texts


def _personas_width(personas: Iterable[Persona], language: str) -> float:
    return sum(sp.PERSONA_GAP + _persona_width(persona, language) for persona in personas)


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


def _persona_boxes(
    personas: Iterable[Persona], language: str, x: float, top: float
) -> tuple[PersonaBox, ...]:
    boxes = []
    for persona in personas:
        name, role = _persona_texts(persona, language)
        centre = Point(x + sp.AVATAR_RADIUS, top + sp.AVATAR_RADIUS)
        letters = single_line(initials(name), ty.PERSONA_INITIALS)
        letters_box = TextBlock(
            centre.x - sp.AVATAR_RADIUS,
            centre.y - ty.PERSONA_INITIALS.line_height / 2,
            2 * sp.AVATAR_RADIUS,
            ty.PERSONA_INITIALS,
            (letters,),
            Align.CENTRE,
        )
        text_x = x + 2 * sp.AVATAR_RADIUS + sp.AVATAR_GAP
        both = ty.PERSONA_NAME.line_height + (ty.PERSONA_ROLE.line_height + 0.4 if role else 0)
        text_y = centre.y - both / 2
        name_box = one_line(name, ty.PERSONA_NAME, text_x, text_y)
        role_box = one_line(role, ty.PERSONA_ROLE, text_x, text_y + name_box.height + 0.4)
        boxes.append(PersonaBox(centre, persona.color or "green", letters_box, name_box, role_box))
        x += _persona_width(persona, language) + sp.PERSONA_GAP
    return tuple(boxes)


def lay_out_stage(stage: Stage, width: float, index: int, count: int, cyclic: bool) -> StageHeader:
    """Lay out a stage header; its height is what it needs and at least the band's."""
    first = index == 0
    last = index == count - 1 and not cyclic
    left = sp.STAGE_PADDING + (0 if first else sp.NOTCH)
    measure = width - left - (2.0 if last else sp.NOTCH + 1.0)
    title = block(stage.title, ty.STAGE_TITLE, left, 0, measure)
    task = block(stage.task, ty.STAGE_TASK, left, 0, measure)
    text_height = title.height + (0.6 + task.height if stage.task else 0)
    height = max(sp.BAND_HEIGHT, text_height + 2 * 3.2)
    share = index / (count - 1) if count > 1 else 0.0
    return StageHeader(stage, width, height, first, last, share, title, task)


def lay_out_lane(lane: Lane, language: str, width: float) -> LaneHeader:
    """Lay out a lane's name and the question under it."""
    kind = lane_kind(lane.kind)
    if kind.drawing is Drawing.RULE:
        return _divider(lane, language, width)
    measure = width - sp.LANE_TEXT - 2.0
    title = block(lane_title(lane, language), ty.LANE_TITLE, sp.LANE_TEXT, sp.LANE_PADDING_Y, measure)
    if lane.collapsed:
        cut = fitted_line(lane_title(lane, language), ty.LANE_TITLE, measure)
        y = (sp.COLLAPSED_ROW - ty.LANE_TITLE.line_height) / 2
        title = TextBlock(sp.LANE_TEXT, y, measure, ty.LANE_TITLE, (cut,))
    asked = "" if lane.collapsed else lane_question(lane, language)
    question = block(asked, ty.LANE_QUESTION, sp.LANE_TEXT, title.y + title.height + 0.3, measure)
    bottom = question.y + (question.height if asked else 0)
    height = sp.COLLAPSED_ROW if lane.collapsed else bottom + sp.LANE_PADDING_Y
    return LaneHeader(lane, kind, width, height, title, question)


def _divider(lane: Lane, language: str, width: float) -> LaneHeader:
    kind = lane_kind(lane.kind)
    y = (sp.RULE_ROW - ty.DIVIDER.line_height) / 2
    title = one_line(lane_title(lane, language), ty.DIVIDER, 0.0, y)
    return LaneHeader(lane, kind, width, sp.RULE_ROW, title, one_line("", ty.LANE_QUESTION, 0.0, y))


def lay_out_footer(
    document: Document, journey: Map, legend: frozenset[Legend], left: float, y: float, width: float
) -> Footer:
    """Lay out client, date and version at the left, the legend at the right."""
    language = document.language
    client = _CLIENT.in_language(language).format(document.client) if document.client else ""
    edition = _EDITION.in_language(language).format(document.edition) if document.edition else ""
    parts = [client, written_date(document.date, language), edition]
    items = _legend(journey, legend, language, left + width, y)
    text = one_line(" · ".join(part for part in parts if part), ty.FOOTER, left, y)
    starts = [item.swatch.x if item.swatch else item.text.x for item in items]
    if starts and text.x + text.width + sp.LEGEND_PITCH > min(starts):
        items = _legend(journey, legend, language, left + width, y + 2 * ty.FOOTER.line_height)
    return Footer(text, items)


def _legend(
    journey: Map, legend: frozenset[Legend], language: str, right: float, y: float
) -> tuple[LegendItem, ...]:
    """Set the entries from right to left, so that they end at the right edge of the map."""
    meanings = {
        lane.meaning: None
        for lane in journey.lanes
        if lane.meaning and not lane.hidden and lane_kind(lane.kind).drawing is Drawing.MARKS
    }
    scores = [
        _SCORE.in_language(language).format(SCORE_MEANINGS[meaning].in_language(language))
        for meaning in meanings
    ]
    entries: list[tuple[str, Legend | None]] = [
        (_LEGEND[entry].in_language(language), entry) for entry in Legend if entry in legend
    ]
    entries += [(score, None) for score in scores]
    items: list[LegendItem] = []
    x = right
    for label, shows in reversed(entries):
        text = one_line(label, ty.FOOTER, 0, y)
        x -= text.width
        placed = TextBlock(x, y, text.width, ty.FOOTER, text.lines)
        swatch = None
        if shows is not None:
            x -= sp.LEGEND_SWATCH + sp.LEGEND_GAP
            middle = y + ty.FOOTER.line_height / 2
            swatch = Rect(x, middle - sp.LEGEND_SWATCH / 2, sp.LEGEND_SWATCH, sp.LEGEND_SWATCH)
        items.append(LegendItem(placed, swatch, shows))
        x -= sp.LEGEND_PITCH
    return tuple(reversed(items))
