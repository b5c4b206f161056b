"""A small language for choosing projects: ``level=市级 and total_investment>=1亿元``.

Words become tokens with their places (:mod:`tokens`), tokens an expression (:mod:`syntax`), fields
and values get their meaning (:mod:`fields`, :mod:`values`), and :mod:`condition` asks a project.
Nothing is ever evaluated as a program.
"""

from projledger.measures.where.condition import Where

__all__ = ["Where"]
