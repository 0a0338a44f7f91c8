//! `demo`: a workshop in full swing on a temporary database. Simulated phones play the day over the
//! real wire; whoever watches may join in with a phone of their own.

pub mod prepare;

use crate::Server;
use crate::cli::play::client::Identity;
use crate::cli::play::day::{Day, Pace};
use crate::cli::play::{DemoFile, RobotError};
use crate::config::Config;
use crate::domain::code::JoinCode;
use crate::domain::context::Timestamp;
use crate::http::identity::COOKIE_PLAIN;
use crate::http::server::StartError;
use chrono::Utc;
use clap::Args;
use fast_qr::QRBuilder;
use prepare::{LOGIN, Prepared, prepare};
use std::io::{self, Write};
use std::net::SocketAddr;

/// So many real phones may join in beside the simulated ones.
const GUESTS: usize = 400;

/// Arguments of `demo`.
#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    /// Address and port; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Simulated phones, 1 to 500
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub phones: u16,
    /// Minutes of the day per minute of the clock, 1 to 6000
    #[arg(long, default_value_t = 120.0)]
    pub speed: f64,
    /// Accept plain HTTP on an address that others can reach, so that real phones can join in
    #[arg(long)]
    pub insecure_lan: bool,
    /// Another content file, of the shape of demo/digitalwerkstatt.json
    #[arg(long)]
    pub file: Option<std::path::PathBuf>,
}

/// Runs the demonstration until Ctrl-C. Answers the exit code.
pub fn run(args: &DemoArgs) -> u8 {
    super::serve::log_to_stderr();
    let file = match content(args) {
        Ok(file) => file,
        Err(error) => {
            super::complain(&error);
            return super::FAILED;
        }
    };
    match super::serve::in_runtime(show(args.clone(), file)) {
        Ok(()) => 0,
        Err(error) => {
            super::complain(&error);
            super::serve::exit_code(&error)
        }
    }
}

fn content(args: &DemoArgs) -> Result<DemoFile, io::Error> {
    let read = match &args.file {
        None => DemoFile::shipped(),
        Some(path) => DemoFile::read(&std::fs::read_to_string(path)?),
    };
    read.map_err(io::Error::other)
}

fn say(text: &str) {
    // A closed standard output is no reason to stop the demonstration.
    let _ = io::stdout().write_all(text.as_bytes());
    let _ = io::stdout().flush();
}

async fn show(args: DemoArgs, file: DemoFile) -> Result<(), StartError> {
    let folder = tempfile::tempdir().map_err(StartError::Runtime)?;
    let config = Config {
        listen: args.listen,
        database: format!("sqlite:{}", folder.path().join("demo.db").display()),
        insecure_lan: args.insecure_lan,
        // A few rooms full, not a town: nobody has to raise how many files may be open.
        phones: usize::from(args.phones) + GUESTS,
        ..Config::default()
    };
    let mut stop = super::serve::StopSignal::catch()?;
    let mut server = Server::new(config).await?;
    let address = server.listen()?;
    let base = server.address(address);
    let code = JoinCode::from_random(getrandom::u64().unwrap_or(0).to_le_bytes()).digits();
    let now = Timestamp::from(Utc::now());
    let prepared = prepare(&server.app().store, &file, &code, now)
        .await
        .map_err(|error| StartError::Runtime(io::Error::other(error)))?;
    say(&links(&base, &prepared));
    // The robots live on this machine, whatever address others use.
    let near = format!("http://127.0.0.1:{}", address.port());
    let pace = Pace {
        speed: args.speed.clamp(1.0, 6000.0),
        phones: usize::from(args.phones),
    };
    tokio::select! {
        played = play(&file, &near, &prepared, pace) => {
            match played {
                Ok(()) => say("\nThe day is over; its results are frozen. Everything stays up until Ctrl-C.\n"),
                Err(error) => say(&format!("\nThe robots stopped ({error}). Everything stays up until Ctrl-C.\n")),
            }
            stop.wait().await;
        }
        () = stop.wait() => {}
    }
    server.stop().await;
    Ok(())
}

async fn play(
    file: &DemoFile,
    base: &str,
    prepared: &Prepared,
    pace: Pace,
) -> Result<(), RobotError> {
    let moderator = Identity::Moderator {
        workshop_id: prepared.workshop_id,
        cookie: format!("{COOKIE_PLAIN}={}", prepared.session),
    };
    say(&format!("{} phones are joining …\n", pace.phones));
    let mut day = Day::begin(file, base, &moderator, &prepared.code, pace, false).await?;
    day.play(|number, count, title| {
        let done = number * 20 / count.max(1);
        let bar: String = (0..20)
            .map(|step| if step < done { '█' } else { '·' })
            .collect();
        say(&format!("[{bar}] {number:>2}/{count} {title}\n"));
    })
    .await
}

/// What the terminal shows: four links, the sign-in, a QR code.
fn links(base: &str, prepared: &Prepared) -> String {
    let phone = format!("{base}/j/{}", prepared.code);
    let qr = QRBuilder::new(phone.as_str())
        .build()
        .map(|code| code.to_str())
        .unwrap_or_default();
    format!(
        "\n{qr}\n  Projector  {base}/p/{}#{}\n  Console    {base}/console   (sign in as {LOGIN} / {})\n  Phone      {phone}\n  Office     {base}/office   (same sign-in)\n\n",
        prepared.workshop_id, prepared.projector_token, prepared.password,
    )
}
