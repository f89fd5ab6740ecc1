"""Speed against the limits: every row is a ratio of two things measured in turn in one run."""
