"""What every room stands on: money, periods, findings, errors, settings and the two languages."""
