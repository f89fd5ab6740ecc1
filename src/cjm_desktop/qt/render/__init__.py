"""Plays display lists to a QPainter: canvas and preview; a page as a picture is made by `render.image`."""

from cjm_desktop.qt.render.grounds import Grounds
from cjm_desktop.qt.render.paths import painter_path
from cjm_desktop.qt.render.pictures import Pictures
from cjm_desktop.qt.render.player import Player
from cjm_desktop.qt.render.prepared import Prepared
from cjm_desktop.qt.render.screen import Screen, fill_edges, fill_plainly
from cjm_desktop.qt.render.sight import FAR, PX_PER_MM, Afar, Sight, abreast

__all__ = [
    "FAR",
    "PX_PER_MM",
    "Afar",
    "Grounds",
    "Pictures",
    "Player",
    "Prepared",
    "Screen",
    "Sight",
    "abreast",
    "fill_edges",
    "fill_plainly",
    "painter_path",
]
