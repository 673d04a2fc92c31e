"""What the pages of `home` show."""
