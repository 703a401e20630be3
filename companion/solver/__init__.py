"""Exact plans by flows through a network; OR-Tools lives only here."""
