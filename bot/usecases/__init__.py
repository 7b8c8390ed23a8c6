"""What people do here: each use case is plain, synchronous, and one transaction."""
