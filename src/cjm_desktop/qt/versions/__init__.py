"""Earlier versions of a file in the window: read, compared, drawn, told in words."""
