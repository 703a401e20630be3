"""First messages and what follows them: their parts, their life, and what a reader takes away."""
