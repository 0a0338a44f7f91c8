//! Figures for operators, in the text format of Prometheus. No label names a workshop, a round or
//! a group, and nothing counts per person.

use super::app::App;
use crate::domain::refusal::Refusal;
use crate::live::clock;
use crate::store::Histogram;
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Counters of the service since its start.
#[derive(Debug)]
pub struct Metrics {
    started: Instant,
    /// Answers by class of status: 1xx to 5xx.
    answers: [AtomicU64; 5],
    /// Sockets open at this moment.
    pub sockets: AtomicU64,
    /// Sockets opened so far.
    pub sockets_opened: AtomicU64,
    /// Ballots received over sockets, by outcome: done, refused.
    ballots: [AtomicU64; 2],
    /// Other commands by kind and outcome.
    commands: Mutex<BTreeMap<(&'static str, &'static str), u64>>,
    /// Refusals by code.
    refusals: Mutex<BTreeMap<String, u64>>,
    /// Clients let go because they took nothing, or said nothing.
    stuck: AtomicU64,
    silent: AtomicU64,
    /// Sign-ins that succeeded.
    pub sign_ins: AtomicU64,
    /// Sign-ins that failed or were throttled.
    pub failed_sign_ins: AtomicU64,
    /// Faults inside, each with a line in the log.
    pub internal_errors: AtomicU64,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            answers: Default::default(),
            sockets: AtomicU64::default(),
            sockets_opened: AtomicU64::default(),
            ballots: Default::default(),
            commands: Mutex::default(),
            refusals: Mutex::default(),
            stuck: AtomicU64::default(),
            silent: AtomicU64::default(),
            sign_ins: AtomicU64::default(),
            failed_sign_ins: AtomicU64::default(),
            internal_errors: AtomicU64::default(),
        }
    }
}

impl Metrics {
    /// Counts one answer with this status.
    pub fn answered(&self, status: u16) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.answers.get(class) {
            counter.fetch_add(1, Relaxed);
        }
    }

    /// Counts a command over a socket that was done or refused.
    pub fn command(&self, kind: &'static str, done: bool) {
        if kind == "castBallot" {
            let [yes, no] = &self.ballots;
            (if done { yes } else { no }).fetch_add(1, Relaxed);
            return;
        }
        let mut commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
        *commands.entry((kind, outcome(done))).or_default() += 1;
    }

    /// Counts a refusal over a socket, at the door or later; answers its code.
    pub fn refused(&self, refusal: &Refusal) -> String {
        let code = refusal.code();
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        *refusals.entry(code.clone()).or_default() += 1;
        code
    }

    /// Counts a client that took nothing any more.
    pub fn stuck(&self) {
        self.stuck.fetch_add(1, Relaxed);
    }

    /// Counts a client that was not heard any more.
    pub fn silent(&self) {
        self.silent.fetch_add(1, Relaxed);
    }
}

fn outcome(done: bool) -> &'static str {
    if done { "done" } else { "refused" }
}

/// A page of figures in the making. Writing to a String cannot fail.
#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &str, value: impl Display) {
        let _ = match labels {
            "" => writeln!(self.0, "{name} {value}"),
            labels => writeln!(self.0, "{name}{{{labels}}} {value}"),
        };
    }

    fn one(&mut self, name: &str, kind: &str, help: &str, value: u64) {
        self.head(name, kind, help);
        self.line(name, "", value);
    }

    fn gauge(&mut self, name: &str, help: &str, value: &AtomicU64) {
        self.one(name, "gauge", help, value.load(Relaxed));
    }

    fn counter(&mut self, name: &str, help: &str, value: &AtomicU64) {
        self.one(name, "counter", help, value.load(Relaxed));
    }

    /// A histogram; its values are `parts` of the unit in its name.
    fn histogram(&mut self, name: &str, help: &str, values: &Histogram, parts: f64) {
        self.head(name, "histogram", help);
        let bucket = format!("{name}_bucket");
        for (bound, count) in values.cumulative() {
            let bound = as_float(bound) / parts;
            self.line(&bucket, &format!("le=\"{bound}\""), count);
        }
        self.line(&bucket, "le=\"+Inf\"", values.count());
        self.line(&format!("{name}_sum"), "", as_float(values.sum()) / parts);
        self.line(&format!("{name}_count"), "", values.count());
    }
}

