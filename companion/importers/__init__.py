"""Bytes in, profiles and problems out. Nothing here touches the records."""
