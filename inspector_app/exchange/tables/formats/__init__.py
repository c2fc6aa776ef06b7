"""Files of strangers as sheets, a reader for each format. All of them run in a process without keys (``child``)."""
