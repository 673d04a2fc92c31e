"""Pictures: the house and the skyline as geometry, cards, fonts, QR codes, and the pipeline for uploads."""
