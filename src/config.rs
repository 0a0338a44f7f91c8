//! One typed set of settings from flags, then environment, then a TOML file, then defaults. It is
//! passed on, never global.

use std::fmt;
use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::BoolishValueParser;
use serde::Deserialize;

use crate::domain::limits;
use crate::store;

/// The database unless another one is named.
pub const DEFAULT_DATABASE: &str = "sqlite:data/zukunftswerkstatt.db";
/// The address unless another one is named.
pub const DEFAULT_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// Patience with a client that keeps us waiting in the middle of something: shorter than ten seconds, longer than a
/// short gap.
const PATIENCE: Duration = Duration::from_secs(8);

/// Long enough for a lunch break without anybody's phone; loading anew takes milliseconds.
const UNLOAD_AFTER: Duration = Duration::from_secs(600);

/// Long enough to answer a whole hall, shorter than any supervisor's patience.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// The running program, even if its file was replaced since (Linux).
const OWN_PROGRAM: &str = "/proc/self/exe";

/// All settings of the running service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Address and port of the service; port 0 takes a free one.
    pub listen: SocketAddr,
    /// `sqlite:FILE` or `postgres://…`.
    pub database: String,
    /// How it is opened. No flag sets it.
    pub store: store::Options,
    /// True: plain HTTP is accepted on an address that others can reach (a village hall).
    pub insecure_lan: bool,
    /// An address of its own for `/metrics`; without it, `/metrics` answers loopback only.
    pub metrics_listen: Option<SocketAddr>,
    /// Addresses of the proxies in front whose `X-Forwarded-…` headers are believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// The address that people type, without a path: `https://werkstatt.example`.
    pub public_url: Option<String>,
    /// Phones in one workshop at the same time; newcomers beyond that wait.
    pub phones_per_room: usize,
    /// Phones in the whole service at the same time; newcomers beyond that wait.
    pub phones: usize,
    /// How long a workshop stays in memory after the last person has left it.
    pub unload_after: Duration,
    /// How long a client may take not one byte, or leave something unfinished that it has begun (a request, its hello,
    /// a message), before it is let go. No flag sets it.
    pub patience: Duration,
    /// How long a stop may take, from the signal to the end of the program.
    pub stop_within: Duration,
    /// The program that holds rehearsals (`simulate`): this one itself, but in tests. No flag sets it.
    pub program: PathBuf,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: DEFAULT_LISTEN,
            database: DEFAULT_DATABASE.to_owned(),
            store: store::Options::default(),
            insecure_lan: false,
            metrics_listen: None,
            trusted_proxies: Vec::new(),
            public_url: None,
            phones_per_room: limits::PHONES_PER_ROOM,
            phones: limits::PHONES,
            unload_after: UNLOAD_AFTER,
            patience: PATIENCE,
            stop_within: STOP_WITHIN,
            program: PathBuf::from(OWN_PROGRAM),
        }
    }
}

