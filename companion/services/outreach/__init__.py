"""Messages: prepared, reviewed, kept in versions, and what became of them."""
