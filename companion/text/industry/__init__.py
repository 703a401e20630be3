"""Free text to the industries of the vocabulary."""
