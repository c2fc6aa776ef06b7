"""What the work is made of: frozen dataclasses, pure rules over them, and the one codec record ⇄ canonical JSON."""
