//! Medians, and what they were hoped to be.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How often everything is done.
const REPETITIONS: usize = 5;

/// Linux brings its figures up to date some hundred times a second: less than this says nothing.
const COARSE: Duration = Duration::from_millis(12);

/// How long something took.
#[derive(Clone, Copy, Default)]
pub(crate) struct Took {
    /// By the clock on the wall.
    pub(crate) wall: Duration,
    /// On the processor: without the time in which it was given to others. As `wall` where the
    /// system does not tell, or not precisely enough.
    pub(crate) processor: Duration,
}

/// Median time of some work; its result is thrown away.
pub(crate) fn median<T>(mut work: impl FnMut() -> T) -> Took {
    let times: Vec<Took> = (0..REPETITIONS)
        .map(|_| {
            let (start, used) = (Instant::now(), on_processor());
            black_box(work());
            let wall = start.elapsed();
            let processor = used
                .zip(on_processor())
                .map(|(from, to)| to.saturating_sub(from));
            Took {
                wall,
                processor: processor.filter(|it| *it >= COARSE).unwrap_or(wall),
            }
        })
        .collect();
    let median = |of: fn(&Took) -> Duration| {
        let mut times: Vec<Duration> = times.iter().map(of).collect();
        times.sort_unstable();
        times.get(REPETITIONS / 2).copied().unwrap_or_default()
    };
    Took {
        wall: median(|took| took.wall),
        processor: median(|took| took.processor),
    }
}

/// What this thread has used so far; only Linux tells without a library.
fn on_processor() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ')
        .next()?
        .parse()
        .ok()
        .map(Duration::from_nanos)
}

/// One line of the report.
pub(crate) fn print(what: &str, took: Took, goal: Option<Duration>) {
    let verdict = match goal {
        // A busy machine shall not spoil the verdict.
        Some(goal) if took.processor < goal => format!("goal < {}: met", text(goal)),
        Some(goal) => format!("goal < {}: MISSED", text(goal)),
        None => String::new(),
    };
    let (wall, processor) = (text(took.wall), text(took.processor));
    let line = format!("  {what:<52}{wall:>10}{processor:>10}  {verdict}");
    println!("{}", line.trim_end());
}

fn text(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 10.0 {
        format!("{ms:.2} ms")
    } else {
        format!("{ms:.0} ms")
    }
}
