"""The one table that is written into: columns, cells with their words and problems, the keys of a spreadsheet."""
