//! What happens next: thrown with dice among everything that a workshop knows, without asking whether its rules allow it.

use serde_json::{Value, json};
use uuid::Uuid;
use zukunftswerkstatt::cli::play::DemoFile;

use super::Walk;
use super::seats::{CONSOLE, READER, WRITERS};
use super::secrets::WORD;
use crate::live::hall::card;

/// Each of these happens at least once in all walks together.
pub(super) const KINDS: &str = "submitCard editCard withdrawCard proposeCluster addCard approveCards hideCard showCard \
    rewordCard setCardDomain chooseCard spotlight createCluster editCluster moveCards mergeClusters undo goToPhase \
    insertBreak extendTime pause resume blank setPreApproval takeOver askForHelp resolveHelp addNote editNote deleteNote \
    editPhoto showPhotos formSmallGroups joinSmallGroup editSmallGroup editGroup messageTables present startMeasure \
    submitMeasure editMeasure withdrawMeasure addMeasure changeMeasure approveMeasures hideMeasure showMeasure \
    proposeCommitment confirmCommitment dropCommitment prepareRound openRounds castBallot tallyPaper closeRounds \
    revealRound voidRound";

/// Phases to go to; those in which phones can do most come often.
const PHASES: [&str; 12] = [
    "introduction",
    "critique_collect",
    "critique_cluster",
    "reversal",
    "fantasy_collect",
    "fantasy_collect",
    "fantasy_groups",
    "implementation_check",
    "implementation_measures",
    "implementation_measures",
    "implementation_commit",
    "wrap_up",
];

/// A command, and who sends it.
pub(super) struct Act {
    pub(super) seat: usize,
    pub(super) kind: &'static str,
    pub(super) fields: Value,
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "what it is returned from may find nothing to act on"
)]
pub(super) fn act(seat: usize, kind: &'static str, fields: Value) -> Option<Act> {
    Some(Act { seat, kind, fields })
}

impl Walk {
    /// A text that occurs only once; `owner` may read it on a thing of their own.
    pub(super) fn word(&mut self, owner: Option<usize>) -> String {
        self.words += 1;
        let word = format!("{WORD}{:04}", self.words);
        if let Some(owner) = owner {
            self.secrets.owners.insert(word.clone(), owner);
        }
        word
    }

    pub(super) fn die(&mut self, faces: usize) -> usize {
        let face = self.random.below(u64::try_from(faces).unwrap());
        usize::try_from(face).unwrap()
    }

    /// One of the things of this collection, as the console sees them, for which this holds.
    pub(super) fn any(&mut self, collection: &str, fits: impl Fn(&Value) -> bool) -> Option<Value> {
        let things = self.seats[CONSOLE].steady.things(collection);
        let things: Vec<Value> = things.into_iter().filter(|it| fits(it)).cloned().collect();
        let chosen = self.die(things.len().max(1));
        things.get(chosen).cloned()
    }

    /// One of somebody's own things.
    pub(super) fn own(&mut self, seat: usize, collection: &str) -> Option<Value> {
        let things = self.seats[seat].steady.personal[collection].as_array()?;
        let things = things.clone();
        let chosen = self.die(things.len().max(1));
        things.get(chosen).cloned()
    }

    pub(super) fn in_state(&mut self, collection: &str, state: &str) -> Option<Value> {
        self.any(collection, |it| {
            it["state"] == state || it["desk"]["state"] == state
        })
    }

    pub(super) fn owner(&self, thing: &Value) -> Option<usize> {
        self.owners.get(thing["id"].as_str()?).copied()
    }

    /// What follows from a command that was carried out.
    pub(super) fn happened(&mut self, act: &Act, created: Option<String>) {
        self.done.insert(act.kind);
        if let Some(id) = created {
            // Whoever changes a thing later is told its id, too.
            self.owners.entry(id).or_insert(act.seat);
        }
        if act.kind == "takeOver" {
            self.driver = act.seat;
        }
        if act.kind == "castBallot" {
            let round = act.fields["roundId"].as_str().unwrap();
            let ballot =
                json!({"revision": act.fields["revision"], "ballot": act.fields["ballot"]});
            // Of its own ballot a phone knows without being told.
            self.seats[act.seat].steady.personal["ballots"][round] = ballot.clone();
            let votes = self.ballots.entry(round.to_owned()).or_default();
            votes.insert(act.seat, ballot);
        }
    }

    /// The next command; none if there is nothing to which it could be done.
    pub(super) fn act(&mut self) -> Option<Act> {
        let console = self.die(2);
        let clock = &self.seats[CONSOLE].steady.head()["clock"]["phaseId"];
        let is = |key: &str| *clock == json!(DemoFile::phase_id(key));
        // What only this phase allows comes more often.
        if is("implementation_measures") && self.die(3) > 0 {
            return self.measures(console);
        }
        if is("implementation_commit") && self.die(3) > 0 {
            return self.commitments(console);
        }
        if is("fantasy_collect") && self.die(2) > 0 {
            return self.cards();
        }
        if is("fantasy_groups") && self.die(3) > 0 {
            return self.tables(console);
        }
        match self.die(30) {
            0..=3 => self.cards(),
            4..=7 => self.moderation(console),
            8..=9 => self.clusters(console),
            10..=12 => self.day(console),
            13..=15 => self.tables(console),
            16..=17 => self.measures(console),
            18 => self.commitments(console),
            19..=20 => self.minutes(console),
            21..=26 => self.rounds(console),
            _ => self.another_phase(),
        }
    }

