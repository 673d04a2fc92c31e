"""Benchmarks: ratios against a bare baseline measured in the same run. `uv run python -m tests.bench`."""
