"""Whether there is a screen, found out before Qt is loaded: without one Qt ends the process."""

from __future__ import annotations

import glob
import os
import sys

_PLUGINS = "QT_QPA_PLATFORM_PLUGIN_PATH"
_NEED_A_SERVER = {"xcb", "wayland", "wayland-egl"}


def has_screen() -> bool:
    """Return whether a window can be opened: a display is not only named but also answers.

    A platform that needs no display server, as `offscreen`, counts as a screen for whoever set it, if Qt
    has it at all.
    """
    if sys.platform in {"win32", "darwin"}:
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    platforms = {platform.partition(":")[0] for platform in wanted.split(";") if platform}
    if any(map(_is_shipped, platforms - _NEED_A_SERVER)):
        return True
    if platforms and not platforms & _NEED_A_SERVER:
        return False
    tries_x11 = not platforms or "xcb" in platforms
    tries_wayland = not platforms or bool(platforms - {"xcb"})
    return (tries_wayland and _wayland_answers()) or (tries_x11 and _x11_answers())


def _is_shipped(platform: str) -> bool:
    """Return whether Qt has a platform; it is trusted where its plug-ins are kept somewhere else."""
    from importlib.util import find_spec
    from pathlib import Path

    found = find_spec("PySide6")
    places = (found.submodule_search_locations if found else None) or []
    folders = [folder for place in places if (folder := Path(place, "Qt", "plugins", "platforms")).is_dir()]
    is_elsewhere = not folders or "QT_PLUGIN_PATH" in os.environ or _PLUGINS in os.environ
    return is_elsewhere or any(list(folder.glob(f"libq{glob.escape(platform)}.so")) for folder in folders)


def _wayland_answers() -> bool:
    import socket

    display = os.environ.get("WAYLAND_DISPLAY", "")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if not display or not (folder or display.startswith("/")):
        return False
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(os.path.join(folder, display))  # noqa: PTH118 - an absolute name wins
    except OSError:
        return False
    return True


def _x11_answers() -> bool:
    """Ask through libxcb, as Qt does: it knows all forms of a display's name and the keys to its door."""
    if not os.environ.get("DISPLAY"):
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    # Even a failed connection is an object, which holds the error and wants to be freed.
    connection = xcb.xcb_connect(None, None)
    has_failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_failed
