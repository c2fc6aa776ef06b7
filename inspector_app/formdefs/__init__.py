"""Official forms as data: reads, checks and finds the files in forms/."""
