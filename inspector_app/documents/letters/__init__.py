"""Writing in a picture read by machine: the pack ``inspector-app[ocr]``, in a process without keys. Never a network."""
