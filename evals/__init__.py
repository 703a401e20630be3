"""Figures about the companion: how good, how fast. Measured and printed, asserted nowhere."""
