"""What each submitted form must say: one definition a form, from which everything else follows."""
