"""The canvas: a map to look at and to work on."""
