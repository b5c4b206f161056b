"""Figures become words: a typed context of finished Chinese strings, then a Word document.

Documents are always Chinese. Every figure comes from ``measures``; it is formatted once, in
``wording``, and no template computes or formats anything.
"""
