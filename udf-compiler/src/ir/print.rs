//! The typed IR's text form.
