"""Title block, stage headers, lane names and footer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

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
from cjm_desktop.layout.curve import Stroke
from cjm_desktop.layout.geometry import Point, Rect
from cjm_desktop.layout.text import (
    break_text,
    fitted_line,
    fitting_style,
    line_width,
    single_line,
    text_width,
    widest,
)
from cjm_desktop.model.kinds import SCORE_MEANINGS, Drawing, lane_kind
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.queries import (
    BUYER_ROLES,
    COMMON,
    lane_question,
    lane_title,
    map_subtitle,
    map_title,
    persona_hues,
    personas_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjm_desktop.layout.text import Line
    from cjm_desktop.model.document import Document, Lane, Map, Persona, Stage

STAGE_WORD = Phrase("Stage", "Этап")
STAGE_QUESTION = Phrase("and its task", "и его задача")
UNTITLED = Phrase("Untitled map", "Карта без названия")
_CLIENT = Phrase("Client: {}", "Клиент: {}")
_EDITION = Phrase("version {}", "версия {}")
LEGEND_WORDS = {
    Legend.FACT: Phrase("fact", "факт"),
    Legend.HYPOTHESIS: Phrase("hypothesis", "гипотеза"),
    Legend.URGENT: Phrase("urgent", "срочно"),
    Legend.WEIGHT: Phrase("weight of a barrier", "вес барьера"),
    Legend.MOMENT: Phrase("moment of truth", "момент истины"),
    Legend.RATIONAL: Phrase("rational", "рациональное"),
    Legend.EMOTIONAL: Phrase("emotional", "эмоциональное"),
    Legend.SOURCES: Phrase("sources", "источники"),
    Legend.NOTE: Phrase("has a note", "есть заметка"),
}
_EVERYONE = Phrase("everyone", "все")
_SCORE = Phrase("score: {}", "оценка: {}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEAST_PERSONAS, _MOST_NAME_LINES = 3, 3


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


def lay_out_title(
    document: Document, journey: Map, origin: Point, width: float, *, has_tasks: bool = True
) -> TitleBlock:
    """Lay out the title, the line under it and the personas at the right or below, all on the page.

    `has_tasks` tells whether the words over the lane names speak of the tasks of stages.
    """
    left, top, language = origin.x, origin.y, document.language
    title_text = map_title(document, journey) or UNTITLED.in_language(language)
    people = _people(document, journey, width, title_text)
    beside = sum(sp.PERSONA_GAP + person.width for person in people)
    stacked = bool(people) and width - beside < min(sp.NARROWEST_TITLE, width)
    title_room = width if stacked else width - beside
    title = block(title_text, ty.MAP_TITLE, left, top, title_room)
    subtitle_y = title.y + title.height + 1.0
    subtitle = block(map_subtitle(document, journey), ty.SUBTITLE, left, subtitle_y, title_room)
    bottom = subtitle.y + subtitle.height
    if stacked:
        boxes = _flowed(people, left, bottom + 4.0, width)
    else:
        boxes = _flowed(people, left + width - beside + sp.PERSONA_GAP, top, beside)
    bottom = max([bottom, *(box.centre.y + _height(people) / 2 for box in boxes)])
    return TitleBlock(title, subtitle, boxes, _corner(language, left, has_tasks=has_tasks), bottom)


def _corner(language: str, left: float, *, has_tasks: bool) -> tuple[TextBlock, TextBlock]:
    """Return the words over the lane names, from the top of the stage band."""
    alone = (sp.BAND_HEIGHT - ty.LANE_TITLE.line_height) / 2
    top = sp.STAGE_PADDING if has_tasks else alone
    name = one_line(STAGE_WORD.in_language(language), ty.LANE_TITLE, left, top)
    said = STAGE_QUESTION.in_language(language) if has_tasks else ""
    question = one_line(said, ty.LANE_QUESTION, left, name.y + name.height + 0.4)
    return name, question


class _Person(Struct, frozen=True):
    """A persona to be placed: a colour, letters, a name, a line below it, and the width of all in mm."""

    color: str
    initials: str
    name: tuple[Line, ...]
    role: Line
    width: float

    @property
    def text_height(self) -> float:
        """The height of name and role in mm."""
        name = len(self.name) * ty.PERSONA_NAME.line_height
        return name + (ty.PERSONA_ROLE.line_height + sp.NAME_TO_ROLE if self.role.width else 0)


def _height(people: Iterable[_Person]) -> float:
    """Return how high a line of personas is in mm."""
    return max([2 * sp.AVATAR_RADIUS, *(person.text_height for person in people)])


def _people(document: Document, journey: Map, width: float, title: str) -> list[_Person]:
    """Return as many personas of a map as stand in one line, a few at least, and one that counts the others.

    Beside them the title keeps what it needs, up to half of the width; without room for a few beside it they
    have a line of their own.
    """
    personas, hues = personas_of(document, journey), persona_hues(document)
    count, least = len(personas), min(_LEAST_PERSONAS, len(personas))
    most = _LEAST_PERSONAS + int(width / (sp.PERSONA_GAP + 2 * sp.AVATAR_RADIUS))
    people = [_person(persona, hues[persona.id], document.language, width) for persona in personas[:most]]
    kept = max(sp.NARROWEST_TITLE, min(text_width(title, ty.MAP_TITLE), width / 2))
    shown = _fitting(people, count, width - kept)
    if shown < least:
        shown = max(least, _fitting(people, count, width + sp.PERSONA_GAP))
    if shown == count:
        return people
    nothing = single_line("", ty.PERSONA_NAME)
    others = _Person("slate", f"+{count - shown}", (nothing,), nothing, 2 * sp.AVATAR_RADIUS)
    return [*people[:shown], others]


def _fitting(people: Iterable[_Person], count: int, room: float) -> int:
    """Return how many of `count` people fit into a line, with a gap before each and who counts the others."""
    fitting, taken = 0, 0.0
    for number, person in enumerate(people, 1):
        taken += sp.PERSONA_GAP + person.width
        counter = sp.PERSONA_GAP + 2 * sp.AVATAR_RADIUS if number < count else 0.0
        if taken + counter <= room:
            fitting = number
    return fitting


def _person(persona: Persona, hue: str, language: str, width: float) -> _Person:
    before = 2 * sp.AVATAR_RADIUS + sp.AVATAR_GAP
    room = min(sp.WIDEST_PERSONA, width - before)
    role_text = BUYER_ROLES[persona.role].in_language(language) if persona.role else ""
    name = _few_lines(persona.name, ty.PERSONA_NAME, room)
    role = fitted_line(role_text or persona.description.split("\n")[0], ty.PERSONA_ROLE, room)
    texts = max(line_width(widest(name), ty.PERSONA_NAME), line_width(role, ty.PERSONA_ROLE))
    return _Person(hue, initials(persona.name), name, role, before + texts)


def _few_lines(text: str, style: ty.TextStyle, width: float) -> tuple[Line, ...]:
    """Break `text` into a few lines, the last of them cut with an ellipsis where there is more."""
    lines = break_text(text, style, width)
    if len(lines) <= _MOST_NAME_LINES:
        return lines
    last = lines[_MOST_NAME_LINES - 1]
    return (*lines[: _MOST_NAME_LINES - 1], fitted_line(text[last.start :], style, width))


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0] for word in [*words[:1], *words[1:][-1:]]).upper()


def _flowed(people: Sequence[_Person], left: float, top: float, width: float) -> tuple[PersonaBox, ...]:
    """Set personas in lines like words, at most `width` mm wide."""
    boxes = []
    height = _height(people)
    x, y = left, top
    for person in people:
        if x > left and x + person.width > left + width:
            x, y = left, y + height + sp.PERSONA_LINE_GAP
        boxes.append(_persona_box(person, x, y + height / 2))
        x += person.width + sp.PERSONA_GAP
    return tuple(boxes)


def _persona_box(person: _Person, x: float, middle: float) -> PersonaBox:
    radius = sp.AVATAR_RADIUS
    centre = Point(x + radius, middle)
    letters = single_line(person.initials, ty.PERSONA_INITIALS)
    letters_y = centre.y - ty.PERSONA_INITIALS.line_height / 2
    letters_box = TextBlock(x, letters_y, 2 * radius, ty.PERSONA_INITIALS, (letters,), Align.CENTRE)
    text_x = x + 2 * radius + sp.AVATAR_GAP
    name_width = line_width(widest(person.name), ty.PERSONA_NAME)
    name = TextBlock(text_x, middle - person.text_height / 2, name_width, ty.PERSONA_NAME, person.name)
    role = _placed(person.role, ty.PERSONA_ROLE, text_x, name.y + name.height + sp.NAME_TO_ROLE)
    return PersonaBox(centre, person.color, letters_box, name, role)


def _placed(line: Line, style: ty.TextStyle, x: float, y: float) -> TextBlock:
    return TextBlock(x, y, line_width(line, style), style, (line,))


def lay_out_stage(stage: Stage, width: float, index: int, count: int, cyclic: bool) -> StageHeader:
    """Lay out a stage header; its height is what it needs and at least the band's."""
    first = index == 0
    last = index == count - 1 and not cyclic
    left = sp.STAGE_PADDING + (0 if first else sp.NOTCH)
    measure = width - left - (2.0 if last else sp.NOTCH + 1.0)
    style = fitting_style(stage.title, ty.STAGE_TITLES, measure)
    title = block(stage.title, style, left, 0, measure)
    task = block(stage.task, ty.STAGE_TASK, left, 0, measure)
    text_height = title.height + (sp.TITLE_TO_TASK + task.height if stage.task else 0)
    height = max(sp.BAND_HEIGHT, text_height + 2 * 3.2)
    share = index / (count - 1) if count > 1 else 0.0
    return StageHeader(stage, width, height, first, last, share, title, task)


