"""The face for other programs' assistants: the same services as tools of the Model Context Protocol. They read and draft."""
