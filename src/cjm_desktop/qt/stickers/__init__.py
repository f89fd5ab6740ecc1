"""File > Print stickers…: what to print at the left, its sheets at the right."""
