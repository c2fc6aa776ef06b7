"""The encrypted database's door, its keys, and sealed files; the only place that names the driver."""
