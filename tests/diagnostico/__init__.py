"""The rules of the diagnosis, without a conversation."""