/// Which database; shared by all subcommands that open it.
#[derive(Args, Clone, Debug, Default)]
pub struct DatabaseArgs {
    /// Database: sqlite:FILE or postgres://… [default: sqlite:data/zukunftswerkstatt.db]
    #[arg(long, env = "ZW_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// File with settings (TOML); flags and environment variables go before it
    #[arg(long, env = "ZW_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The flags of `serve`, each also an environment variable.
#[derive(Args, Clone, Debug, Default)]
pub struct ServeArgs {
    /// Address and port of the service [default: 127.0.0.1:8080]
    #[arg(long, env = "ZW_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    #[command(flatten)]
    #[expect(missing_docs, reason = "the documentation would become the help text")]
    pub database: DatabaseArgs,
    /// Accept plain HTTP from other machines, too (a village hall without internet)
    #[arg(long, env = "ZW_INSECURE_LAN", num_args = 0..=1, default_missing_value = "true",
          value_name = "true|false", value_parser = BoolishValueParser::new())]
    pub insecure_lan: Option<bool>,
    /// An address of its own for /metrics; otherwise /metrics answers this machine only
    #[arg(long, env = "ZW_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<SocketAddr>,
    /// Address of the proxy in front whose X-Forwarded headers are believed; several with commas
    #[arg(
        long = "trusted-proxy",
        env = "ZW_TRUSTED_PROXY",
        value_name = "ADDRESS",
        value_delimiter = ','
    )]
    pub trusted_proxies: Vec<IpAddr>,
    /// The address that people type, without a path, such as <https://werkstatt.example>
    #[arg(long, env = "ZW_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Most phones in one workshop at the same time; further newcomers wait [default: 20000]
    #[arg(long, env = "ZW_PHONES_PER_ROOM", value_name = "NUMBER")]
    pub phones_per_room: Option<usize>,
    /// Most phones in the whole service at the same time; further newcomers wait [default: 20000]
    #[arg(long, env = "ZW_PHONES", value_name = "NUMBER")]
    pub phones: Option<usize>,
    /// Seconds that a workshop stays in memory after the last person has left it [default: 600]
    #[arg(long, env = "ZW_UNLOAD_AFTER", value_name = "SECONDS")]
    pub unload_after: Option<u64>,
    /// Seconds that a stop may take at most; what has no answer then is asked again after the restart [default: 5]
    #[arg(long, env = "ZW_STOP_WITHIN", value_name = "SECONDS")]
    pub stop_within: Option<u64>,
}

/// The settings as the TOML file has them.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    listen: Option<SocketAddr>,
    database: Option<String>,
    insecure_lan: Option<bool>,
    metrics_listen: Option<SocketAddr>,
    trusted_proxy: Option<OneOrMany>,
    public_url: Option<String>,
    phones_per_room: Option<usize>,
    phones: Option<usize>,
    unload_after: Option<u64>,
    stop_within: Option<u64>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(IpAddr),
    Many(Vec<IpAddr>),
}

/// Settings that cannot be used, in one sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError(pub String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl DatabaseArgs {
    /// The database's URL.
    pub fn resolve(&self) -> Result<String, ConfigError> {
        let file = self.file()?;
        Ok(self
            .database
            .clone()
            .or(file.database)
            .unwrap_or_else(|| DEFAULT_DATABASE.to_owned()))
    }

    fn file(&self) -> Result<File, ConfigError> {
        let Some(path) = &self.config else {
            return Ok(File::default());
        };
        let shown = path.display();
        let text = fs::read_to_string(path).map_err(|error| {
            ConfigError(format!(
                "cannot read the settings in {shown}: {error}. Check --config"
            ))
        })?;
        toml::from_str(&text)
            .map_err(|error| ConfigError(format!("cannot use the settings in {shown}: {error}")))
    }
}

impl ServeArgs {
    /// Puts flags, environment, file and defaults together, and checks them.
    pub fn resolve(&self) -> Result<Config, ConfigError> {
        let file = self.database.file()?;
        let trusted_proxies = if self.trusted_proxies.is_empty() {
            match file.trusted_proxy {
                None => Vec::new(),
                Some(OneOrMany::One(address)) => vec![address],
                Some(OneOrMany::Many(addresses)) => addresses,
            }
        } else {
            self.trusted_proxies.clone()
        };
        let config = Config {
            listen: self.listen.or(file.listen).unwrap_or(DEFAULT_LISTEN),
            database: self.database.resolve()?,
            store: store::Options::default(),
            insecure_lan: self.insecure_lan.or(file.insecure_lan).unwrap_or(false),
            metrics_listen: self.metrics_listen.or(file.metrics_listen),
            trusted_proxies,
            public_url: match self.public_url.clone().or(file.public_url) {
                Some(url) => Some(origin_of(&url)?),
                None => None,
            },
            phones_per_room: self
                .phones_per_room
                .or(file.phones_per_room)
                .unwrap_or(limits::PHONES_PER_ROOM),
            phones: self.phones.or(file.phones).unwrap_or(limits::PHONES),
            unload_after: self
                .unload_after
                .or(file.unload_after)
                .map_or(UNLOAD_AFTER, Duration::from_secs),
            patience: PATIENCE,
            stop_within: self
                .stop_within
                .or(file.stop_within)
                .map_or(STOP_WITHIN, Duration::from_secs),
            program: PathBuf::from(OWN_PROGRAM),
        };
        config.check()?;
        Ok(config)
    }
}

