"""python -m cjm_desktop: the program."""

from __future__ import annotations

import sys

from cjm_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
