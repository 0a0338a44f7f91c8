//! A hall: the service with the demonstration's workshop, a moderator and some phones.

use chrono::Utc;
use serde_json::{Value, json};
use uuid::Uuid;
use zukunftswerkstatt::cli::demo::prepare::{Prepared, prepare};
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Ack, Identity, Robot, RobotError};
use zukunftswerkstatt::cli::play::fields::random_token;
use zukunftswerkstatt::config::Config;
use zukunftswerkstatt::http::identity::COOKIE_PLAIN;
use zukunftswerkstatt::store::Store;

use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

/// Six digits of every hall.
pub(super) const CODE: &str = "482136";

pub(super) struct Hall {
    pub(super) service: Service,
    pub(super) file: DemoFile,
    pub(super) prepared: Prepared,
    pub(super) moderator: Robot,
}

impl Hall {
    /// A workshop whose doors are open.
    pub(super) async fn open(database: &TestDatabase) -> Self {
        Self::open_with(database, Config::default()).await
    }

    /// The same with other settings.
    pub(super) async fn open_with(database: &TestDatabase, config: Config) -> Self {
        let service = Service::start_with(Config {
            database: database.url().to_owned(),
            ..config
        })
        .await;
        let file = DemoFile::shipped().unwrap();
        let now = Utc::now().into();
        let prepared = prepare(service.store(), &file, CODE, now).await.unwrap();
        let identity = moderator(&prepared);
        let mut moderator = Robot::connect(&service.url(""), &identity).await.unwrap();
        moderator.ask("openWorkshop", json!({})).await.unwrap();
        Self {
            service,
            file,
            prepared,
            moderator,
        }
    }

    /// A phone that has joined, and its token.
    pub(super) async fn phone(&self) -> (Robot, String) {
        let token = random_token();
        (self.phone_with(&token, None).await, token)
    }

    /// A phone with this token that has joined, in this group.
    pub(super) async fn phone_with(&self, token: &str, group: Option<&str>) -> Robot {
        let mut phone = self.guest(token).await;
        if phone.role == "guest" {
            join(&mut phone, group).await.unwrap();
            phone
                .until(|phone| phone.role == "participant")
                .await
                .unwrap();
        }
        phone
    }

    /// A phone with this token, joined or not.
    pub(super) async fn guest(&self, token: &str) -> Robot {
        Robot::connect(&self.service.url(""), &phone(token))
            .await
            .unwrap()
    }

    /// A projector.
    pub(super) async fn wall(&self) -> Robot {
        let identity = Identity::Projector {
            workshop_id: self.prepared.workshop_id,
            token: self.prepared.projector_token.clone(),
        };
        Robot::connect(&self.service.url(""), &identity)
            .await
            .unwrap()
    }

    /// Goes on until the phase with this key in the file runs; the phones are told.
    pub(super) async fn go_to(&mut self, key: &str, phones: &mut [&mut Robot]) {
        let phase = DemoFile::phase_id(key);
        let ack = self
            .moderator
            .ask("goToPhase", json!({"phaseId": phase}))
            .await
            .unwrap();
        for phone in phones {
            phone.until(|phone| phone.seq >= ack.seq).await.unwrap();
        }
    }

    /// Printed admission cards, through the console's route.
    pub(super) async fn print_cards(&self, count: u32) -> Vec<String> {
        let browser = self.service.sign_in_as(&self.prepared).await;
        let path = format!("/api/workshops/{}/cards", self.prepared.workshop_id);
        let printed = browser
            .post(&path, json!({"count": count, "groupId": null}))
            .json()
            .await;
        let codes = printed["codes"].as_array().unwrap().iter();
        codes
            .map(|code| code.as_str().unwrap().to_owned())
            .collect()
    }

    /// The session cookie of another administrator.
    pub(super) async fn another_moderator(&self) -> String {
        let browser = self.service.sign_in_as(&self.prepared).await;
        let body = json!({"login": "second", "name": "Zweite Moderation", "role": "administrator"});
        let made = browser.post("/api/accounts", body).json().await;
        let link = made["link"].as_str().unwrap().to_owned();
        self.service.cookie_by_link(&link).await
    }

    /// A cluster round with three options that is open; its id.
    pub(super) async fn open_round(&mut self, draft: Value) -> String {
        let titles = ["Bus", "Bahn", "Rad"].map(str::to_owned);
        open_round(&mut self.moderator, &titles, draft).await
    }
}

