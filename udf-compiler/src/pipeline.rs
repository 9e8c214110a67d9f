//! Orders the stages of a compilation, and times them.
