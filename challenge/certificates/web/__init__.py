"""Controllers of certificates: the own document, and the page where anybody can check one."""