def lay_out_lane(lane: Lane, language: str, width: float) -> LaneHeader:
    """Lay out a lane's name and the question under it."""
    kind = lane_kind(lane.kind)
    if kind.drawing is Drawing.RULE:
        return _divider(lane, language, width)
    measure = width - sp.LANE_TEXT - sp.LANE_TEXT_RIGHT
    name = lane_title(lane, language)
    if lane.collapsed:
        y = (sp.COLLAPSED_ROW - ty.LANE_TITLE.line_height) / 2
        cut = fitted_line(name, ty.LANE_TITLE, measure)
        title = TextBlock(sp.LANE_TEXT, y, measure, ty.LANE_TITLE, (cut,))
    else:
        title = _lane_name(name, width)
    asked = "" if lane.collapsed else lane_question(lane, language)
    question = block(asked, ty.LANE_QUESTION, sp.LANE_TEXT, title.y + title.height + 0.3, measure)
    bottom = question.y + (question.height if asked else 0)
    height = sp.COLLAPSED_ROW if lane.collapsed else bottom + sp.LANE_PADDING_Y
    return LaneHeader(lane, kind, width, height, title, question)


def _lane_name(name: str, width: float) -> TextBlock:
    measure = width - sp.LANE_TEXT - sp.LANE_TEXT_RIGHT
    style = fitting_style(name, ty.LANE_TITLES, measure)
    return block(name, style, sp.LANE_TEXT, sp.LANE_PADDING_Y, measure)


