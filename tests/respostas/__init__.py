"""Questions of our own, the knowledge that answers them, and how well it does."""
