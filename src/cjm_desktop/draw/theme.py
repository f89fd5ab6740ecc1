"""Themes: roles of the display list as colours.

Roles are plain names ("ink"), a hue with its use ("blue.tint", "blue.bar", "blue.deep" under white
letters, "blue.letters" for letters themselves, "blue.lane" beside the name of a lane), or a role with a
place on a scale ("band:0.5" from the first stage to the last, "level:-1.25" along the emotion curve). A hue
is one of the palette or any colour ("#7a1f5c.tint"). Every hue's tints and bars differ in lightness enough
to stay apart when printed in grey.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Rgb = tuple[int, int, int]

_PLAIN = {
    "paper": "#FFFFFF",
    "ink": "#1B1F24",
    "secondary": "#5B6470",
    "faint": "#8792A0",
    "hairline": "#DDE2E8",
    "faint_line": "#EEF1F4",
    "zero_line": "#C3CAD3",
    "on_band": "#FFFFFF",
    "on_band_secondary": "#D5DCE8",
    "on_band_ghost": "#93A2BC",
    "urgent": "#C2415B",
    "on_urgent": "#FFFFFF",
    "critical": "#C2415B",
    "mark_empty": "#C3CAD3",
    "on_card": "#1B1F24",
    "on_deep": "#FFFFFF",
    "line": "#5B6470",
    "grid": "#B4BCC7",
    "slot": "#A9B2BD",
}
_HUES = {
    "blue": ("#2F6FB2", "#EAF2FA"),
    "slate": ("#4B5563", "#F1F3F5"),
    "green": ("#2B8A6B", "#E8F5F0"),
    "violet": ("#8A5CC2", "#F3EDFA"),
    "amber": ("#B7791F", "#FBF3E4"),
    "red": ("#C2415B", "#FBECEF"),
    "teal": ("#1F8A94", "#E5F4F5"),
    "cyan": ("#2A86B8", "#E6F3FA"),
    "indigo": ("#4A57B5", "#EDEFFA"),
    "plum": ("#A0478F", "#F8ECF5"),
    "olive": ("#6C7F2E", "#F2F5E6"),
    "sand": ("#8C6D46", "#F6F1E9"),
}
HUES = tuple(_HUES)
"""The names of the palette, as lanes, cards and personas may carry them."""
_BAND = ("#24324A", "#3D5780")
_LEVELS = ("#C2415B", "#C99A2E", "#2B8A6B")
_HATCH_SHARE = 0.26
_WHITE = (255, 255, 255)
_OWN_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_LIGHTEST_BAR, _TINT = 140, 241
"""How light, 0..255 in grey, the bar of a colour of one's own is at most, and how light its tint is."""
_READABLE = 4.5
"""The least contrast of text on its ground (WCAG 2.2, level AA)."""
_SEEN = 3.0
"""The least contrast of an icon on its ground (the same, 1.4.11)."""
_KEPT = frozenset({"paper", "grid", "slot", ".lane", ".deep", "on_deep"})
"""What a faint theme leaves as it is: by what notes are put straight, whose lanes and personas they are."""
_WRITING = {
    "ink": 0.5,
    "on_band": 0.5,
    "on_card": 0.15,
    "on_urgent": 0.15,
    ".letters": 0.15,
    "secondary": 0.0,
    "on_band_secondary": 0.0,
}
"""How far from secondary writing towards ink the letters of a faint theme are."""
_UNDER_LETTERS = frozenset({"band", "urgent"})
_DARKEST_GROUND, _DARKEST_MARK = 36, 110
"""How dark, 255 being black, a faint theme makes what lies under letters at most, and anything else."""


