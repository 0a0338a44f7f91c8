//! What nobody can help: too much at once, and a service that stops or dies.

use serde_json::json;
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::domain::ids::RequestId;

use super::Walk;
use super::seats::{CONSOLE, assert_same, connect};
use crate::harness::database::TestDatabase;
use crate::live::program::Program;

/// Commands of a flood, from each of three consoles.
const WAVE: u32 = 250;

impl Walk {
    /// More happens than any queue holds while nobody restless reads.
    pub(super) async fn flood(&mut self) {
        let base = self.program.base.clone();
        for seat in &mut self.seats {
            seat.fall_asleep(&base).await;
        }
        let before = self.program.metric("zw_lagged_total ").await;
        for _ in 0..3 {
            let mut console = connect(&base, &self.admin).await.unwrap();
            for count in 0..WAVE {
                let mut command = json!({"type": "countPeople", "withoutDevice": count});
                // Among them what nobody hears of again, should it be lost.
                if count % 25 == 0 {
                    command = json!({"type": "createCluster", "title": self.word(None), "shortTitle": "",
                        "domainId": null, "kind": "criticism", "cardIds": []});
                }
                command["requestId"] = json!(RequestId(uuid::Uuid::now_v7()));
                console.send_text(command.to_string()).await.unwrap();
            }
            let (mut answered, mut mark) = (0, 0);
            while answered < WAVE {
                let message = console.hear().await.unwrap();
                assert_ne!(message["type"], "refused", "{message}");
                if message["type"] == "ack" {
                    answered += 1;
                    mark = message["seq"].as_u64().unwrap();
                }
            }
            self.witness(mark).await;
            for seat in &mut self.seats {
                seat.steady.until(|it| it.seq >= mark).await.unwrap();
            }
        }
        let lagged = self.program.metric("zw_lagged_total ").await - before;
        assert!(lagged >= 8, "{lagged} of 8 lag");
    }

    /// The service stops or is killed, whether everybody has heard of everything or not; another one begins, and everybody
    /// comes back into the state of those who had. What was on its way at a kill happens once.
    pub(super) async fn on_another_service(
        mut self,
        database: &TestDatabase,
        listen: &str,
        kill: bool,
    ) -> Self {
        let console = &mut self.seats[CONSOLE].steady;
        let people = json!({"withoutDevice": self.random.below(100)});
        let mark = console.ask("countPeople", people).await.unwrap().seq;
        self.witness(mark).await;
        let mut known = Vec::new();
        for seat in &mut self.seats {
            let steady = &mut seat.steady;
            steady.until(|it| it.seq >= mark).await.unwrap();
            known.push((steady.view.clone(), steady.personal.clone()));
        }
        let id = RequestId(uuid::Uuid::now_v7());
        let note = json!({"phaseId": null, "text": self.word(None)});
        let on_its_way =
            json!({"type": "addNote", "requestId": id, "phaseId": null, "text": note["text"]});
        if kill {
            let console = &mut self.seats[CONSOLE].steady;
            console.send_text(on_its_way.to_string()).await.unwrap();
            // It may be stored already, and only its answer be lost.
            if self.random.below(2) == 0 {
                self.witness(mark + 1).await;
            }
        }
        self.program.end(kill);
        for seat in &mut self.seats {
            seat.hear_the_end().await;
            seat.look_for(&mut self.secrets);
        }
        self.program = Program::start(database, listen);
        let base = self.program.base.clone();
        for seat in &mut self.seats {
            seat.come_back(&base).await;
        }
        let console = &mut self.seats[CONSOLE].steady;
        let note = console.ask_as(id, "addNote", note).await;
        let note = note.unwrap().created.unwrap().to_string();
        self.witness = connect(&base, &self.admin).await.unwrap();
        for (seat, (view, personal)) in self.seats.iter_mut().zip(known) {
            let steady = &mut seat.steady;
            if steady.role == "moderator" {
                let there = |it: &Robot| it.view["notes"].contains_key(&note);
                steady.until(there).await.unwrap();
            }
            let mut back = steady.view.clone();
            let notes = back.get_mut("notes").unwrap();
            notes.remove(&note);
            assert_same(&back, &view, &format!("{steady:?}, killed: {kill}"));
            assert_eq!(steady.personal, personal, "{steady:?}, killed: {kill}");
        }
        self.secrets.note(&self.witness);
        self
    }
}
