"""The steps of a merge: what is recognised as the same, and which of two rows holds."""
