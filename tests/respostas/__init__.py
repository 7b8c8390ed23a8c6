"""The questions that measure the answers, with what each right answer tells."""
