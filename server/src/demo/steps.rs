//! What the demo shows: tables, functions, queries, and the known value that each result must have.
//!
//! The known values were computed apart from this project: the same formulas in CPython, over the same files.

use super::{Table, draw};

/// Parquet files under `examples/data`.
pub const TABLES: &[&str] = &["flights", "airports", "weather"];

/// Files under `examples/functions`.
pub const FUNCTIONS: &[&str] = &[
    "great_circle.sql",
    "headwind.sql",
    "fare.sql",
    "black_scholes.sql",
    "mandel.sql",
];

/// One query with its check.
pub struct Step {
    /// What it shows.
    pub title: &'static str,
    /// The query.
    pub sql: &'static str,
    /// How its result is shown.
    pub render: fn(&Table) -> String,
    /// Whether the result is the known one, and what was checked.
    pub check: fn(&Table) -> Result<&'static str, String>,
}

/// The queries in order.
pub const STEPS: &[Step] = &[
    Step {
        title: "Great-circle distance: the longest routes, published and computed",
        sql: "
SELECT f.origin, f.dest, d.name, count(*) AS flights, max(f.distance) AS published,
       great_circle(max(o.lat), max(o.lon), max(d.lat), max(d.lon)) AS computed
FROM flights f JOIN airports o ON o.faa = f.origin JOIN airports d ON d.faa = f.dest
GROUP BY f.origin, f.dest, d.name ORDER BY computed DESC, f.origin LIMIT 5",
        render: Table::to_string,
        check: |t| {
            t.expect(0, 5, 4975.157530903697, 1e-12)?;
            t.expect(1, 5, 4954.433120080178, 1e-12)?;
            t.expect(0, 3, 342.0, 0.0)?;
            Ok("as computed by CPython; within 0.3 % of the published distance")
        },
    },
    Step {
        title: "... and for every flight: the largest difference from the published distance",
        sql: "
SELECT count(*) AS flights, max(abs(great_circle(o.lat, o.lon, d.lat, d.lon) - f.distance)) AS miles_off,
       sum(great_circle(o.lat, o.lon, d.lat, d.lon)) AS miles_flown
FROM flights f JOIN airports o ON o.faa = f.origin JOIN airports d ON d.faa = f.dest",
        render: Table::to_string,
        check: |t| {
            t.expect(0, 0, 329174.0, 0.0)?;
            t.expect(0, 1, 8.920990962539236, 1e-9)?;
            t.expect(0, 2, 337625522.0592501, 1e-10)?;
            Ok("known count, maximum and sum")
        },
    },
    Step {
        title: "Head wind: does it make flights to Los Angeles longer?",
        sql: "
SELECT CASE WHEN wind < -10 THEN 'tail wind' WHEN wind > 10 THEN 'head wind' ELSE 'calm' END AS conditions,
       count(*) AS flights, avg(wind) AS avg_headwind, avg(air_time) AS avg_minutes
FROM (SELECT headwind(o.lat, o.lon, d.lat, d.lon, w.wind_dir, w.wind_speed) AS wind, f.air_time
      FROM flights f JOIN airports o ON o.faa = f.origin JOIN airports d ON d.faa = f.dest
                     JOIN weather w ON w.origin = f.origin AND w.time_hour = f.time_hour
      WHERE f.dest = 'LAX' AND f.air_time IS NOT NULL) flown
WHERE wind IS NOT NULL GROUP BY conditions ORDER BY avg_headwind",
        render: Table::to_string,
        check: |t| {
            t.expect(0, 1, 791.0, 0.0)?;
            t.expect(1, 1, 11259.0, 0.0)?;
            t.expect(2, 1, 3606.0, 0.0)?;
            t.expect(0, 2, -14.065370360270071, 1e-10)?;
            t.expect(2, 3, 331.3361064891847, 1e-12)?;
            Ok("known counts and averages")
        },
    },
    Step {
        title: "Fares with tiers, seasons and refunds: what the airlines took in",
        sql: "
SELECT carrier, count(*) AS flights, count(*) FILTER (WHERE dep_delay IS NULL) AS cancelled,
       round(sum(fare(distance, month, hour, dep_delay)), 2) AS revenue,
       round(sum(fare(distance, month, hour)) - sum(fare(distance, month, hour, dep_delay)), 2) AS refunds
FROM flights GROUP BY carrier ORDER BY revenue DESC LIMIT 5",
        render: Table::to_string,
        check: |t| {
            for (row, revenue, refunds) in [
                (0, 18184310.97, 600843.01),
                (1, 13492252.33, 475981.74),
                (2, 13473559.74, 350816.89),
                (3, 9495432.75, 389559.29),
                (4, 8739500.55, 898150.23),
            ] {
                t.expect(row, 3, revenue, 1e-9)?;
                t.expect(row, 4, refunds, 1e-7)?;
            }
            Ok("revenue and refunds known to the cent")
        },
    },
    Step {
        title: "Black-Scholes: a textbook example, and the sum over a million options",
        sql: "
SELECT black_scholes(42, 40, 0.5, rate => 0.1) AS hull_15_6, count(*) AS options,
       sum(black_scholes(50 + (k % 1000) * 0.1, 100, 0.1 + (k % 7) * 0.25)) AS total
FROM (SELECT value AS k FROM generate_series(1, 1000000)) s",
        render: Table::to_string,
        check: |t| {
            t.expect(0, 0, 4.759422392871535, 1e-12)?;
            t.expect(0, 2, 16190945.86983482, 1e-9)?;
            Ok("Hull's example is 4.76; known sum")
        },
    },
    Step {
        title: "The Mandelbrot set, a row of shades per line",
        sql: "
SELECT py.value AS line, string_agg(CAST(mandel(px.value * 3.2 / 100 - 2.2, py.value * 2.4 / 36 - 1.2, 100) AS VARCHAR),
                                    ' ' ORDER BY px.value) AS shades
FROM generate_series(0, 36) py CROSS JOIN generate_series(0, 99) px GROUP BY py.value ORDER BY line",
        render: draw,
        check: |t| {
            let inside = |row: usize| {
                t.text(row, 1)
                    .map(|s| s.split(' ').filter(|&shade| shade == "255").count())
            };
            let total: usize = (0..t.rows.len()).map(inside).sum::<Result<usize, String>>()?;
            if t.rows.len() == 37 && total == MANDEL_INSIDE {
                Ok("known number of points inside")
            } else {
                Err(format!(
                    "{} lines with {total} points inside, known are 37 with {MANDEL_INSIDE}",
                    t.rows.len()
                ))
            }
        },
    },
];

/// Points of the picture that stay within the circle for 100 iterations.
const MANDEL_INSIDE: usize = 734;
