"""What comes and goes through the clipboard and as files: layers, texts, pictures, SVG."""
