//! The registry of compile error codes: number, SQLSTATE, title. One line each; docs/errors has a page per code.
//!
//! Numbers are stable: a code that is no longer raised is never given to another error.

/// A code that the compiler can report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    /// `RBC0001` style.
    pub number: &'static str,
    /// The SQLSTATE that clients see.
    pub sqlstate: &'static str,
    /// What kind of mistake it is, in a few words.
    pub title: &'static str,
}

macro_rules! codes {
    ($($name:ident = $number:literal $sqlstate:literal $title:literal;)*) => {
        $(#[doc = $title] pub const $name: Code = Code { number: $number, sqlstate: $sqlstate, title: $title };)*

        /// All codes, in numeric order.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    SYNTAX = "RBC0001" "42601" "the body is not valid Python";
    NUL_BYTE = "RBC0002" "42601" "the body contains a NUL byte";
    BODY_TOO_LONG = "RBC0003" "54001" "the body is too long";
    TOO_DEEP = "RBC0004" "54001" "the body is nested too deeply";
    EMPTY_BODY = "RBC0005" "42601" "the body has no statement";
    TOO_COMPLEX = "RBC0006" "54001" "the body is too complex to infer its types";
    TOO_LARGE = "RBC0007" "54001" "the function is too large";
    DEF_MISMATCH = "RBC0010" "42P13" "the `def` doesn't match the declared function";
    BAD_ANNOTATION = "RBC0011" "42P13" "an annotation that isn't a supported type, or not the declared one";
    UNSUPPORTED_STATEMENT = "RBC0100" "0A000" "a statement that the language doesn't have";
    UNSUPPORTED_EXPRESSION = "RBC0101" "0A000" "an expression that the language doesn't have";
    UNSUPPORTED_TYPE = "RBC0102" "0A000" "a type of value that the language doesn't have yet";
    UNSUPPORTED_IMPORT = "RBC0103" "0A000" "an import of something that isn't available";
    UNKNOWN_NAME = "RBC0200" "42703" "a name that isn't defined";
    UNKNOWN_FUNCTION = "RBC0201" "42883" "a function that doesn't exist";
    UNKNOWN_ATTRIBUTE = "RBC0202" "42883" "an attribute or method that doesn't exist";
    WRONG_ARGUMENTS = "RBC0203" "42883" "wrong number or names of arguments";
    NO_OVERLOAD = "RBC0204" "42883" "no signature of the function takes these argument types";
    AMBIGUOUS_CALL = "RBC0205" "42725" "several signatures fit equally well";
    RECURSION = "RBC0206" "0A000" "a function that calls itself, directly or through others";
    NOT_A_VALUE = "RBC0207" "42809" "a function or module used as a value";
    REDEFINED = "RBC0208" "42P13" "a name with two meanings";
    UNASSIGNED = "RBC0300" "42P13" "a variable that may be used before it is assigned";
    TYPE_MISMATCH = "RBC0301" "42804" "an operation that its operands' types don't have";
    CANNOT_UNIFY = "RBC0302" "42804" "a variable whose types can't be unified";
    MAYBE_NULL = "RBC0303" "42804" "a value that may be NULL, used without a check";
    LOSSY_RESULT = "RBC0304" "42804" "a conversion that could lose information";
    MISSING_RETURN = "RBC0305" "42P13" "a path that ends without `return`";
    LITERAL_RANGE = "RBC0306" "22003" "an integer literal out of range";
    UNPACK = "RBC0307" "42804" "unpacking with the wrong number of targets";
    LLVM_SYNTAX = "RBC0400" "42601" "text that can't be read as LLVM IR";
    LLVM_INVALID = "RBC0401" "42601" "IR that breaks a rule of LLVM";
    LLVM_SYMBOL = "RBC0402" "42883" "a symbol that the module doesn't define";
    LLVM_SIGNATURE = "RBC0403" "42P13" "a symbol whose types don't fit the declaration";
    LLVM_REFUSED = "RBC0404" "0A000" "something that IR from users must not contain";
    LLVM_CALL = "RBC0405" "42883" "a call of a function that isn't there";
    LLVM_MEMORY = "RBC0406" "0A000" "a use of memory that can't be checked";
    LLVM_RECURSION = "RBC0407" "0A000" "a function of the module that calls itself";
    LLVM_TOO_LARGE = "RBC0408" "54001" "IR that is too large";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_ascend_and_sqlstates_have_five_characters() {
        for pair in ALL.windows(2) {
            assert!(pair[0].number < pair[1].number, "{} is out of order", pair[1].number);
        }
        for code in ALL {
            assert_eq!(code.sqlstate.len(), 5, "{}", code.number);
            assert_ne!(code.sqlstate, "XX000", "{}", code.number);
        }
    }
}
