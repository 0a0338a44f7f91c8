//! The demonstration's content, put into an empty database: municipality, process, life domains,
//! workshop, and somebody who may see it all.

use crate::access::{password, token};
use crate::cli::play::file::{DemoFile, stable_id};
use crate::domain::account::{Account, Role, SESSION_MS, StaffSession};
use crate::domain::context::Timestamp;
use crate::domain::ids::{
    AccountId, FindingId, GoalId, OrganizationId, ProcessId, SessionId, WorkshopId,
};
use crate::domain::municipality::Municipality;
use crate::domain::organization::{Organization, OrganizationSheet, OrganizationType};
use crate::domain::setup::Translated;
use crate::domain::strategy::{
    DomainOrigin, DomainSheet, Finding, Goal, Mandate, Process, ProcessSheet, ProcessStep,
    StrategyDomain,
};
use crate::domain::workshop::Workshop;
use crate::store::{Store, StoreError};
use serde_json::Value;
use uuid::Uuid;

/// The accent colour of the demonstration's municipality.
const ACCENT: &str = "#0d4a5e";
/// The name with which one signs in.
pub const LOGIN: &str = "demo";

/// Ways into the prepared demonstration.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The workshop, a draft until a moderator opens it.
    pub workshop_id: WorkshopId,
    /// The process that it feeds.
    pub process_id: ProcessId,
    /// Join code, six digits.
    pub code: String,
    /// The projector's token.
    pub projector_token: String,
    /// Password of the account [`LOGIN`], made for this run.
    pub password: String,
    /// The secret of a session of that account, for the robot that moderates.
    pub session: String,
    /// The account.
    pub account_id: AccountId,
}

/// Why the content could not be put in.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    NoRandomness,
    /// The password could not be hashed.
    #[error("the password could not be hashed")]
    Hash,
}

/// Puts everything in. `code` is the join code.
///
/// # Errors
/// If the database refuses, or there is no randomness.
pub async fn prepare(
    store: &Store,
    file: &DemoFile,
    code: &str,
    now: Timestamp,
) -> Result<Prepared, PrepareError> {
    let process_id = process(store, file, now).await?;
    let head = file.head(process_id, code.to_owned(), now);
    let workshop_id = head.id;
    let mut workshop = Workshop::new(head);
    workshop.phases = file.phases();
    store.create_workshop(workshop, now).await?;
    ways_in(store, workshop_id, process_id, code, now).await
}

/// A projector's token and a signed-in administrator who moderates, for a workshop that is there.
///
/// # Errors
/// If the database refuses, or there is no randomness.
pub async fn ways_in(
    store: &Store,
    workshop_id: WorkshopId,
    process_id: ProcessId,
    code: &str,
    now: Timestamp,
) -> Result<Prepared, PrepareError> {
    let secret = || token::Secret::draw().map_err(|_| PrepareError::NoRandomness);
    let projector = secret()?;
    store
        .set_projector_token(workshop_id, projector.hash(), now)
        .await?;
    let (account_id, password) = account(store, now).await?;
    store.lend(workshop_id, account_id, true, now).await?;
    let session = secret()?;
    let open = StaffSession {
        id: SessionId(Uuid::now_v7()),
        account_id,
        device: String::from("Demonstration"),
        created_at: now,
        seen_at: now,
        expires_at: now.plus_ms(SESSION_MS),
    };
    store.open_session(open, session.hash()).await?;
    Ok(Prepared {
        workshop_id,
        process_id,
        code: code.to_owned(),
        projector_token: projector.reveal().to_owned(),
        password,
        session: session.reveal().to_owned(),
        account_id,
    })
}

async fn account(store: &Store, now: Timestamp) -> Result<(AccountId, String), PrepareError> {
    let secret = token::Secret::draw().map_err(|_| PrepareError::NoRandomness)?;
    let password: String = secret.reveal().chars().take(16).collect();
    let typed = password.clone();
    let hash = tokio::task::spawn_blocking(move || password::hash(&typed))
        .await
        .map_err(|_| PrepareError::Hash)?
        .map_err(|_| PrepareError::Hash)?;
    let account = Account {
        id: AccountId(Uuid::now_v7()),
        login: LOGIN.to_owned(),
        name: String::from("Demo-Moderation"),
        role: Role::Administrator,
        has_password: true,
        disabled_at: None,
        created_at: now,
    };
    let id = account.id;
    store.add_account(account, Some(hash)).await?;
    Ok((id, password))
}

fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn known<T: serde::de::DeserializeOwned + Default>(value: &Value, pointer: &str) -> T {
    value
        .pointer(pointer)
        .cloned()
        .and_then(|value| serde_json::from_value(value).ok())
        .unwrap_or_default()
}

fn items<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value
        .pointer(pointer)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

async fn process(
    store: &Store,
    file: &DemoFile,
    now: Timestamp,
) -> Result<ProcessId, PrepareError> {
    let place = &file.municipality;
    store
        .set_municipality(Municipality {
            name: text(place, "/name"),
            short_name: text(place, "/short_name"),
            kind: known(place, "/kind"),
            state: text(place, "/state"),
            website: text(place, "/website"),
            accent: ACCENT.to_owned(),
            ..Municipality::default()
        })
        .await?;
    for organization in &file.organizations {
        store
            .create_organization(organization_of(organization))
            .await?;
    }
    let source = &file.strategy_process;
    let id = DemoFile::process_id(&text(source, "/key"));
    let sheet = ProcessSheet {
        title: text(source, "/title"),
        municipality: text(place, "/name"),
        contact: String::new(),
        kind: known(source, "/kind"),
        step: ProcessStep::Workshop,
        mandate: Mandate {
            reference: text(source, "/mandate_resolution/reference"),
            body: name_of(file, &text(source, "/mandate_resolution/organization_key")),
            decided_on: known(source, "/mandate_resolution/decided_on"),
            text: text(source, "/mandate_resolution/text"),
        },
        vision: text(source, "/guiding_vision/text"),
        goals: items(source, "/goals").iter().map(goal).collect(),
        findings: items(source, "/status_quo_findings")
            .iter()
            .filter_map(finding)
            .collect(),
    };
    let process = Process {
        id,
        sheet,
        version: 1,
        created_at: now,
        modified_at: now,
    };
    store.create_process(process).await?;
    for domain in &file.life_domains {
        let sheet = DomainSheet {
            key: domain.key.clone(),
            name: Translated {
                de: domain.name.clone(),
                plain: Some(domain.plain_name.clone()),
                en: Some(domain.english_name.clone()),
                ..Translated::default()
            },
            description: domain.description.clone(),
            order: domain.order,
            lead: name_of(file, &domain.lead_department_key),
            committee: name_of(file, &domain.committee_key),
        };
        let domain = StrategyDomain {
            id: DemoFile::domain_id(&domain.key),
            sheet,
            origin: DomainOrigin::Template,
            version: 1,
        };
        store.create_domain(id, domain).await?;
    }
    Ok(id)
}

/// The name of an organisation by its key.
fn name_of(file: &DemoFile, key: &str) -> String {
    let found = file.organizations.iter().find(|it| text(it, "/key") == key);
    found.map(|it| text(it, "/name")).unwrap_or_default()
}

fn organization_of(source: &Value) -> Organization {
    let kind = match text(source, "/organization_type").as_str() {
        "Gremium" => OrganizationType::Body,
        "Partei" => OrganizationType::Party,
        "Fraktion" => OrganizationType::Faction,
        "Verwaltungsbereich" => OrganizationType::Department,
        "externes Gremium" => OrganizationType::ExternalBody,
        "Institution" => OrganizationType::Institution,
        _ => OrganizationType::Other,
    };
    Organization {
        id: OrganizationId(stable_id("organization", &text(source, "/key"))),
        sheet: OrganizationSheet {
            name: text(source, "/name"),
            short_name: text(source, "/short_name"),
            organization_type: kind,
            classification: text(source, "/classification"),
        },
        version: 1,
    }
}

fn goal(source: &Value) -> Goal {
    let parent = text(source, "/parent_key");
    Goal {
        id: GoalId(stable_id("goal", &text(source, "/key"))),
        text: text(source, "/text"),
        horizon_year: known(source, "/horizon_year"),
        parent_id: (!parent.is_empty()).then(|| GoalId(stable_id("goal", &parent))),
    }
}

fn finding(source: &Value) -> Option<Finding> {
    let domain = text(source, "/domain_key");
    Some(Finding {
        id: FindingId(stable_id("finding", &text(source, "/key"))),
        domain_id: (!domain.is_empty()).then(|| DemoFile::domain_id(&domain)),
        text: text(source, "/finding"),
        kind: serde_json::from_value(source.get("kind")?.clone()).ok()?,
        source: text(source, "/source"),
        as_of: known(source, "/as_of"),
    })
}