/// The demonstration's workshop in a database that nobody serves yet.
pub(super) async fn prepared(database: &str) -> Prepared {
    let store = Store::open(database).unwrap();
    let file = DemoFile::shipped().unwrap();
    let now = Utc::now().into();
    prepare(&store, &file, CODE, now).await.unwrap()
}

/// Cards are collected: a moderator, somebody who writes, and who that is.
pub(super) async fn collecting(base: &str, prepared: &Prepared) -> (Robot, Robot, Identity) {
    let mut chair = Robot::connect(base, &moderator(prepared)).await.unwrap();
    chair.ask("openWorkshop", json!({})).await.unwrap();
    let identity = phone(&random_token());
    let mut writer = Robot::connect(base, &identity).await.unwrap();
    join(&mut writer, None).await.unwrap();
    let phase = DemoFile::phase_id("critique_collect");
    let ack = chair.ask("goToPhase", json!({"phaseId": phase})).await;
    let seq = ack.unwrap().seq;
    writer.until(|writer| writer.seq >= seq).await.unwrap();
    (chair, writer, identity)
}

/// A round is open: a moderator, somebody who votes, and the round.
pub(super) async fn voting(base: &str, prepared: &Prepared) -> (Robot, Robot, String) {
    let mut chair = Robot::connect(base, &moderator(prepared)).await.unwrap();
    chair.ask("openWorkshop", json!({})).await.unwrap();
    let phase = DemoFile::phase_id("critique_rank");
    let fields = json!({"phaseId": phase});
    chair.ask("goToPhase", fields).await.unwrap();
    let mut voter = Robot::connect(base, &phone(&random_token())).await.unwrap();
    join(&mut voter, None).await.unwrap();
    let titles = ["Bus", "Bahn", "Rad"].map(str::to_owned);
    let round = open_round(&mut chair, &titles, json!({})).await;
    (chair, voter, round)
}

pub(super) fn phone(token: &str) -> Identity {
    Identity::Phone {
        code: CODE.to_owned(),
        token: token.to_owned(),
    }
}

pub(super) fn moderator(prepared: &Prepared) -> Identity {
    Identity::Moderator {
        workshop_id: prepared.workshop_id,
        cookie: format!("{COOKIE_PLAIN}={}", prepared.session),
    }
}

pub(super) async fn join(phone: &mut Robot, group: Option<&str>) -> Result<Ack, RobotError> {
    let fields = json!({"language": "de", "groupId": group.map(DemoFile::group_id),
        "localityId": null, "cardCode": null});
    phone.ask("join", fields).await
}

/// The fields of a card.
pub(super) fn card(phone: &Robot, kind: &str, text: &str) -> Value {
    json!({"phaseSeq": phone.phase_seq(), "clientKey": Uuid::now_v7(), "kind": kind, "text": text,
        "domainId": null, "aboutId": null})
}

/// The fields of a ballot.
pub(super) fn ballot(round: &str, revision: u32, points: &[(u32, u32)]) -> Value {
    json!({"roundId": round, "revision": revision, "ballot": {"p": points}})
}

/// The code with which something was refused.
pub(super) fn code<T: std::fmt::Debug>(result: Result<T, RobotError>) -> String {
    result.unwrap_err().code().unwrap().to_owned()
}

/// Opens a round over one new cluster per title; its id. `draft` says what is special about it.
pub(super) async fn open_round(moderator: &mut Robot, titles: &[String], draft: Value) -> String {
    let mut options = Vec::new();
    for title in titles {
        let fields = json!({"title": title, "shortTitle": "", "domainId": null,
            "kind": "criticism", "cardIds": []});
        let ack = moderator.ask("createCluster", fields).await.unwrap();
        options.push(ack.created.unwrap());
    }
    let mut round = json!({
        "question": {"de": "Was zuerst?"}, "objectKind": "cluster", "ballotType": "points",
        "optionIds": options, "dotsPerPerson": 3, "maxDotsPerOption": 2, "ownAllowed": true,
        "domainId": null, "visibility": "after_close", "tieRule": "shared_rank", "repeats": null,
    });
    for (name, value) in draft.as_object().unwrap() {
        round[name] = value.clone();
    }
    let ack = moderator
        .ask("prepareRound", json!({"round": round}))
        .await
        .unwrap();
    let id = ack.created.unwrap().to_string();
    moderator
        .ask("openRounds", json!({"roundIds": [id]}))
        .await
        .unwrap();
    id
}
