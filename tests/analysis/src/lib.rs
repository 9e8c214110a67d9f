//! What the tests of the launch-shape analysis share.
