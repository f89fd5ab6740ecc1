"""What all windows that print are put together from."""
