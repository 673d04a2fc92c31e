"""The pages that bring several features together: landing, today, account."""
