//! Whatever happens in a workshop: who comes late or again, who lags, and who comes back to another service sees exactly
//! what those see who were there all the time, in every role, and what is not shown is in none of the bytes.

mod dice;
mod interruptions;
mod outcomes;
mod seats;
mod secrets;

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use zukunftswerkstatt::cli::play::client::{Identity, Robot, RobotError};
use zukunftswerkstatt::cli::play::fields::random_token;

use self::seats::{CONSOLE, GUEST, SECOND, Seat, WALL, connect};
use self::secrets::Secrets;
use super::hall::{CODE, Hall, join, moderator, phone};
use super::program::{Program, address};
use super::soak::Random;
use crate::harness::database::TestDatabase;
use crate::photos::png;

const SEEDS: [u64; 2] = [0x5EED_0061, 0x5EED_0062];
/// Walks for what has not happened in those: what the dice may do hangs on times and ids, too.
const MORE: [u64; 5] = [
    0x5EED_0063,
    0x5EED_0064,
    0x5EED_0065,
    0x5EED_0066,
    0x5EED_0067,
];
const STEPS: u32 = 240;
/// Everybody is compared after so many steps.
const EVERY: u32 = 20;
/// The service is stopped or killed, and another one started, after so many.
const RESTART: u32 = 60;
/// So many after each restart the figures are compared, too, which come beside the events and take their time.
const FIGURES: u32 = 40;
/// At this step nobody restless reads while more happens than any queue holds.
const FLOOD: u32 = 100;

struct Walk {
    program: Program,
    seats: Vec<Seat>,
    /// A console that only listens, for [`Secrets`].
    witness: Robot,
    admin: Identity,
    /// The seat of the moderator who drives.
    driver: usize,
    secrets: Secrets,
    random: Random,
    words: u32,
    without_device: u64,
    /// Whose a card or measure is.
    owners: BTreeMap<String, usize>,
    /// Who has voted in which round, and what they sent last.
    ballots: BTreeMap<String, BTreeMap<usize, Value>>,
    done: BTreeSet<&'static str>,
}

#[actix_web::test]
async fn late_or_interrupted_everybody_sees_the_same_and_nothing_hidden() {
    eprintln!("seeds {SEEDS:#x?}, and {MORE:#x?} for what has not happened then");
    let mut done = BTreeSet::new();
    for seed in SEEDS.into_iter().chain(MORE) {
        if MORE.contains(&seed) && never(&done).is_empty() {
            break;
        }
        let database = TestDatabase::sqlite();
        let listen = address();
        let mut walk = Walk::begin(&database, &listen, seed).await;
        for step in 1..=STEPS {
            eprintln!("seed {seed:#x}, step {step}");
            walk.step().await;
            if step == FLOOD {
                walk.flood().await;
            }
            if step % EVERY == 0 {
                walk.compare().await;
            }
            if step % RESTART == FIGURES {
                walk.figures().await;
            }
            if step % RESTART == 0 {
                let kill = step % (2 * RESTART) == 0;
                walk = walk.on_another_service(&database, &listen, kill).await;
            }
        }
        walk.compare().await;
        // It was looked for, and found where it may stand.
        assert!(walk.secrets.found > 1_000, "{}", walk.secrets.found);
        done.append(&mut walk.done);
        walk.program.end(false);
    }
    assert!(
        never(&done).is_empty(),
        "never happened: {:?}",
        never(&done)
    );
}

