"""Letters to read and print: text, structure and fonts in a PDF that screen readers follow."""
