"""Affiche: posters and banners with proved words. `python main.py --help` lists the commands."""

from app.commands import main

if __name__ == "__main__":
    main()
