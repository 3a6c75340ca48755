"""Reading a report's facts from the database: constant queries, whatever the number of texts."""
