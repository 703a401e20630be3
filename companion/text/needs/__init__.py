"""A need in somebody's own words, read as aspects and filters.

Every kind of condition has a reader of its own that points at words (`Found`); `reader` runs them as one table over the text,
from left to right, so that a word is used once. What no reader took is the aspects; wishes nobody can use are listed.
"""
