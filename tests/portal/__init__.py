"""What leaves for the Portal: fields to copy, JSON for its interface, PDF to read and print."""
