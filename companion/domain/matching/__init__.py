"""Who may be suggested for a need, in which order, and why."""
