"""A package, so that its browser ends with it: the event loop that drives it is in the way of the
next folder's."""
