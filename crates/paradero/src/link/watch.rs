//! How far the work is, on a terminal, and whether somebody wants it to stop.

use std::io::{IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use paradero_desk::Language;
use paradero_names::link::{Progress, Stage};

/// Milliseconds between two lines.
const PAUSE: i64 = 200;

/// Tells how far the work is and hears Ctrl-C.
pub(super) struct Watcher {
    stop: Arc<AtomicBool>,
    language: Language,
    on_terminal: bool,
    told: AtomicI64,
}

impl Watcher {
    /// Begins to listen for Ctrl-C.
    pub(super) fn start(language: Language) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&stop);
        // Where the machine cannot listen, Ctrl-C ends the program as it ends any other.
        if let Ok(runtime) = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build() {
            std::thread::spawn(move || {
                runtime.block_on(crate::serve::closed());
                heard.store(true, Ordering::Relaxed);
            });
        }
        Self { stop, language, on_terminal: std::io::stderr().is_terminal(), told: AtomicI64::new(0) }
    }

    /// Whether somebody pressed Ctrl-C.
    pub(super) fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Tells how far the work is.
    pub(super) fn tell(&self, at: Progress) {
        if !self.on_terminal || !self.is_time() {
            return;
        }
        let l = |english, spanish| self.language.choose(english, spanish);
        let stage = match at.stage {
            Stage::Reading => l("reading rows", "leyendo filas"),
            Stage::Keys => l("sorting", "ordenando"),
            Stage::Training => l("learning", "aprendiendo"),
            Stage::Comparing => l("comparing", "comparando"),
            Stage::Grouping => l("grouping", "agrupando"),
        };
        let far = match (at.done, at.of) {
            (done, 0) => done.to_string(),
            (done, of) => format!("{} %", (done.min(of) * 100) / of),
        };
        let mut out = std::io::stderr().lock();
        let _closed = write!(out, "\r\u{1b}[K{stage} {far}").and_then(|()| out.flush());
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.on_terminal {
            let mut out = std::io::stderr().lock();
            let _closed = write!(out, "\r\u{1b}[K").and_then(|()| out.flush());
        }
    }

    /// Whether the last line is old enough.
    #[expect(clippy::disallowed_methods, reason = "the command is where time comes from")]
    fn is_time(&self) -> bool {
        let now = jiff::Timestamp::now().as_millisecond();
        let is_time = now - self.told.load(Ordering::Relaxed) >= PAUSE;
        if is_time {
            self.told.store(now, Ordering::Relaxed);
        }
        is_time
    }
}
