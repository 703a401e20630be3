"""Language models: one chat endpoint asked for structured answers, and the tasks it is asked to do. Imported on first use."""
