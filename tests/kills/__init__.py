"""Money flows killed without warning: a desktop and a server that keep dying, and the books that must agree afterwards."""