    /// Somewhere else in the agenda, where no open round stands in the way.
    pub(super) fn another_phase(&mut self) -> Option<Act> {
        if let Some(open) = self.in_state("rounds", "open") {
            return act(
                self.driver,
                "closeRounds",
                json!({"roundIds": [open["id"]]}),
            );
        }
        let phase = DemoFile::phase_id(PHASES[self.die(PHASES.len())]);
        act(self.driver, "goToPhase", json!({"phaseId": phase}))
    }

    fn cards(&mut self) -> Option<Act> {
        let seat = WRITERS[self.die(3)];
        let word = self.word(Some(seat));
        let own = self.own(seat, "cards");
        match self.die(11) {
            0..=5 => {
                let robot = &self.seats[seat].steady;
                let running = robot.head()["clock"]["phaseId"].clone();
                let phases = robot.things("phases");
                let phase = phases.iter().find(|it| it["id"] == running)?;
                let kind = match (phase["kind"].as_str()?, phase["subStep"].as_str()) {
                    ("introduction", _) => "praise",
                    ("critique", Some("collect")) => "criticism",
                    ("fantasy", Some("collect")) => "wish",
                    ("implementation", Some("measures")) => "measure_idea",
                    _ => "question",
                };
                act(seat, "submitCard", card(robot, kind, &word))
            }
            6 | 7 => act(
                seat,
                "editCard",
                json!({"cardId": own?["id"], "text": word, "domainId": null}),
            ),
            8 | 9 => act(seat, "withdrawCard", json!({"cardId": own?["id"]})),
            _ => {
                let cluster = self.any("clusters", |_| true)?["id"].clone();
                let fields = json!({"cardId": own?["id"], "clusterId": cluster});
                act(seat, "proposeCluster", fields)
            }
        }
    }

    fn moderation(&mut self, console: usize) -> Option<Act> {
        let flag = self.die(2) == 0;
        let any = self.any("cards", |_| true);
        match self.die(12) {
            0 => {
                let text = self.word(None);
                let fields = json!({"kind": "criticism", "text": text, "domainId": null, "origin": "paper",
                    "clientKey": Uuid::now_v7(), "aboutId": null});
                act(console, "addCard", fields)
            }
            1 | 2 => {
                let cards = [self.in_state("cards", "pending")?["id"].clone()];
                act(console, "approveCards", json!({"cardIds": cards}))
            }
            3 | 4 => {
                let card = self.in_state("cards", "visible")?;
                let reason = self.word(self.owner(&card));
                let fields = json!({"cardId": card["id"], "reason": reason});
                act(console, "hideCard", fields)
            }
            5 | 6 => {
                let card = self.in_state("cards", "hidden")?["id"].clone();
                act(console, "showCard", json!({"cardId": card}))
            }
            7 => {
                let card = any?;
                let text = self.word(self.owner(&card));
                let fields =
                    json!({"cardId": card["id"], "version": card["desk"]["version"], "text": text});
                act(console, "rewordCard", fields)
            }
            8 => {
                let domain = flag.then(|| self.domain());
                let fields = json!({"cardIds": [any?["id"]], "domainId": domain});
                act(console, "setCardDomain", fields)
            }
            9 | 10 => {
                let wish = self.any("cards", |it| it["kind"] == "wish")?["id"].clone();
                let fields = json!({"cardId": wish, "chosen": self.die(3) > 0});
                act(console, "chooseCard", fields)
            }
            _ => {
                let card = any.filter(|_| flag).map(|it| it["id"].clone());
                act(console, "spotlight", json!({"cardId": card}))
            }
        }
    }

    pub(super) fn domain(&self) -> Value {
        self.seats[CONSOLE].steady.view["setup"][""]["domains"][0]["id"].clone()
    }

    fn clusters(&mut self, console: usize) -> Option<Act> {
        let title = self.word(None);
        let card = self.any("cards", |_| true);
        let cluster = self.any("clusters", |_| true);
        match self.die(9) {
            0 | 1 => {
                let cards: Vec<Value> = card.map(|it| it["id"].clone()).into_iter().collect();
                let fields = json!({"title": title, "shortTitle": "", "domainId": null, "kind": "criticism",
                    "cardIds": cards});
                act(console, "createCluster", fields)
            }
            2 | 8 => {
                let it = cluster?;
                let fields = json!({"clusterId": it["id"], "version": it["version"], "title": title,
                    "shortTitle": "", "domainId": null});
                act(console, "editCluster", fields)
            }
            3 | 4 => {
                let to = cluster.map(|it| it["id"].clone());
                let fields = json!({"cardIds": [card?["id"]], "clusterId": to});
                act(console, "moveCards", fields)
            }
            5 => {
                let into = cluster?["id"].clone();
                let from = self.any("clusters", |it| it["id"] != into)?["id"].clone();
                act(
                    console,
                    "mergeClusters",
                    json!({"from": [from], "into": into}),
                )
            }
            _ => {
                let last = self.seats[CONSOLE].steady.view["undo"].keys().next_back()?;
                act(console, "undo", json!({"undoId": last}))
            }
        }
    }

    fn day(&mut self, console: usize) -> Option<Act> {
        let flag = self.die(2) == 0;
        let driver = self.driver;
        match self.die(10) {
            0 => act(driver, "insertBreak", json!({"minutes": 5})),
            1 => act(driver, "extendTime", json!({"ms": 60_000})),
            2 => act(driver, "pause", json!({})),
            3 => act(driver, "resume", json!({})),
            4 => act(driver, "blank", json!({"on": flag})),
            5 => act(console, "setPreApproval", json!({"on": flag})),
            6 => act(console, "takeOver", json!({})),
            7 => act(READER, "askForHelp", json!({"wanted": flag})),
            8 => act(READER, "askForTime", json!({"wanted": flag})),
            _ => {
                let person = self.any("help", |_| true)?["participantId"].clone();
                act(console, "resolveHelp", json!({"participantId": person}))
            }
        }
    }
}
