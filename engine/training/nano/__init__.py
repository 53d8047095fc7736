"""How the `nano` bundle came to be: pages are drawn (`pages`), the network learns to paint them
(`painter`, `painting`), and what it learned is packed (`export`). Only the last three need torch."""
