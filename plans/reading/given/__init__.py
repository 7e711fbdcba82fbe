"""Work given in prose: found paragraph by paragraph and proposed as tasks, never taken for certain."""
