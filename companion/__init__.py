"""The mentoring companion: finds people worth asking, and helps to ask them well. People decide; nothing is ever sent."""

__version__ = "0.1.0"
