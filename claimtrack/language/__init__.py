"""Text in, meaning out: folding, sentences, dates, who says what, how check-worthy, claims."""
