"""What an inspector can do, in verbs; opens the transactions."""
