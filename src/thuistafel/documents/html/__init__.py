"""One HTML file that can be mailed on and read without scripts."""
