"""Letters of services: the XML files that the Portal exchanges."""
