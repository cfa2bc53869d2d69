"""Version 3.00."""
