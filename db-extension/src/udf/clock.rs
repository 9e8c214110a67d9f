//! The functions that tell the time, as PostgreSQL has them: `now()` is the transaction's beginning and carries a zone.
//!
//! A statement gets functions of its own, which know what time it is for it.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use arrow::datatypes::{DataType, TimeUnit};
use datafusion::common::{Result, ScalarValue, exec_err};
use datafusion::logical_expr::simplify::{ExprSimplifyResult, SimplifyContext};
use datafusion::logical_expr::{ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility};

/// The zone of what has one: the engine counts in UTC.
pub const ZONE: &str = "+00:00";

/// What time it is for a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// When the transaction began.
    pub transaction: SystemTime,
    /// When the statement began.
    pub statement: SystemTime,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// `timestamp with time zone`
    Moment,
    /// `timestamp`
    Local,
    /// `date`
    Date,
    /// `time`
    Time,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Source {
    Transaction,
    Statement,
    Now,
}

/// All of them.
const FUNCTIONS: &[(&str, Kind, Source)] = &[
    ("now", Kind::Moment, Source::Transaction),
    ("current_timestamp", Kind::Moment, Source::Transaction),
    ("transaction_timestamp", Kind::Moment, Source::Transaction),
    ("statement_timestamp", Kind::Moment, Source::Statement),
    ("clock_timestamp", Kind::Moment, Source::Now),
    ("localtimestamp", Kind::Local, Source::Transaction),
    ("current_date", Kind::Date, Source::Transaction),
    ("current_time", Kind::Time, Source::Transaction),
    ("localtime", Kind::Time, Source::Transaction),
];

/// One of the functions, for one statement.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct ClockFunction {
    name: &'static str,
    kind: Kind,
    /// Microseconds since 1970; `None` for the one that looks at the clock each time.
    at_us: Option<i64>,
    signature: Signature,
}

impl ClockFunction {
    /// The function of this name; `None` if it tells no time.
    pub fn find(name: &str, clock: Clock) -> Option<ClockFunction> {
        let (name, kind, source) = FUNCTIONS.iter().find(|(known, ..)| *known == name)?;
        let (at, volatility) = match source {
            Source::Transaction => (Some(clock.transaction), Volatility::Stable),
            Source::Statement => (Some(clock.statement), Volatility::Stable),
            Source::Now => (None, Volatility::Volatile),
        };
        Some(ClockFunction {
            name,
            kind: *kind,
            at_us: at.map(microseconds),
            signature: Signature::nullary(volatility),
        })
    }

    fn value(&self, us: i64) -> ScalarValue {
        const DAY_US: i64 = 86_400_000_000;
        match self.kind {
            Kind::Moment => ScalarValue::TimestampNanosecond(us.checked_mul(1000), Some(ZONE.into())),
            Kind::Local => ScalarValue::TimestampNanosecond(us.checked_mul(1000), None),
            Kind::Date => ScalarValue::Date32(i32::try_from(us.div_euclid(DAY_US)).ok()),
            Kind::Time => ScalarValue::Time64Nanosecond(Some(us.rem_euclid(DAY_US) * 1000)),
        }
    }
}

/// PostgreSQL's times have microseconds.
fn microseconds(at: SystemTime) -> i64 {
    let since = at.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_micros());
    i64::try_from(since).unwrap_or(i64::MAX)
}

impl ScalarUDFImpl for ClockFunction {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(match self.kind {
            Kind::Moment => DataType::Timestamp(TimeUnit::Nanosecond, Some(Arc::from(ZONE))),
            Kind::Local => DataType::Timestamp(TimeUnit::Nanosecond, None),
            Kind::Date => DataType::Date32,
            Kind::Time => DataType::Time64(TimeUnit::Nanosecond),
        })
    }

    fn simplify(&self, args: Vec<Expr>, _info: &SimplifyContext) -> Result<ExprSimplifyResult> {
        Ok(match self.at_us {
            Some(us) => ExprSimplifyResult::Simplified(Expr::Literal(self.value(us), None)),
            None => ExprSimplifyResult::Original(args),
        })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        if !args.args.is_empty() {
            return exec_err!("{} takes no arguments", self.name);
        }
        let us = self.at_us.unwrap_or_else(|| microseconds(SystemTime::now()));
        Ok(ColumnarValue::Scalar(self.value(us)))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn times_are_those_of_the_transaction_and_of_the_statement() {
        let transaction = UNIX_EPOCH + Duration::from_nanos(86_400_000_001_999);
        let statement = transaction + Duration::from_secs(1);
        let clock = Clock { transaction, statement };
        let value = |name| {
            let function = ClockFunction::find(name, clock).unwrap();
            function.value(function.at_us.unwrap())
        };
        assert_eq!(
            value("now"),
            ScalarValue::TimestampNanosecond(Some(86_400_000_001_000), Some(ZONE.into()))
        );
        assert_eq!(
            value("statement_timestamp"),
            ScalarValue::TimestampNanosecond(Some(86_401_000_001_000), Some(ZONE.into()))
        );
        assert_eq!(
            value("localtimestamp"),
            ScalarValue::TimestampNanosecond(Some(86_400_000_001_000), None)
        );
        assert_eq!(value("current_date"), ScalarValue::Date32(Some(1)));
        assert_eq!(value("localtime"), ScalarValue::Time64Nanosecond(Some(1000)));
        assert!(ClockFunction::find("clock_timestamp", clock).unwrap().at_us.is_none());
        assert!(ClockFunction::find("abs", clock).is_none());
    }
}