/// The kinds of command that have not been carried out.
fn never(done: &BTreeSet<&'static str>) -> Vec<&'static str> {
    let kinds = dice::KINDS.split_whitespace();
    kinds.filter(|it| !done.contains(it)).collect()
}

impl Walk {
    async fn begin(database: &TestDatabase, listen: &str, seed: u64) -> Self {
        let hall = Hall::open(database).await;
        let cookie = hall.another_moderator().await;
        let staff = hall.service.sign_in_as(&hall.prepared).await;
        let at = |rest: &str| format!("/api/workshops/{}/{rest}", hall.prepared.workshop_id);
        let link = staff.post(&at("helper"), json!({})).json().await;
        let (_, helper) = link["url"].as_str().unwrap().split_once('#').unwrap();
        for _ in 0..3 {
            let photo = staff.call("POST", &at("photos")).bytes(png(4, 3));
            photo.ok().await;
        }
        let Hall {
            service, prepared, ..
        } = hall;
        service.stop().await;
        let program = Program::start(database, listen);
        let base = &program.base;
        let tablet = |helper: Option<&str>| Identity::Tablet {
            code: CODE.to_owned(),
            token: random_token(),
            helper: helper.map(str::to_owned),
        };
        let admin = Identity::Moderator {
            workshop_id: prepared.workshop_id,
            cookie,
        };
        let projector = Identity::Projector {
            workshop_id: prepared.workshop_id,
            token: prepared.projector_token.clone(),
        };
        let identities = [
            moderator(&prepared),
            admin.clone(),
            projector,
            phone(&random_token()),
            phone(&random_token()),
            phone(&random_token()),
            tablet(None),
            tablet(Some(helper)),
        ];
        let mut seats = Vec::new();
        for (number, identity) in identities.into_iter().enumerate() {
            let mut seat = Seat::take(base, number, identity).await;
            if seat.steady.role == "guest" && number != GUEST {
                join(&mut seat.steady, Some("citizen")).await.unwrap();
                let joined = |it: &Robot| it.role == "participant";
                seat.steady.until(joined).await.unwrap();
            }
            seats.push(seat);
        }
        let witness = connect(base, &admin).await.unwrap();
        let mut walk = Self {
            program,
            seats,
            witness,
            admin,
            driver: CONSOLE,
            secrets: Secrets::default(),
            random: Random(seed),
            words: 0,
            without_device: 0,
            owners: BTreeMap::new(),
            ballots: BTreeMap::new(),
            done: BTreeSet::new(),
        };
        walk.secrets.note(&walk.witness);
        let groups = json!({"grouping": "open", "count": 2});
        let console = &mut walk.seats[CONSOLE].steady;
        console.ask("formSmallGroups", groups).await.unwrap();
        for _ in 0..3 {
            let cluster = json!({"title": walk.word(None), "shortTitle": "", "domainId": null,
                "kind": "criticism", "cardIds": []});
            let console = &mut walk.seats[CONSOLE].steady;
            console.ask("createCluster", cluster).await.unwrap();
        }
        walk.compare().await;
        walk
    }

    /// Something happens, much of which is refused; somebody restless does something; all others listen.
    async fn step(&mut self) {
        if let Some(act) = self.next() {
            let robot = &mut self.seats[act.seat].steady;
            match robot.ask(act.kind, act.fields.clone()).await {
                Ok(ack) => {
                    let created = ack.created.map(|id| id.to_string());
                    self.happened(&act, created);
                }
                Err(RobotError::Refused(..)) => {}
                Err(lost) => panic!("{lost}"),
            }
        }
        let count = u64::try_from(self.seats.len()).unwrap();
        let chosen = usize::try_from(self.random.below(count)).unwrap();
        let base = &self.program.base;
        self.seats[chosen].unrest(base, &mut self.random).await;
        for seat in &mut self.seats {
            seat.listen(base).await;
        }
    }

    /// One of some thrown acts: rather one that has not happened yet.
    fn next(&mut self) -> Option<dice::Act> {
        let mut thrown: Vec<_> = (0..6).filter_map(|_| self.act()).collect();
        let new = thrown.iter().position(|act| !self.done.contains(act.kind));
        (!thrown.is_empty()).then(|| thrown.swap_remove(new.unwrap_or(0)))
    }

    /// The witness hears of everything up to this event.
    async fn witness(&mut self, mark: u64) {
        while self.witness.seq < mark {
            self.witness.hear().await.unwrap();
            self.secrets.note(&self.witness);
        }
    }

    /// Everybody against somebody of the same role who comes now.
    async fn compare(&mut self) {
        self.without_device = 100 + self.random.below(900);
        let people = json!({"withoutDevice": self.without_device});
        let console = &mut self.seats[CONSOLE].steady;
        let mark = console.ask("countPeople", people).await.unwrap().seq;
        self.witness(mark).await;
        for seat in &mut self.seats {
            seat.compare(&self.program.base, mark).await;
        }
        for seat in &mut self.seats {
            seat.look_for(&mut self.secrets);
        }
    }

    /// Whoever is told them gets the right figures, although these come beside the events.
    async fn figures(&mut self) {
        let rounds = self.witness.things("rounds");
        let open = rounds.into_iter().filter(|round| round["state"] == "open");
        let votes: BTreeMap<String, usize> = open
            .map(|round| round["id"].as_str().unwrap().to_owned())
            .map(|id| (id.clone(), self.ballots.get(&id).map_or(0, BTreeMap::len)))
            .collect();
        for seat in [CONSOLE, SECOND, WALL] {
            let right = |it: &Robot| {
                it.presence["withoutDevice"] == self.without_device
                    && it.presence["joined"] == 4
                    && turnout(it) == votes
            };
            self.seats[seat].figures(right).await;
        }
    }
}

/// Ballots by open round, as somebody was told.
fn turnout(robot: &Robot) -> BTreeMap<String, usize> {
    let rounds = robot.turnout["rounds"].as_array();
    let rounds = rounds.into_iter().flatten().map(|round| {
        let id = round["roundId"].as_str().unwrap().to_owned();
        let ballots = round["ballots"].as_u64().unwrap();
        (id, usize::try_from(ballots).unwrap())
    });
    rounds.collect()
}
