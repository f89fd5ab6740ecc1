"""What is made of what the clipboard holds."""

from __future__ import annotations

import pytest

from cjm_desktop.model.errors import NotAllowed
from cjm_desktop.qt.clipboard_content import content_of


def test_a_clipboard_that_tells_nothing_has_nothing_to_paste() -> None:
    with pytest.raises(NotAllowed):
        content_of(None)
