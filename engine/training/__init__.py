"""Training of the shipped models. Needs the extra `[training]`; nothing else imports it."""
