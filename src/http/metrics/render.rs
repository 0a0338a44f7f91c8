//! What is on the page: every figure with its name, its kind and what it means.

use super::page::Page;
use super::{Metrics, outcome};
use crate::http::app::App;
use crate::live::clock;
use std::sync::PoisonError;
use std::sync::atomic::Ordering::Relaxed;

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
    page.head(
        "zw_tasks",
        "gauge",
        "Tasks of all threads: connections, workshops, and what else has begun and not ended.",
    );
    page.line("zw_tasks", "", metrics.tasks());
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
        "Clients let go: they took nothing any more or left something unfinished, or were silent.",
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
    let whole = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    page.one(
        "zw_phones_allowed",
        "gauge",
        "Phones that there is room for.",
        whole(app.config.phones),
    );
    page.counter(
        "zw_full_total",
        "Newcomers for whom there was no room.",
        &figures.full,
    );
    page.one(
        "zw_session_queue",
        "gauge",
        "Messages in the longest queue of a workshop.",
        whole(app.live.longest_queue()),
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
    use crate::domain::refusal::Refusal;

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
        for name in [
            "zw_commit_seconds histogram",
            "zw_batch_jobs histogram",
            "zw_batch_ballots histogram",
            "zw_fan_out_seconds histogram",
            "zw_tasks gauge",
            "zw_session_queue gauge",
            "zw_writer_queue gauge",
            "zw_lagged_total counter",
            "zw_snapshots_total counter",
            "zw_full_total counter",
        ] {
            assert!(text.contains(&format!("# TYPE {name}\n")), "{name}");
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

    /// What the dashboard, the alerts and the advice ask for is there, and so is the advice that alerts name.
    #[test]
    fn dashboard_and_alerts_ask_for_figures_that_there_are() {
        let alerts = include_str!("../../../ops/prometheus/alerts.yml");
        let dashboard = include_str!("../../../ops/grafana/hall.json");
        let advice = include_str!("../../../docs/slow-hall.md");
        let text = render(&App::for_tests(Config::default()));
        let mut asked = 0;
        for word in [alerts, dashboard, advice]
            .iter()
            .flat_map(|file| file.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
            .filter(|word| word.strip_prefix("zw_").is_some_and(|it| !it.is_empty()))
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
