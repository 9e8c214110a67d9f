//! From source text to typed IR: parse, resolve names, infer types, lower.
