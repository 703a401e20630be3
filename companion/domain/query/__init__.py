"""A lead's sentence as visible rules, and what each does to an order of people."""
