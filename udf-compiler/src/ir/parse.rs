//! Reads the typed IR's text form.
