//! Runs on emulated devices.
