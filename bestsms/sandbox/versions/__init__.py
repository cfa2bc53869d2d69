"""How each version of the API is spoken: one state, and for each version a folder of its own."""
