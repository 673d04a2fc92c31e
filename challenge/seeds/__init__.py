"""What every installation starts with: learning ideas, Stadträume, places and the operator's texts."""
