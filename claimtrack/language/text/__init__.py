"""The words, marks, sentences and quotations of a text, and how they are folded, compared and found."""
