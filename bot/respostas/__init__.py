"""Questions in the person's own words, answered from the knowledge in `locales/`, or honestly not."""
