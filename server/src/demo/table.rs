//! A result as text, laid out as psql does.

use std::fmt;

/// Rows of optional texts under column names.
#[derive(Debug, Default)]
pub struct Table {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The rows; `None` is NULL.
    pub rows: Vec<Vec<Option<String>>>,
}

impl Table {
    /// The value of a one-row, one-column result.
    pub fn single(&self) -> Option<&str> {
        self.rows.first()?.first()?.as_deref()
    }

    /// A value by row and column number.
    pub fn text(&self, row: usize, column: usize) -> Result<&str, String> {
        let value = self.rows.get(row).and_then(|r| r.get(column));
        value
            .and_then(Option::as_deref)
            .ok_or_else(|| format!("no value in row {row}, column {column}"))
    }

    /// A number by row and column number.
    pub fn number(&self, row: usize, column: usize) -> Result<f64, String> {
        let text = self.text(row, column)?;
        text.parse()
            .map_err(|_| format!("'{text}' in row {row}, column {column} is not a number"))
    }

    /// Checks a number against a known one, to a relative tolerance.
    pub fn expect(&self, row: usize, column: usize, known: f64, tolerance: f64) -> Result<(), String> {
        let found = self.number(row, column)?;
        if (found - known).abs() <= tolerance * known.abs() {
            Ok(())
        } else {
            Err(format!("row {row}, column {column} is {found}, known is {known}"))
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cell = |row: &[Option<String>], i: usize| row.get(i).cloned().flatten().unwrap_or_default();
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|i| {
                let cells = self.rows.iter().map(|row| cell(row, i).chars().count());
                cells.chain([self.columns[i].chars().count()]).max().unwrap_or(0)
            })
            .collect();
        let header: Vec<String> = self
            .columns
            .iter()
            .zip(&widths)
            .map(|(c, w)| format!(" {c:^w$} "))
            .collect();
        let rule: Vec<String> = widths.iter().map(|w| "-".repeat(w + 2)).collect();
        writeln!(f, "{}\n{}", header.join("|"), rule.join("+"))?;
        for row in &self.rows {
            let cells: Vec<String> = widths
                .iter()
                .enumerate()
                .map(|(i, w)| {
                    let text = cell(row, i);
                    if text.parse::<f64>().is_ok() {
                        format!(" {text:>w$} ")
                    } else {
                        format!(" {text:<w$} ")
                    }
                })
                .collect();
            writeln!(f, "{}", cells.join("|").trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_align_numbers_right_and_check_values() {
        let table = Table {
            columns: vec!["name".into(), "n".into()],
            rows: vec![
                vec![Some("a".into()), Some("10.5".into())],
                vec![None, Some("2".into())],
            ],
        };
        assert_eq!(
            table.to_string(),
            " name |  n   \n------+------\n a    | 10.5\n      |    2\n"
        );
        assert_eq!(table.expect(0, 1, 10.5, 1e-12), Ok(()));
        assert!(table.expect(0, 1, 10.6, 1e-12).is_err());
        assert!(table.number(1, 0).is_err());
    }
}
