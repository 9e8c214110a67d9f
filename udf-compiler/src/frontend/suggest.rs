//! "Did you mean": the nearest known name.

/// The candidate nearest to `name` by edit distance, where one is near.
pub(crate) fn did_you_mean<'n>(name: &str, candidates: impl Iterator<Item = &'n str>) -> Option<String> {
    let limit = (name.chars().count() / 3).max(1);
    let near = candidates
        .filter(|c| *c != name)
        .map(|c| (strsim::levenshtein(name, c), c))
        .filter(|(d, _)| *d <= limit);
    near.min().map(|(_, c)| c.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_suggested_and_far_ones_are_not() {
        let names = ["max_iters", "distance", "x"];
        assert_eq!(did_you_mean("max_iter", names.into_iter()), Some("max_iters".into()));
        assert_eq!(did_you_mean("distnace", names.into_iter()), Some("distance".into()));
        assert_eq!(did_you_mean("quantity", names.into_iter()), None);
    }
}
