"""Pictures of a case, drawn by this program: a timeline and a genogram, as SVG and as PNG.

What they are drawn from is named for its reader already; here nothing knows a real name.
"""
