"""What is named: dates, numbers, figures, documents, tasks."""
