"""What a participant wants to learn, and the ideas to choose from."""
