"""What every page needs: templates, forms, headers, assets, errors, HTMX, live streams. No feature in here."""