#[expect(clippy::cast_precision_loss, reason = "figures for people")]
fn as_float(value: u64) -> f64 {
    value as f64
}

/// All figures of the service as text.
pub fn render(app: &App) -> String {
    let mut page = Page::default();
    service(&mut page, &app.metrics);
    commands(&mut page, &app.metrics);
    hall(&mut page, app);
    store(&mut page, app);
    page.0
}

fn service(page: &mut Page, metrics: &Metrics) {
    let uptime = metrics.started.elapsed().as_secs();
    page.one(
        "zw_uptime_seconds",
        "gauge",
        "Seconds since the start.",
        uptime,
    );
    page.gauge(
        "zw_sockets_open",
        "Sockets open at this moment.",
        &metrics.sockets,
    );
    page.counter(
        "zw_sockets_opened_total",
        "Sockets opened.",
        &metrics.sockets_opened,
    );
    page.counter(
        "zw_sign_ins_total",
        "Sign-ins that succeeded.",
        &metrics.sign_ins,
    );
    page.counter(
        "zw_failed_sign_ins_total",
        "Sign-ins that failed.",
        &metrics.failed_sign_ins,
    );
    page.counter(
        "zw_internal_errors_total",
        "Faults inside.",
        &metrics.internal_errors,
    );
    let name = "zw_http_answers_total";
    page.head(name, "counter", "Answers by class of status.");
    for (class, counter) in (1..).zip(&metrics.answers) {
        page.line(name, &format!("class=\"{class}xx\""), counter.load(Relaxed));
    }
}

fn commands(page: &mut Page, metrics: &Metrics) {
    let name = "zw_commands_total";
    page.head(
        name,
        "counter",
        "Commands over sockets by kind and outcome.",
    );
    for (done, counter) in [true, false].into_iter().zip(&metrics.ballots) {
        let labels = format!("kind=\"castBallot\",outcome=\"{}\"", outcome(done));
        page.line(name, &labels, counter.load(Relaxed));
    }
    let known = metrics.commands.lock();
    for ((kind, outcome), count) in known.unwrap_or_else(PoisonError::into_inner).iter() {
        page.line(
            name,
            &format!("kind=\"{kind}\",outcome=\"{outcome}\""),
            count,
        );
    }
    let name = "zw_refusals_total";
    page.head(name, "counter", "Refusals over sockets by code.");
    let known = metrics.refusals.lock();
    for (code, count) in known.unwrap_or_else(PoisonError::into_inner).iter() {
        page.line(name, &format!("code=\"{code}\""), count);
    }
    let name = "zw_shed_total";
    page.head(
        name,
        "counter",
        "Clients let go: they took nothing any more, or were silent.",
    );
    page.line(name, "reason=\"stuck\"", metrics.stuck.load(Relaxed));
    page.line(name, "reason=\"silent\"", metrics.silent.load(Relaxed));
}

fn hall(page: &mut Page, app: &App) {
    let figures = app.live.figures();
    let name = "zw_connections";
    page.head(name, "gauge", "Clients connected to workshops, by role.");
    for (role, count) in ["phone", "projector", "moderator"]
        .into_iter()
        .zip(&figures.connected)
    {
        page.line(name, &format!("role=\"{role}\""), count.load(Relaxed));
    }
    page.gauge(
        "zw_workshops_loaded",
        "Workshops in memory.",
        &figures.workshops,
    );
    let name = "zw_clock_ahead_seconds";
    page.head(
        name,
        "gauge",
        "How far the machine's clock is ahead of the service's.",
    );
    page.line(name, "", clock::ahead_ms() / 1000);
    let phones = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    page.one(
        "zw_phones_allowed",
        "gauge",
        "Phones that there is room for.",
        phones(app.config.phones),
    );
    page.counter(
        "zw_full_total",
        "Newcomers for whom there was no room.",
        &figures.full,
    );
    page.gauge(
        "zw_session_queue",
        "Commands that waited when a workshop last took some.",
        &figures.queue,
    );
    page.counter(
        "zw_announced_bytes_total",
        "Bytes serialised for announcements.",
        &figures.announced_bytes,
    );
    page.counter(
        "zw_snapshots_total",
        "Whole states sent.",
        &figures.snapshots,
    );
    page.counter(
        "zw_lagged_total",
        "Clients that missed something and got a fresh state.",
        &figures.lagged,
    );
    page.counter(
        "zw_figures_total",
        "Messages with presence or turnout made.",
        &figures.figures,
    );
    page.histogram(
        "zw_fan_out_seconds",
        "From a commit until its announcement lies in every mailbox.",
        &figures.fan_out_us,
        1e6,
    );
}

