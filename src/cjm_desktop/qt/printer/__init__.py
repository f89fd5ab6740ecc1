"""File > Print: pages to a system printer, at true size; imported when something is printed first."""
