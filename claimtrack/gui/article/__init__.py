"""The article with its claims marked."""