def _divider(lane: Lane, language: str, width: float) -> LaneHeader:
    title = block(lane_title(lane, language), ty.DIVIDER, 0.0, 0.0, width - sp.DIVIDER_GAP)
    height = max(sp.RULE_ROW, title.height + 2 * sp.CELL_PADDING_Y)
    title = replace(title, y=(height - title.height) / 2)
    question = one_line("", ty.LANE_QUESTION, 0.0, title.y)
    return LaneHeader(lane, lane_kind(lane.kind), width, height, title, question)


def lay_out_footer(
    document: Document,
    journey: Map,
    legend: frozenset[Legend],
    strokes: Mapping[str, Stroke],
    place: Rect,
) -> Footer:
    """Lay out client, date and version at the left, the legend at the right or below them.

    `strokes` are those of the curves of several personas; of `place` the upper edge and the width count.
    """
    left, y, width = place.x, place.y, place.width
    language = document.language
    client = _CLIENT.in_language(language).format(document.client) if document.client else ""
    edition = _EDITION.in_language(language).format(document.edition) if document.edition else ""
    parts = [client, written_date(document.date, language), edition]
    text = block(" · ".join(part for part in parts if part), ty.FOOTER, left, y, width)
    curves = [(_curve_name(document, persona), stroke) for persona, stroke in strokes.items()]
    entries = _legend_rows([*curves, *_legend_entries(journey, legend, language)], width)
    said = max(line_width(line, ty.FOOTER) for line in text.lines)
    beside = len(entries) == 1 and said + sp.LEGEND_PITCH + _row_width(entries[0]) <= width
    if said and entries and not beside:
        y = text.y + text.height + ty.FOOTER.line_height
    return Footer(text, tuple(_legend(entries, left + width, y)))


