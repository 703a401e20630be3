"""A lead's sentence, read as rules: the readers of needs, and beside them what only leads say.

Everything in such a sentence speaks of the people who are looked for, so a bare name of an industry or a language is a rule, and
what needs would leave open is one, too.
"""
