"""The commands: one module each, which parses, calls one function, shows, and gives an exit code."""
