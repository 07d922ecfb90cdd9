"""The verbs of the program, a module each: new, check, build. Arguments in, values out; no clock, no terminal."""
