"""Awarding badges, by days, posts, milestones and decisions."""
