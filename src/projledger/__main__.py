"""``python -m projledger`` does what the command ``projledger`` does."""

from projledger.cli.main import main

if __name__ == "__main__":
    main()