def _curve_name(document: Document, persona: str) -> str:
    """Return whose curve it is, by name."""
    if persona == COMMON:
        return _EVERYONE.in_language(document.language)
    found = document.persona(persona)
    return found.name if found is not None else persona


class _Entry(Struct, frozen=True):
    """An entry of the legend to be placed, and its width in mm with its swatch."""

    line: Line
    shows: Legend | Stroke | None
    width: float


def _legend_entries(
    journey: Map, legend: frozenset[Legend], language: str
) -> list[tuple[str, Legend | None]]:
    meanings = {
        lane.meaning: None
        for lane in journey.lanes
        if lane.meaning and not lane.hidden and lane_kind(lane.kind).drawing is Drawing.MARKS
    }
    entries: list[tuple[str, Legend | None]] = [
        (LEGEND_WORDS[entry].in_language(language), entry) for entry in Legend if entry in legend
    ]
    for meaning in meanings:
        score = SCORE_MEANINGS[meaning].in_language(language)
        entries.append((_SCORE.in_language(language).format(score), None))
    return entries


def _legend_rows(entries: Iterable[tuple[str, Legend | Stroke | None]], width: float) -> list[list[_Entry]]:
    """Pack entries into lines of at most `width` mm."""
    rows: list[list[_Entry]] = []
    for label, shows in entries:
        before = _swatch_width(shows) + sp.LEGEND_GAP if shows is not None else 0.0
        line = fitted_line(label, ty.FOOTER, width - before)
        entry = _Entry(line, shows, before + line_width(line, ty.FOOTER))
        if rows and _row_width([*rows[-1], entry]) <= width:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _swatch_width(shows: Legend | Stroke | None) -> float:
    """Return how wide a swatch is: a line must be long enough to show its dashes."""
    return sp.LEGEND_LINE if isinstance(shows, Stroke) else sp.LEGEND_SWATCH


def _row_width(row: Sequence[_Entry]) -> float:
    return sum(entry.width for entry in row) + (len(row) - 1) * sp.LEGEND_PITCH


def _legend(rows: Iterable[Sequence[_Entry]], right: float, y: float) -> Iterator[LegendItem]:
    """Place entries so that each line ends at the right edge of the map."""
    for row in rows:
        x = right - _row_width(row)
        for entry in row:
            end = x + entry.width
            text = _placed(entry.line, ty.FOOTER, end - line_width(entry.line, ty.FOOTER), y)
            middle = y + ty.FOOTER.line_height / 2
            swatch = Rect(x, middle - sp.LEGEND_SWATCH / 2, _swatch_width(entry.shows), sp.LEGEND_SWATCH)
            yield LegendItem(text, swatch if entry.shows is not None else None, entry.shows)
            x = end + sp.LEGEND_PITCH
        y += sp.LEGEND_ROW
