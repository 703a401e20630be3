"""When the companion stops and names a human: transparent signs, a small linear model, and plain words.

Nothing here is stored or reported to anybody, and nothing judges: a case says what was read and who could help.
"""