impl Config {
    /// Refuses plain HTTP on an address that others can reach, unless it is wanted.
    pub fn check(&self) -> Result<(), ConfigError> {
        let reachable = !self.listen.ip().is_loopback();
        if reachable && !self.insecure_lan && self.trusted_proxies.is_empty() {
            return Err(ConfigError(format!(
                "on {} other machines would reach the service without encryption. Put a proxy with TLS in front and \
                 name it with --trusted-proxy ADDRESS, or accept plain HTTP in the hall with --insecure-lan, or stay \
                 on this machine with --listen 127.0.0.1:{}",
                self.listen,
                self.listen.port()
            )));
        }
        Ok(())
    }
}

/// An address without path: scheme and host (and port), in lower case.
fn origin_of(url: &str) -> Result<String, ConfigError> {
    let url = url.trim().trim_end_matches('/').to_ascii_lowercase();
    let host = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ', '@']) => Ok(url),
        _ => Err(ConfigError(format!(
            "--public-url takes an address without a path such as https://werkstatt.example, not `{url}`"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn with_file(text: &str) -> (tempfile::NamedTempFile, DatabaseArgs) {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        let config = Some(file.path().to_owned());
        (
            file,
            DatabaseArgs {
                database: None,
                config,
            },
        )
    }

    #[test]
    fn without_any_setting_the_defaults_hold() {
        assert_eq!(ServeArgs::default().resolve().unwrap(), Config::default());
    }

    #[test]
    fn flags_go_before_the_file_and_the_file_before_defaults() {
        let (_keep, database) = with_file(
            "listen = \"127.0.0.1:9001\"\ndatabase = \"sqlite:a.db\"\ntrusted-proxy = \"10.0.0.2\"\n\
             public-url = \"https://Werkstatt.example/\"",
        );
        let args = ServeArgs {
            listen: Some("127.0.0.1:9002".parse().unwrap()),
            database,
            ..ServeArgs::default()
        };
        let config = args.resolve().unwrap();
        assert_eq!(config.listen.port(), 9002);
        assert_eq!(config.database, "sqlite:a.db");
        assert_eq!(
            config.trusted_proxies,
            ["10.0.0.2".parse::<IpAddr>().unwrap()]
        );
        assert_eq!(
            config.public_url.as_deref(),
            Some("https://werkstatt.example")
        );
    }

    #[test]
    fn a_misspelt_setting_in_the_file_is_named() {
        let (_keep, database) = with_file("lissten = \"127.0.0.1:9001\"");
        let error = database.resolve().unwrap_err().to_string();
        assert!(error.contains("lissten"), "{error}");
    }

    #[test]
    fn plain_http_for_others_has_to_be_wanted() {
        let everywhere = Config {
            listen: "0.0.0.0:8080".parse().unwrap(),
            ..Config::default()
        };
        let error = everywhere.check().unwrap_err().to_string();
        assert!(
            error.contains("--insecure-lan") && error.contains("--trusted-proxy"),
            "{error}"
        );
        let wanted = Config {
            insecure_lan: true,
            ..everywhere.clone()
        };
        let behind_proxy = Config {
            trusted_proxies: vec!["10.0.0.2".parse().unwrap()],
            ..everywhere
        };
        assert_eq!(wanted.check(), Ok(()));
        assert_eq!(behind_proxy.check(), Ok(()));
    }

    #[test]
    fn a_public_address_has_no_path() {
        assert!(origin_of("https://a.example/werkstatt").is_err());
        assert!(origin_of("a.example").is_err());
        assert_eq!(
            origin_of("HTTP://A.example:8443/").unwrap(),
            "http://a.example:8443"
        );
    }
}
