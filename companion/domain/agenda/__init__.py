"""Sessions prepared: what two people could talk about, for how long, and what each side alone gets to see."""
