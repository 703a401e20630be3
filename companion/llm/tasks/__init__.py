"""What a language model is asked beside drafts: each task with its prompt, its answer, and its check in code."""
