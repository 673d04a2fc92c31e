"""What every feature stands on: clock, database, events, outbox, write keys, errors, tokens, languages."""
