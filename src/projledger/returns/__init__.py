"""What goes back to units: blank and pre-filled workbooks, marked-up copies, lists of questions."""
