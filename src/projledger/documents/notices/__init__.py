"""Notices to single units and one-page sheets of projects: who is concerned, and what each says.

Every kind is one module with the function that composes its paper; :mod:`.concerned` says to whom papers of
a kind go and why. All read the same :class:`~projledger.documents.facts.Facts`, so that the notices of one
run say the same of the same project.
"""
