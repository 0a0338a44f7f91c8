//! The real program, stopped and killed in every state of the workshop: whoever was there comes
//! back into exactly the state they had.

use serde_json::{Value, json};
use zukunftswerkstatt::cli::demo::prepare::Prepared;
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::{Identity, Robot};
use zukunftswerkstatt::cli::play::fields::random_token;

use super::hall::{ballot, card, join, moderator, phone, prepared};
use super::program::{Program, address};
use crate::harness::database::TestDatabase;

on_both_databases!(async everybody_comes_back_after_a_restart_in_every_state);

struct Cast {
    identities: Vec<Identity>,
    robots: Vec<Robot>,
}

impl Cast {
    async fn connect(&mut self, base: &str) {
        self.robots.clear();
        for identity in &self.identities {
            self.robots
                .push(Robot::connect(base, identity).await.unwrap());
        }
    }

    /// What each of them sees.
    fn seen(&self) -> Vec<(String, Value, Value)> {
        self.robots
            .iter()
            .map(|it| (it.role.clone(), json!(it.view), it.personal.clone()))
            .collect()
    }

    fn moderator(&mut self) -> &mut Robot {
        &mut self.robots[0]
    }

    /// Everybody hears of everything up to the moderator's last command.
    async fn settle(&mut self) {
        let ack = self
            .moderator()
            .ask("countPeople", json!({"withoutDevice": 3}))
            .await
            .unwrap();
        for robot in &mut self.robots {
            robot.until(|robot| robot.seq >= ack.seq).await.unwrap();
        }
    }
}

async fn everybody_comes_back_after_a_restart_in_every_state(database: &TestDatabase) {
    let file = DemoFile::shipped().unwrap();
    let prepared = prepared(database.url()).await;
    let listen = address();
    let mut program = Program::start(database, &listen);
    let mut cast = Cast {
        identities: identities(&prepared),
        robots: Vec::new(),
    };
    cast.connect(&program.base).await;
    cast.moderator()
        .ask("openWorkshop", json!({}))
        .await
        .unwrap();
    let opened = cast.moderator().seq;
    for robot in &mut cast.robots[2..] {
        robot.until(|robot| robot.seq >= opened).await.unwrap();
        join(robot, Some("citizen")).await.unwrap();
        robot
            .until(|robot| robot.role == "participant")
            .await
            .unwrap();
    }
    for (number, phase) in file.workshop.agenda.iter().enumerate() {
        act(&mut cast, &phase.key).await;
        cast.settle().await;
        let before = cast.seen();
        program.end(number % 2 == 0);
        program = Program::start(database, &listen);
        cast.connect(&program.base).await;
        assert_eq!(cast.seen(), before, "{}", phase.key);
        if number + 1 < file.workshop.agenda.len() {
            close_rounds(&mut cast).await;
            cast.moderator().ask("nextPhase", json!({})).await.unwrap();
            cast.settle().await;
        }
    }
    for command in ["freezeResults", "startFollowUp"] {
        cast.moderator().ask(command, json!({})).await.unwrap();
        cast.settle_frozen().await;
        let before = cast.seen();
        program.end(true);
        program = Program::start(database, &listen);
        cast.connect(&program.base).await;
        assert_eq!(cast.seen(), before, "{command}");
    }
    program.end(false);
}

impl Cast {
    /// As [`Self::settle`], where nothing may be counted any more.
    async fn settle_frozen(&mut self) {
        let moderator = self.moderator();
        let ack = moderator.ask("blank", json!({"on": true})).await.unwrap();
        for robot in &mut self.robots {
            robot.until(|robot| robot.seq >= ack.seq).await.unwrap();
        }
    }
}

fn identities(prepared: &Prepared) -> Vec<Identity> {
    let wall = Identity::Projector {
        workshop_id: prepared.workshop_id,
        token: prepared.projector_token.clone(),
    };
    vec![
        moderator(prepared),
        wall,
        phone(&random_token()),
        phone(&random_token()),
    ]
}

