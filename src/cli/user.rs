//! `user`: accounts of staff from the command line, also while the service runs. No command takes
//! or prints a password: whoever gets an account sets it by a one-time link.

use std::fmt;
use std::io::Write;

use chrono::Utc;
use clap::{Args, Subcommand, ValueEnum};

use crate::access::token::{NoRandomness, Secret};
use crate::config::{ConfigError, DatabaseArgs};
use crate::domain::account::{Account, Role};
use crate::domain::context::Timestamp;
use crate::domain::ids::AccountId;
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::domain::text;
use crate::http::accounts::set_up_page;
use crate::store::{Store, StoreError};

/// `user …`
#[derive(Args)]
pub struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
    #[command(flatten)]
    database: DatabaseArgs,
    /// The address that people type, for the links
    #[arg(
        long,
        env = "ZW_PUBLIC_URL",
        value_name = "URL",
        default_value = "http://127.0.0.1:8080",
        global = true
    )]
    public_url: String,
}

#[derive(Subcommand)]
enum UserCommand {
    /// Add an account and print the one-time link that sets its password
    Add {
        /// What they sign in with
        login: String,
        /// The name that others see [default: the login]
        #[arg(long)]
        name: Option<String>,
        /// What the account is for
        #[arg(long, value_enum, default_value = "moderator")]
        role: RoleArg,
    },
    /// List all accounts
    List,
    /// Print a new one-time link that sets an account's password
    Reset {
        /// The account's login
        login: String,
    },
    /// Let an account sign in no more, and sign it out everywhere
    Disable {
        /// The account's login
        login: String,
    },
    /// Let a disabled account sign in again
    Enable {
        /// The account's login
        login: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleArg {
    Administrator,
    Moderator,
    Office,
    ReadOnly,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Administrator => Self::Administrator,
            RoleArg::Moderator => Self::Moderator,
            RoleArg::Office => Self::Office,
            RoleArg::ReadOnly => Self::ReadOnly,
        }
    }
}

/// Why a command failed.
enum UserError {
    Config(ConfigError),
    Store(StoreError),
    NoRandomness(NoRandomness),
    Unknown(String),
    Name,
}

impl fmt::Display for UserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => error.fmt(f),
            Self::Store(StoreError::Duplicate(_)) => {
                f.write_str("there is an account with this login already; see `user list`")
            }
            Self::Store(StoreError::Refused(Refusal::LastAdministrator)) => {
                f.write_str("this is the last administrator; add another one first")
            }
            Self::Store(error) => error.fmt(f),
            Self::NoRandomness(error) => error.fmt(f),
            Self::Unknown(login) => write!(
                f,
                "there is no account with the login `{login}`; see `user list`"
            ),
            Self::Name => write!(
                f,
                "a login is one word of at most {} characters, a name at most {}",
                limits::LOGIN_NAME,
                limits::PERSON_NAME
            ),
        }
    }
}

impl From<StoreError> for UserError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NoRandomness> for UserError {
    fn from(error: NoRandomness) -> Self {
        Self::NoRandomness(error)
    }
}

/// Runs a `user` command. Answers the exit code.
pub fn run(args: &UserArgs, out: &mut impl Write) -> u8 {
    match carry_out(args) {
        Ok(text) => {
            // A closed standard output is no reason to fail.
            let _ = writeln!(out, "{text}");
            0
        }
        Err(error) => {
            super::complain(&error);
            match &error {
                UserError::Config(_) => super::BAD_SETTING,
                UserError::Store(StoreError::Duplicate(_) | StoreError::Refused(_)) => {
                    super::FAILED
                }
                UserError::Store(error) => super::database_code(error),
                _ => super::FAILED,
            }
        }
    }
}

fn carry_out(args: &UserArgs) -> Result<String, UserError> {
    let url = args.database.resolve().map_err(UserError::Config)?;
    let store = Store::open(&url)?;
    match &args.command {
        UserCommand::Add { login, name, role } => {
            let name = name.as_deref().unwrap_or(login);
            let login = text::clean_line(login, limits::LOGIN_NAME).map_err(|_| UserError::Name)?;
            if login.contains(char::is_whitespace) {
                return Err(UserError::Name);
            }
            let account = Account {
                id: AccountId(uuid::Uuid::now_v7()),
                login,
                name: text::clean_line(name, limits::PERSON_NAME).map_err(|_| UserError::Name)?,
                role: (*role).into(),
                has_password: false,
                disabled_at: None,
                created_at: now(),
            };
            store.add_account(account.clone(), None).wait()?;
            link(&store, &account, &args.public_url)
        }
        UserCommand::List => list(&store),
        UserCommand::Reset { login } => link(&store, &find(&store, login)?, &args.public_url),
        UserCommand::Disable { login } => set_disabled(&store, login, Some(now())),
        UserCommand::Enable { login } => set_disabled(&store, login, None),
    }
}

fn now() -> Timestamp {
    Utc::now().into()
}

fn find(store: &Store, login: &str) -> Result<Account, UserError> {
    store
        .credentials(login)?
        .map(|known| known.account)
        .ok_or_else(|| UserError::Unknown(login.to_owned()))
}

/// A one-time link that sets the account's password.
fn link(store: &Store, account: &Account, base: &str) -> Result<String, UserError> {
    let secret = Secret::draw()?;
    store
        .make_link(secret.hash(), Some(account.id), now())
        .wait()?;
    Ok(format!(
        "{} ({}) sets the password here, once and within 24 hours:\n  {}{}#setup={}",
        account.login,
        account.role.key(),
        base.trim_end_matches('/'),
        set_up_page(account.role),
        secret.reveal()
    ))
}

fn list(store: &Store) -> Result<String, UserError> {
    let mut lines = vec![format!(
        "{:<24} {:<14} {:<10} {}",
        "LOGIN", "ROLE", "STATE", "NAME"
    )];
    for account in store.accounts()? {
        let state = match (account.disabled_at, account.has_password) {
            (Some(_), _) => "disabled",
            (None, true) => "active",
            (None, false) => "invited",
        };
        lines.push(format!(
            "{:<24} {:<14} {state:<10} {}",
            account.login,
            account.role.key(),
            account.name
        ));
    }
    Ok(lines.join("\n"))
}

fn set_disabled(
    store: &Store,
    login: &str,
    disabled_at: Option<Timestamp>,
) -> Result<String, UserError> {
    let account = find(store, login)?;
    let changed = store
        .change_account(Account {
            disabled_at,
            ..account
        })
        .wait()?;
    Ok(format!(
        "{} is {}.",
        changed.login,
        if changed.disabled_at.is_some() {
            "disabled and signed out"
        } else {
            "active"
        }
    ))
}
