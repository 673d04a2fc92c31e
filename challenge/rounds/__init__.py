"""Rounds of the challenge: their dates, hashtags, city goal, Stadträume, texts and places."""
