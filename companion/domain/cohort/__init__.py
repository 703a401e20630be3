"""Who could be introduced to whom in a cohort: rules, plans, and the yes of both sides."""
