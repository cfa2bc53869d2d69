"""Version 2.04."""
