"""Whether there is a screen, found out before Qt is loaded: without one Qt ends the process."""

from __future__ import annotations

import os
import sys

_NEED_A_SERVER = {"xcb", "wayland", "wayland-egl"}


def has_screen() -> bool:
    """Return whether a window can be opened: a display is not only named but also answers.

    A platform of Qt that needs no display server, as `offscreen`, counts as a screen for whoever set it.
    """
    if sys.platform in {"win32", "darwin"}:
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    platforms = {platform.partition(":")[0] for platform in wanted.split(";") if platform}
    if platforms - _NEED_A_SERVER:
        return True
    tries_x11 = not platforms or "xcb" in platforms
    tries_wayland = not platforms or bool(platforms - {"xcb"})
    return (tries_wayland and _wayland_answers()) or (tries_x11 and _x11_answers())


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
