"""CJM Desktop: customer journey maps, drawn offline, printed as posters."""

__version__ = "0.1.0"
