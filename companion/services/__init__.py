"""Use cases. One function or small class each; what they need from outside comes in as seams."""
