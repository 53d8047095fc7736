"""One class per gesture. Each previews with the session and ends in one step of the history."""
