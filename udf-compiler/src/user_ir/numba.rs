//! What Numba keeps of an exception that compiled code raises: a pickled `(class, arguments, location)`.

/// `ValueError: message` from a pickled exception; `None` if it isn't one. Only short strings are looked at: the first two
/// name the class, the next is the message where there is one.
pub(super) fn exception(pickled: &[u8]) -> Option<String> {
    const SHORT_BINUNICODE: u8 = 0x8c;
    let mut strings = Vec::new();
    let mut at = 0;
    while let Some(byte) = pickled.get(at) {
        if *byte != SHORT_BINUNICODE {
            at += 1;
            continue;
        }
        let length = usize::from(*pickled.get(at + 1)?);
        let text = pickled.get(at + 2..at + 2 + length)?;
        strings.push(std::str::from_utf8(text).ok()?);
        at += 2 + length;
    }
    let class = strings.get(1).filter(|class| {
        let letters = class.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        !class.is_empty() && letters
    })?;
    // Behind the message comes the location, whose strings are the function's name and a path: never shown.
    let shown: String = match strings.len() {
        3 | 5 => strings[2].chars().filter(|c| !c.is_control()).take(200).collect(),
        _ => String::new(),
    };
    Some(match shown.is_empty() {
        true => (*class).to_owned(),
        false => format!("{class}: {shown}"),
    })
}

#[cfg(test)]
mod tests {
    use super::exception;

    #[test]
    fn class_and_message() {
        let pickled =
            b"\x80\x04\x95=\0\0\0\0\0\0\0\x8c\x08builtins\x94\x8c\nValueError\x94\x93\x94\x8c\x03neg\x94\x85\x94\
            \x8c\x01k\x94\x8c\x05/a.py\x94K\x18\x87\x94\x87\x94.";
        assert_eq!(exception(pickled).as_deref(), Some("ValueError: neg"));
        let bare = b"\x80\x04\x8c\x08builtins\x94\x8c\nValueError\x94\x93\x94)\x8c\x01k\x94\x8c\x05/a.py\x94.";
        assert_eq!(exception(bare).as_deref(), Some("ValueError"));
        for broken in [
            &b""[..],
            b"\x8c",
            b"\x8c\xffabc",
            b"\x8c\x01\xff\x8c\x01a",
            b"plain text",
        ] {
            assert_eq!(exception(broken), None);
        }
    }
}
