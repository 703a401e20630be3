"""Single words and figures: their forms, their likeness, their contraries."""
