"""Figures as json, csv and xlsx."""
