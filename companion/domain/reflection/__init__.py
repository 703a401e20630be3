"""Open questions before, after and at the end, for one side alone, each resting on words of that side."""