/// Something of what happens in each phase.
async fn act(cast: &mut Cast, phase: &str) {
    match phase {
        "introduction" => write(cast, "praise", "Das Freibad ist schön").await,
        "critique_collect" => {
            write(cast, "criticism", "Der Bus kommt nicht").await;
            write(cast, "criticism", "Kein Netz im Tal").await;
        }
        "critique_cluster" => {
            let ids: Vec<Value> = cast
                .moderator()
                .things("cards")
                .iter()
                .map(|it| it["id"].clone())
                .collect();
            for (title, cards) in [("Verkehr", &ids[1..2]), ("Netz", &ids[2..])] {
                let fields = json!({"title": title, "shortTitle": "", "domainId": null,
                    "kind": "criticism", "cardIds": cards});
                cast.moderator().ask("createCluster", fields).await.unwrap();
            }
        }
        "critique_rank" => {
            let moderator = cast.moderator();
            let options: Vec<Value> = moderator
                .things("clusters")
                .iter()
                .map(|it| it["id"].clone())
                .collect();
            let draft = json!({"question": {"de": ""}, "objectKind": "cluster", "ballotType": "points",
                "optionIds": options, "dotsPerPerson": null, "maxDotsPerOption": null,
                "ownAllowed": true, "domainId": null, "visibility": "after_close",
                "tieRule": "shared_rank", "repeats": null});
            let ack = moderator
                .ask("prepareRound", json!({"round": draft}))
                .await
                .unwrap();
            let round = ack.created.unwrap().to_string();
            moderator
                .ask("openRounds", json!({"roundIds": [round]}))
                .await
                .unwrap();
            for number in 2..4 {
                let robot = &mut cast.robots[number];
                robot
                    .ask("castBallot", ballot(&round, 1, &[(0, 2), (1, 1)]))
                    .await
                    .unwrap();
                // Its own ballot is part of what it sees after coming back.
                robot.personal["ballots"] =
                    json!({round.clone(): {"revision": 1, "ballot": {"p": [[0, 2], [1, 1]]}}});
            }
        }
        "fantasy_collect" => write(cast, "wish", "Ein Bus zu jeder Stunde").await,
        "fantasy_groups" => {
            let fields = json!({"grouping": "random", "count": 2});
            cast.moderator()
                .ask("formSmallGroups", fields)
                .await
                .unwrap();
        }
        "break_afternoon" => {
            cast.moderator().ask("pause", json!({})).await.unwrap();
        }
        "implementation_measures" => {
            let domain = cast.moderator().view["setup"][""]["domains"][0]["id"].clone();
            let robot = &mut cast.robots[2];
            let fields = json!({"phaseSeq": robot.phase_seq(), "measureId": null, "derivedFrom": [],
                "sheet": {"title": "Bürgerbus an jedem Tag", "shortTitle": "Bürgerbus",
                    "domainId": domain}});
            robot.ask("submitMeasure", fields).await.unwrap();
        }
        "implementation_commit" => {
            let fields = json!({"measureId": null, "what": "Fahrplan prüfen", "who": "Bauamt",
                "byWhen": "Mai", "consent": true});
            cast.robots[3]
                .ask("proposeCommitment", fields)
                .await
                .unwrap();
        }
        _ => {}
    }
}

async fn write(cast: &mut Cast, kind: &str, text: &str) {
    let fields = card(&cast.robots[2], kind, text);
    cast.robots[2].ask("submitCard", fields).await.unwrap();
}

async fn close_rounds(cast: &mut Cast) {
    let moderator = cast.moderator();
    let open: Vec<Value> = moderator
        .things("rounds")
        .iter()
        .filter(|round| round["state"] == "open")
        .map(|round| round["id"].clone())
        .collect();
    if !open.is_empty() {
        moderator
            .ask("closeRounds", json!({"roundIds": open}))
            .await
            .unwrap();
    }
}
