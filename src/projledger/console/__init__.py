"""Figures and findings as screens. Knows rich, computes nothing."""
