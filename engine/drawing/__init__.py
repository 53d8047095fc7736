"""Drawing: the scene, the motifs and subjects that fill it, and compose (document -> scene)."""
