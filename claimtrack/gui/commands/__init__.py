"""What a person can do, declared once, and what each command does."""