class Theme(Struct, frozen=True, dict=True):
    """A table of roles; `grey` turns every colour into the grey of the same luminance.

    A `faint` one prints what is known already, to be worked on: letters dark enough to be read, everything
    else a light grey.
    """

    name: str
    plain: Mapping[str, str]
    hues: Mapping[str, tuple[str, str]]
    band: tuple[str, str]
    levels: tuple[str, str, str]
    grey: bool = False
    faint: bool = False

    def __hash__(self) -> int:
        return hash(self.name)

    @lru_cache(maxsize=1024)  # noqa: B019 - the few themes live as long as the program
    def rgb(self, role: str) -> Rgb:
        """Return the colour of a role as red, green and blue 0..255; raises KeyError."""
        color = self._fainter(role) if self.faint else self._colored(role)
        return _grey(color) if self.grey else color

    def color(self, role: str) -> str:
        """Return the colour of a role as #rrggbb; raises KeyError."""
        return "#{:02x}{:02x}{:02x}".format(*self.rgb(role))

    def _colored(self, role: str) -> Rgb:
        # A hue comes from the document and may be any text, "level:x" too: its use tells that it is one.
        hue, _, use = role.rpartition(".")
        if use in _USES:
            return _USES[use](*self._pair(hue))
        name, _, place = role.partition(":")
        return self._on_scale(name, float(place)) if place else _parsed(self.plain[role])

    def _fainter(self, role: str) -> Rgb:
        use = role.rpartition(".")[2]
        name = f".{use}" if use in _USES else role.partition(":")[0]
        if name in _KEPT:
            return self._colored(role)
        if name in _WRITING:
            secondary, ink = (_grey(_parsed(self.plain[one])) for one in ("secondary", "ink"))
            return _mixed(secondary, ink, _WRITING[name])
        return _lightened(self._colored(role), _DARKEST_GROUND if name in _UNDER_LETTERS else _DARKEST_MARK)

    def _pair(self, hue: str) -> tuple[Rgb, Rgb]:
        """Return bar and tint of a hue of the palette or of any colour; of any other name, slate's."""
        if _OWN_COLOR.fullmatch(hue):
            return _own_pair(_parsed(hue))
        bar, tint = self.hues.get(hue, self.hues["slate"])
        return _parsed(bar), _parsed(tint)

    def _on_scale(self, name: str, place: float) -> Rgb:
        if name == "band":
            return _mixed(_parsed(self.band[0]), _parsed(self.band[1]), place)
        if name != "level":
            raise KeyError(name)
        bad, middle, glad = (_parsed(color) for color in self.levels)
        place = max(-2.0, min(2.0, place)) / 2
        return _mixed(middle, glad, place) if place >= 0 else _mixed(middle, bad, -place)


def _parsed(color: str) -> Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _mixed(first: Rgb, second: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def _grey(color: Rgb) -> Rgb:
    """Return the grey of the same luminance, weighted as in ITU-R BT.601."""
    value = round(0.299 * color[0] + 0.587 * color[1] + 0.114 * color[2])
    return value, value, value


def _lightened(color: Rgb, darkest: int) -> Rgb:
    """Return a light grey: what is light already keeps its lightness, what is dark comes near `darkest`."""
    darkness = 255 - _grey(color)[0]
    value = 255 - round(darkness * darkest / (darkness + darkest))
    return value, value, value


def _luminance(color: Rgb) -> float:
    """Return the relative luminance, 0..1 (WCAG 2.2)."""
    parts = (value / 255 for value in color)
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Rgb, second: Rgb) -> float:
    """Return the contrast of two colours, 1..21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _own_pair(color: Rgb) -> tuple[Rgb, Rgb]:
    """Return a bar and a tint for any colour, as far from each other and from paper as the palette's."""
    bar = _deep(color, _SEEN)
    light = _grey(bar)[0]
    if light > _LIGHTEST_BAR:
        bar = _mixed((0, 0, 0), bar, _LIGHTEST_BAR / light)
    share = (255 - _TINT) / max(255 - _grey(bar)[0], 1)
    return bar, _mixed((255, 255, 255), bar, share)


def _deep(bar: Rgb, least: float = _READABLE) -> Rgb:
    """Return a bar's colour, darkened until its contrast to white is enough: to read white letters on it.

    Its grey weighs red, green and blue otherwise, and may be lighter than the colour is.
    """
    steps = (_mixed(bar, (0, 0, 0), percent / 100) for percent in range(101))
    return next(one for one in steps if min(contrast(one, _WHITE), contrast(_grey(one), _WHITE)) >= least)


_USES: Mapping[str, Callable[[Rgb, Rgb], Rgb]] = {
    "bar": lambda bar, _: bar,
    "tint": lambda _, tint: tint,
    "hatch": lambda bar, tint: _mixed(tint, bar, _HATCH_SHARE),
    "deep": lambda bar, _: _deep(bar),
    "letters": lambda bar, _: _deep(bar),
    "lane": lambda bar, _: bar,
}
"""What a hue is used for: from its bar and its tint to the colour."""

LIGHT = Theme("light", _PLAIN, _HUES, _BAND, _LEVELS)
"""On white: screen and paper."""
GREY = Theme("grey", _PLAIN, _HUES, _BAND, _LEVELS, grey=True)
"""What a printer without colour makes of LIGHT."""
FAINT = Theme("faint", _PLAIN, _HUES, _BAND, _LEVELS, faint=True)
"""For posters to be worked on: what is on the map in light grey, the lanes in their own colours."""
FAINT_GREY = Theme("faint grey", _PLAIN, _HUES, _BAND, _LEVELS, grey=True, faint=True)
"""What a printer without colour makes of FAINT."""