fn store(page: &mut Page, app: &App) {
    let figures = app.store.figures();
    page.gauge(
        "zw_writer_queue",
        "Batches that wait for the writer.",
        &figures.waiting,
    );
    page.counter(
        "zw_commits_failed_total",
        "Transactions that were not stored.",
        &figures.failed,
    );
    page.histogram(
        "zw_commit_seconds",
        "From the begin of a transaction until it is on disk.",
        &figures.commit_us,
        1e6,
    );
    page.histogram(
        "zw_batch_jobs",
        "Batches and calls in one group.",
        &figures.batch_jobs,
        1.0,
    );
    page.histogram(
        "zw_batch_ballots",
        "Ballots in one transaction.",
        &figures.batch_ballots,
        1.0,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn everything_is_counted_under_a_name_that_tells_nothing_personal() {
        let app = App::for_tests(Config::default());
        for status in [200, 204, 503, 999] {
            app.metrics.answered(status);
        }
        app.metrics.command("castBallot", true);
        app.metrics.command("nextPhase", false);
        app.metrics.refused(&Refusal::not_found("card"));
        app.metrics.stuck();
        let text = render(&app);
        for line in [
            "zw_http_answers_total{class=\"2xx\"} 2",
            "zw_http_answers_total{class=\"5xx\"} 1",
            "zw_commands_total{kind=\"castBallot\",outcome=\"done\"} 1",
            "zw_commands_total{kind=\"nextPhase\",outcome=\"refused\"} 1",
            "zw_refusals_total{code=\"notFound\"} 1",
            "zw_shed_total{reason=\"stuck\"} 1",
            "zw_connections{role=\"phone\"} 0",
            "zw_workshops_loaded 0",
            "zw_commit_seconds_bucket{le=\"0.0001\"} 0",
            "zw_batch_ballots_bucket{le=\"+Inf\"} 0",
        ] {
            assert!(text.lines().any(|it| it == line), "{line} in\n{text}");
        }
        let labels: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split_once('{'))
            .filter_map(|(_, rest)| rest.split_once('='))
            .map(|(label, _)| label)
            .collect();
        let known = ["class", "kind", "code", "reason", "role", "le"];
        assert!(
            labels.iter().all(|label| known.contains(label)),
            "{labels:?}"
        );
    }

    /// What the dashboard and the alerts ask for is there, and so is the advice that they name.
    #[test]
    fn dashboard_and_alerts_ask_for_figures_that_there_are() {
        let alerts = include_str!("../../ops/prometheus/alerts.yml");
        let dashboard = include_str!("../../ops/grafana/hall.json");
        let advice = include_str!("../../docs/slow-hall.md");
        let text = render(&App::for_tests(Config::default()));
        let mut asked = 0;
        for word in [alerts, dashboard]
            .iter()
            .flat_map(|file| file.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
            .filter(|word| word.starts_with("zw_"))
        {
            let name = ["_bucket", "_sum", "_count"]
                .iter()
                .find_map(|end| word.strip_suffix(end))
                .unwrap_or(word);
            assert!(text.contains(&format!("# TYPE {name} ")), "{name}");
            asked += 1;
        }
        assert!(asked > 20, "{asked}");
        let headings: Vec<String> = advice
            .lines()
            .filter_map(|line| line.strip_prefix("## "))
            .map(|heading| heading.to_lowercase().replace(' ', "-"))
            .collect();
        for anchor in alerts
            .lines()
            .filter_map(|line| line.split_once("slow-hall.md#"))
        {
            assert!(headings.iter().any(|it| it == anchor.1), "{}", anchor.1);
        }
    }
}
