//! Text as an array of one dimension: `{1,NULL,"a,b"}`.
//!
//! PostgreSQL manual, "Array Input and Output Syntax".

/// The elements, `None` for NULL; `None` in all if the text isn't such an array.
pub fn elements(text: &str) -> Option<Vec<Option<String>>> {
    let inner = text.trim().strip_prefix('{')?.strip_suffix('}')?;
    if inner.trim().is_empty() {
        return Some(Vec::new());
    }
    let mut elements = Vec::new();
    let mut chars = inner.chars();
    let mut element = String::new();
    let (mut quoted, mut in_quotes) = (false, false);
    loop {
        match chars.next() {
            Some('\\') => element.push(chars.next()?),
            Some('"') => {
                // Space around quotes means nothing.
                if !quoted {
                    element.truncate(element.trim_end().len());
                }
                in_quotes = !in_quotes;
                quoted = true;
            }
            Some(c) if in_quotes => element.push(c),
            Some('{' | '}') => return None,
            Some(',') => elements.push(finish(&mut element, &mut quoted)?),
            Some(c) if quoted && c.is_whitespace() => {}
            Some(c) => element.push(c),
            None if in_quotes => return None,
            None => {
                elements.push(finish(&mut element, &mut quoted)?);
                return Some(elements);
            }
        }
    }
}

/// Takes an element; `None` if there is nothing between two commas.
fn finish(element: &mut String, quoted: &mut bool) -> Option<Option<String>> {
    let text = std::mem::take(element);
    if std::mem::take(quoted) {
        return Some(Some(text));
    }
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some((!text.eq_ignore_ascii_case("null")).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_cut_at_their_commas() {
        let some = |text: &str| Some(text.to_owned());
        for (text, expected) in [
            ("{}", vec![]),
            ("{1,2}", vec![some("1"), some("2")]),
            (" { a , null , \"null\" } ", vec![some("a"), None, some("null")]),
            ("{\"a,b\\\"c\",d\\,e}", vec![some("a,b\"c"), some("d,e")]),
            ("{\"\"}", vec![some("")]),
        ] {
            assert_eq!(elements(text), Some(expected), "{text}");
        }
        for text in ["", "1,2", "{1,}", "{,}", "{{1}}", "{\"a}", "{a\\", "{"] {
            assert_eq!(elements(text), None, "{text}");
        }
    }
}
