"""Writes templates/*.docx; ``paper_templates`` says how a kind's template is made."""

from pathlib import Path

from paper_templates.kinds import KINDS

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"

if __name__ == "__main__":
    for name, template in KINDS.items():
        (TEMPLATES / name).write_bytes(template.package())
