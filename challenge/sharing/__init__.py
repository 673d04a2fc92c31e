"""Sharing: one's own link, its pictures, and honest small figures of what it did."""
