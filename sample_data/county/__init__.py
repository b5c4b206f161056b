"""The invented county behind the sample data: its units, projects, figures and what its units sent."""
