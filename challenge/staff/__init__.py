"""The people of the Bildungsbüro: accounts, roles, second factor and the guards of `/team`."""
