//! What the machine says: the time that a thing takes, and the memory that this process holds.

use std::cell::Cell;
use std::time::{Duration, Instant};

#[expect(clippy::disallowed_methods, reason = "the command is where time comes from, and this measures it")]
pub(super) fn clock() -> Instant {
    Instant::now()
}

/// Runs a thing once; what it gave, and how many seconds it took.
pub(super) fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let begin = clock();
    let made = run();
    (made, begin.elapsed().as_secs_f64())
}

/// Counts the time that it takes to make things up, so that it can be taken off the time of what is done with them.
pub(super) fn making<'a, T>(
    mut things: impl Iterator<Item = T> + 'a,
    spent: &'a Cell<Duration>,
) -> impl Iterator<Item = T> + 'a {
    std::iter::from_fn(move || {
        let begin = clock();
        let thing = things.next();
        spent.set(spent.get() + begin.elapsed());
        thing
    })
}

/// The memory that this process holds now, in megabytes; nothing where the system does not say.
pub(super) fn memory() -> Option<f64> {
    status("VmRSS:")
}

/// The most that it has held since [`forget_peak`], or since it began.
pub(super) fn peak() -> Option<f64> {
    status("VmHWM:")
}

/// Lets the peak begin anew, where the system can.
pub(super) fn forget_peak() {
    // Without it the peak is that of the whole process, which is no less than what is asked for.
    let _kept = std::fs::write("/proc/self/clear_refs", "5");
}

fn status(key: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes: f64 =
        status.lines().find_map(|line| line.strip_prefix(key))?.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Megabytes, or a dash.
pub(super) fn megabytes(of: Option<f64>) -> String {
    of.map_or_else(|| "-".to_owned(), |of| format!("{of:.0} MB"))
}
