"""What can be done with posts: writing, deciding, cheering, leaving."""
