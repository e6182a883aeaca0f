//! What a clock on the wall shows.

use jiff::civil::DateTime;

use crate::{Instant, Zone};

impl Zone {
    /// What people call the time that it then keeps: `CDT`, or an offset such as `-04` where there is no name.
    pub fn abbreviation(&self, instant: Instant) -> String {
        let Ok(rules) = jiff::tz::TimeZoneDatabase::bundled().get(self.name()) else { return String::new() };
        rules.to_offset_info(jiff::Timestamp::from(instant)).abbreviation().to_owned()
    }

    /// The date and time that a clock in this zone shows; clamped to what the calendar reaches.
    pub fn civil(&self, instant: Instant) -> DateTime {
        let clock = self.clock_at(instant);
        let time = |value: i64| i8::try_from(value).unwrap_or(0);
        let at = (time(clock.second / 3600), time(clock.second / 60 % 60), time(clock.second % 60));
        let Ok(time) = jiff::civil::Time::new(at.0, at.1, at.2, 0) else {
            return DateTime::MIN;
        };
        self.day_of(instant).to_datetime(time)
    }
}
