"""What the user asks for when he prints: one frozen record that dialog, command line and job share."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import NamedTuple

from cjm_desktop.layout.geometry import Size
from cjm_desktop.model.errors import PrintError
from cjm_desktop.model.language import Phrase
from cjm_desktop.model.terms import exact_sides
from cjm_desktop.printing.paper import A1, Form, Paper, parse_paper, parse_sides

DEFAULT_OVERLAP = 10.0
"""Of two sheets, in mm."""
DEFAULT_MARGIN = 5.0
"""The edge of a page in mm that most printers do not reach."""
SMALLEST_SCALE, LARGEST_SCALE = 0.01, 20.0
"""Of the printed map against the layout's millimetres: 1 % and 2000 %."""
STICKER = Size(76.0, 76.0)
"""The common sticky note, in mm."""
SMALLEST_STICKER, LARGEST_STICKER = 20.0, 300.0
"""The sides of a sticker, of paper or to be printed, in mm: less has no room for its number and a word."""
MOST_NOTES = 12
"""In one cell."""
NO_SHEET = "none"
"""What stands for one page of the poster's own size."""


class Orientation(StrEnum):
    """How a paper lies; "auto" takes the better one."""

    AUTO = "auto"
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Coloring(StrEnum):
    """Colour, or shades of grey that keep neighbours apart."""

    COLOR = "color"
    GREY = "grey"


class Style(StrEnum):
    """What of a map is printed: all of it, it in grey with room for paper stickers, or its grid alone."""

    FULL = "full"
    WORKSHOP = "workshop"
    EMPTY = "empty"


class ExtraSheets(StrEnum):
    """How many more sheets than the least a poster takes, lest its seams cut texts.

    "worth" takes more rows and columns while these spare a text for each sheet, and up to a quarter more
    sheets beside that where no text is cut then; "all" takes whatever helps.
    """

    NONE = "none"
    WORTH = "worth"
    ALL = "all"


class Chosen(NamedTuple):
    """The ids of the stages, lanes and personas that are printed, None for all there are."""

    stages: frozenset[str] | None = None
    lanes: frozenset[str] | None = None
    personas: frozenset[str] | None = None


EVERYTHING = Chosen()


@dataclass(frozen=True, slots=True, kw_only=True)
class What:
    """What of a map is printed and how it looks, whatever paper it comes on.

    `sticker` is the paper note in mm that the cells of a poster to be worked on have room for, `notes` how
    many of it at least.
    """

    style: Style = Style.FULL
    sticker: Size = STICKER
    notes: int = 1
    chosen: Chosen = EVERYTHING
    has_codes: bool = True
    coloring: Coloring = Coloring.COLOR


EVERYTHING_IN_FULL = What()
PICTURE = What(has_codes=False)
"""A map as a picture: no paper note has to find its way back to it."""


@dataclass(frozen=True, slots=True)
class PrintSpec(What):
    """A poster as asked for: what is printed, and on what; lengths in mm.

    `sheet` None prints one page of the paper's size, otherwise the poster is tiled over sheets.
    `margin` is the edge of each page that the printer cannot reach. `scale` 1.0 prints the layout's
    own millimetres, None fits the whole map on the paper. `extra` is for where the least number of sheets
    would cut lines of text or faces.
    """

    paper: Paper = A1
    orientation: Orientation = Orientation.AUTO
    sheet: Paper | None = None
    sheet_orientation: Orientation = Orientation.AUTO
    overlap: float = DEFAULT_OVERLAP
    margin: float = DEFAULT_MARGIN
    scale: float | None = None
    has_plan_page: bool = True
    extra: ExtraSheets = ExtraSheets.WORTH

    @property
    def what(self) -> What:
        """What is printed; stickers count only where room for them is."""
        what = What(**{field.name: getattr(self, field.name) for field in fields(What)})
        return replace(what, sticker=STICKER, notes=1) if self.style is Style.FULL else what


def parse_sheet(text: str) -> Paper | None:
    """Return the paper of sheets, None for "none": one page of the poster's size; raises PrintError."""
    wanted = text.strip()
    if wanted.casefold() == NO_SHEET:
        return None
    sheet = parse_paper(wanted)
    if sheet.form is not Form.CUT:
        raise PrintError(
            Phrase(
                f"“{wanted}” is no sheet: a poster is put together from sheets of one size, such as A4.",
                f"«{wanted}» — не лист: плакат складывают из листов одного размера, например A4.",
            )
        )
    return sheet


def require_sticker(size: Size) -> Size:
    """Return the size of a sticker, of paper or to be printed; raises PrintError for one that cannot be."""
    if not all(SMALLEST_STICKER <= side <= LARGEST_STICKER for side in size):
        sides, least, most = exact_sides(size), f"{SMALLEST_STICKER:g}", f"{LARGEST_STICKER:g}"
        raise PrintError(
            Phrase(
                f"A sticker of {sides.en} mm cannot be: each side must measure from {least} to {most} mm.",
                f"Размер стикера — от {least} до {most} мм по каждой стороне, а указано {sides.ru}.",
            )
        )
    return size


def parse_sticker(text: str) -> Size:
    """Return the size of a paper note written as "76x76"; raises PrintError."""
    sides = parse_sides(text)
    if sides is None:
        raise PrintError(
            Phrase(
                f"“{text.strip()}” is no size of a sticker: write width and height in mm as in 76x76.",
                f"«{text.strip()}» — не размер стикера: напишите ширину и высоту в мм, например 76x76.",
            )
        )
    return require_sticker(sides)


def parse_scale(text: str) -> float | None:
    """Return the scale written as "fit", "84" or "84 %": None for fit, 1.0 for 100 %; raises PrintError."""
    wanted = text.strip()
    if wanted.casefold() == "fit":
        return None
    per_cent = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*%?", wanted)
    if per_cent is None:
        raise PrintError(
            Phrase(
                f"“{wanted}” is no scale: write “fit” or a percentage such as 84.",
                f"«{wanted}» — не масштаб: напишите fit или проценты, например 84.",
            )
        )
    return float(per_cent.group(1).replace(",", ".")) / 100
