"""How much a document may hold; refused in words before it can fill the memory."""

from __future__ import annotations

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a file."""
MOST_OF_PICTURES = 48 * 1024 * 1024
"""Bytes of all pictures in the file of a document: the rest is for words, so that it can be saved."""
MOST_VALUES = 2_000_000
"""Numbers, texts, lists and records of a file, by the commas and brackets between them."""
MOST_CARDS = 50_000
"""Cards of a document."""
MOST_MAPS = 100
"""Maps of a document."""
MOST_STAGES = 500
"""Stages of a map."""
MOST_LANES = 500
"""Lanes of a map."""
MOST_PIXELS = 40_000_000
"""Pixels of one picture."""
LONGEST_SIDE = 65_535
"""Pixels of its longer side: each line of a picture costs memory of its own, however short it is."""
MOST_DRAWN_PIXELS = 120_000_000
"""Pixels of a picture that is drawn of a map."""
LONGEST_DRAWN_SIDE = 32_000
"""Pixels of its longer side: more cannot be drawn at all."""
MOST_LEVELS = 200
"""Brackets within brackets in a field that is not known."""
