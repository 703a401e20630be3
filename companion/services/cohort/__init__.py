"""Plans of cohorts, what people answer to them, and what follows."""
