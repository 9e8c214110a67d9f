//! rbcdb-device-lib
