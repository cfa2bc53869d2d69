"""How fast the library is, as ratios: each figure beside that of what it stands on, or of a peer, from the same run."""
