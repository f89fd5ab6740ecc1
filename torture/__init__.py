"""What is tried to lose somebody's work or to bring the program down, and what comes of it."""
