//! Errors that compiled code can raise for a row, as codes that fit the call frame, with their SQLSTATEs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a row failed. The discriminants are part of the artifact format: never renumber.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u8)]
pub enum ErrorCode {
    /// Integer overflow, a value out of its type's range, a float function's overflow.
    OutOfRange = 1,
    /// Division or modulo by zero.
    DivisionByZero = 2,
    /// Argument outside a function's domain (`math.sqrt(-1)`).
    Domain = 3,
    /// An argument that the operation doesn't take: negative shift count, zero step of `range`.
    InvalidParameter = 4,
    /// `raise` in the body; the site holds the message.
    Raised = 5,
    /// `assert` in the body; the site holds the message.
    AssertFailed = 6,
    /// An index, or an address, outside of an array or variable.
    IndexOutOfRange = 7,
    /// An element of an array that is NULL.
    NullElement = 8,
}

impl ErrorCode {
    /// All codes.
    pub const ALL: [ErrorCode; 8] = [
        ErrorCode::OutOfRange,
        ErrorCode::DivisionByZero,
        ErrorCode::Domain,
        ErrorCode::InvalidParameter,
        ErrorCode::Raised,
        ErrorCode::AssertFailed,
        ErrorCode::IndexOutOfRange,
        ErrorCode::NullElement,
    ];

    /// The five-character SQLSTATE that clients see.
    pub fn sqlstate(self) -> &'static str {
        match self {
            ErrorCode::OutOfRange => "22003",
            ErrorCode::DivisionByZero => "22012",
            ErrorCode::Domain => "2201F",
            ErrorCode::InvalidParameter => "22023",
            ErrorCode::Raised | ErrorCode::AssertFailed => "P0001",
            ErrorCode::IndexOutOfRange => "2202E",
            ErrorCode::NullElement => "22004",
        }
    }

    /// The default message, used where the site has none of its own.
    pub fn message(self) -> &'static str {
        match self {
            ErrorCode::OutOfRange => "numeric value out of range",
            ErrorCode::DivisionByZero => "division by zero",
            ErrorCode::Domain => "argument outside the function's domain",
            ErrorCode::InvalidParameter => "invalid argument value",
            ErrorCode::Raised => "raised by the function",
            ErrorCode::AssertFailed => "assertion failed",
            ErrorCode::IndexOutOfRange => "index out of range",
            ErrorCode::NullElement => "an element of the array is NULL",
        }
    }

    /// The code with this discriminant.
    pub fn from_u8(n: u8) -> Option<ErrorCode> {
        ErrorCode::ALL.into_iter().find(|c| *c as u8 == n)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

/// A row's failure as compiled code reports it in 32 bits: `0` is success, otherwise `(site << 8) | code`, where `site`
/// indexes the artifact's site table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RowError {
    /// Why.
    pub code: ErrorCode,
    /// Where: an index into [`crate::artifact::Metadata::sites`].
    pub site: u32,
}

impl RowError {
    /// The largest number of sites that one artifact can hold.
    pub const SITES_MAX: u32 = (1 << 24) - 1;

    /// The word that compiled code stores.
    pub fn to_word(self) -> u32 {
        (self.site << 8) | self.code as u32
    }

    /// Reads the word back; `None` for 0 and for a word that no compiler of this version emits.
    pub fn from_word(word: u32) -> Option<RowError> {
        Some(RowError {
            code: ErrorCode::from_u8((word & 0xff) as u8)?,
            site: word >> 8,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip_and_zero_is_no_error() {
        for code in ErrorCode::ALL {
            for site in [0, 1, 77, RowError::SITES_MAX] {
                let error = RowError { code, site };
                assert_ne!(error.to_word(), 0);
                assert_eq!(RowError::from_word(error.to_word()), Some(error));
            }
        }
        assert_eq!(RowError::from_word(0), None);
        assert_eq!(RowError::from_word(0xff), None);
    }
}
