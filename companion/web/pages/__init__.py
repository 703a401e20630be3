"""One module per page: its components in one function, its events in another."""
