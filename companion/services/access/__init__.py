"""Who signs in, who acts, and what each call needs."""
