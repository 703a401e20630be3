"""What two people prepare, keep and agree around their talks."""
