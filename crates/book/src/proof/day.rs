//! The day on which something is recorded.

use std::time::{SystemTime, UNIX_EPOCH};

/// `2026-11-30`, in Greenwich.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    day(since.map_or(0, |since| since.as_secs() / (24 * 60 * 60)))
}

/// The day so many days after the first of 1970.
fn day(mut days: u64) -> String {
    let is_leap = |year: u64| {
        year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
    };
    let mut year = 1970;
    while days >= 365 + u64::from(is_leap(year)) {
        days -= 365 + u64::from(is_leap(year));
        year += 1;
    }
    let february = 28 + u64::from(is_leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

#[cfg(test)]
mod tests {
    use super::day;

    /// As `date --utc --date @SECONDS +%F` says it.
    #[test]
    fn days_are_those_of_the_calendar() {
        let days = [0, 58, 59, 10_956, 11_016, 19_782, 20_787];
        assert_eq!(
            days.map(day),
            [
                "1970-01-01",
                "1970-02-28",
                "1970-03-01",
                "1999-12-31",
                "2000-02-29",
                "2024-02-29",
                "2026-11-30"
            ]
        );
    }
}
