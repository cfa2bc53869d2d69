"""The project's own programs: the same by hand, in make and in CI."""
