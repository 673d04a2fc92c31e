"""What reporters, authors and moderators do."""
