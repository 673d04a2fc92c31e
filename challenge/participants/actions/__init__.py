"""What people do with their account, devices and key card."""
