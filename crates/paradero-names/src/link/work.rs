//! Work shared among threads whose result does not depend on how many there are.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does `work` for each number below `count` on so many threads and returns the results in order.
pub(crate) fn in_order<T: Send>(threads: usize, count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if threads <= 1 || count <= 1 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| {
                loop {
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    if turn >= count {
                        break;
                    }
                    let result = work(turn);
                    // A lock is poisoned only after a panic, which the scope passes on anyway.
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((turn, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(turn, _)| *turn);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Spreads the bits of a number over all its bits (`SplitMix64`), for keys and for choosing rows.
pub(crate) const fn scatter(value: u64) -> u64 {
    let mut mixed = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// A key put together from parts.
pub(crate) const fn join(a: u64, b: u64) -> u64 {
    scatter(a ^ scatter(b).rotate_left(17))
}

/// A key from text.
pub(crate) fn text_key(text: &str) -> u64 {
    text.bytes().fold(0x5bd1_e995, |key, byte| join(key, u64::from(byte)))
}
