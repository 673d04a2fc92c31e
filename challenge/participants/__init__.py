"""People, their devices and their key card; nothing here knows a name that they did not choose."""
