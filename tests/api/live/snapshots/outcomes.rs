//! What may happen to all that becomes of cards: at tables, with measures, commitments, notes, photos and rounds.

use serde_json::{Value, json};

use super::Walk;
use super::dice::{Act, act};
use super::seats::{CONSOLE, READER, WRITER, WRITERS};
use super::secrets::LEAST_FIGURE;

impl Walk {
    pub(super) fn tables(&mut self, console: usize) -> Option<Act> {
        let table = self.any("smallGroups", |_| true);
        let flag = self.die(3) > 0;
        match self.die(8) {
            0 => {
                let fields = json!({"grouping": "open", "count": 2});
                act(console, "formSmallGroups", fields)
            }
            // Only the writer ever sits at a table.
            1 | 2 => self.sit_down(),
            3 if !self.sits() => self.sit_down(),
            3 => {
                let [title, text] = [(); 2].map(|()| self.word(Some(WRITER)));
                let mine = &self.seats[WRITER].steady.personal["smallGroup"];
                let fields = json!({"smallGroupId": mine["id"], "version": mine["version"],
                    "resultTitle": title, "resultText": text});
                act(WRITER, "editSmallGroup", fields)
            }
            4 => {
                let [name, title, text] = [(); 3].map(|()| self.word(Some(WRITER)));
                let table = table?;
                let fields = json!({"smallGroupId": table["id"], "version": table["version"], "name": name,
                    "resultTitle": title, "resultText": text});
                act(console, "editGroup", fields)
            }
            5 => {
                let text = self.word(Some(WRITER));
                act(
                    console,
                    "messageTables",
                    json!({"smallGroupIds": [], "text": text}),
                )
            }
            _ => {
                let table = table.filter(|_| flag).map(|it| it["id"].clone());
                act(console, "present", json!({"smallGroupId": table}))
            }
        }
    }

    fn sits(&self) -> bool {
        !self.seats[WRITER].steady.personal["smallGroup"].is_null()
    }

    fn sit_down(&mut self) -> Option<Act> {
        let table = self.any("smallGroups", |it| it["tableNo"] != 0)?;
        let fields = json!({"smallGroupId": table["id"]});
        act(WRITER, "joinSmallGroup", fields)
    }

    fn sheet(&mut self, owner: Option<usize>) -> Value {
        let [title, goal] = [(); 2].map(|()| self.word(owner));
        json!({"title": title, "shortTitle": title, "domainId": self.domain(), "goal": goal})
    }

    pub(super) fn measures(&mut self, console: usize) -> Option<Act> {
        let phase_seq = self.seats[WRITER].steady.phase_seq();
        let own = self.own(WRITER, "measures");
        match self.die(15) {
            0 | 12 if !self.sits() => self.sit_down(),
            0 | 12 => {
                let fields = json!({"phaseSeq": phase_seq, "sheet": self.sheet(Some(WRITER))});
                act(WRITER, "startMeasure", fields)
            }
            1 | 2 => {
                let draft = own.filter(|_| self.die(2) == 0).map(|it| it["id"].clone());
                let fields = json!({"phaseSeq": phase_seq, "measureId": draft,
                    "sheet": self.sheet(Some(WRITER)), "derivedFrom": []});
                act(WRITER, "submitMeasure", fields)
            }
            3 | 13 => {
                let it = own?;
                let fields = json!({"measureId": it["id"], "version": it["version"],
                    "sheet": self.sheet(Some(WRITER))});
                act(WRITER, "editMeasure", fields)
            }
            4 => act(WRITER, "withdrawMeasure", json!({"measureId": own?["id"]})),
            5 => {
                let fields =
                    json!({"sheet": self.sheet(None), "derivedFrom": [], "origin": "spoken"});
                act(console, "addMeasure", fields)
            }
            6 => {
                let it = self.any("measures", |_| true)?;
                let owner = self.owner(&it);
                let fields = json!({"measureId": it["id"], "version": it["desk"]["version"],
                    "sheet": self.sheet(owner), "derivedFrom": []});
                act(console, "changeMeasure", fields)
            }
            7 | 8 => {
                let measures = [self.in_state("measures", "pending")?["id"].clone()];
                act(console, "approveMeasures", json!({"measureIds": measures}))
            }
            9 => {
                let it = self.in_state("measures", "visible")?;
                let reason = self.word(self.owner(&it));
                let fields = json!({"measureId": it["id"], "reason": reason});
                act(console, "hideMeasure", fields)
            }
            10 => {
                let it = self.in_state("measures", "hidden")?["id"].clone();
                act(console, "showMeasure", json!({"measureId": it}))
            }
            _ => self.another_phase(),
        }
    }

    pub(super) fn commitments(&mut self, console: usize) -> Option<Act> {
        let any = self.any("commitments", |_| true);
        let owner = match &any {
            Some(it) => self.owner(it),
            None => None,
        };
        match self.die(7) {
            0 | 1 => {
                let [what, who] = [(); 2].map(|()| self.word(Some(READER)));
                let fields = json!({"measureId": null, "what": what, "who": who, "byWhen": "Mai", "consent": true});
                act(READER, "proposeCommitment", fields)
            }
            2 | 3 => {
                let [what, who] = [(); 2].map(|()| self.word(owner));
                let it = any.unwrap_or_default();
                let fields = json!({"commitmentId": it["id"], "version": it["version"], "measureId": null,
                    "what": what, "who": who, "byWhen": "Mai", "consent": true});
                act(console, "confirmCommitment", fields)
            }
            4 => act(
                console,
                "dropCommitment",
                json!({"commitmentId": any?["id"]}),
            ),
            _ => self.another_phase(),
        }
    }

    /// Notes for the minutes, and photos.
    pub(super) fn minutes(&mut self, console: usize) -> Option<Act> {
        let text = self.word(None);
        let note = self.any("notes", |_| true);
        let photo = self.any("photos", |_| true);
        let flag = self.die(2) == 0;
        match self.die(7) {
            0 | 1 => act(console, "addNote", json!({"phaseId": null, "text": text})),
            2 => {
                let it = note?;
                let fields = json!({"noteId": it["id"], "version": it["version"], "text": text});
                act(console, "editNote", fields)
            }
            3 => {
                let it = note?;
                let fields = json!({"noteId": it["id"], "version": it["version"]});
                act(console, "deleteNote", fields)
            }
            4 | 5 => {
                let it = photo?;
                let fields = json!({"photoId": it["id"], "version": it["version"], "alt": text,
                    "consent": flag, "released": false});
                act(console, "editPhoto", fields)
            }
            _ => act(console, "showPhotos", json!({"on": flag})),
        }
    }

    pub(super) fn rounds(&mut self, console: usize) -> Option<Act> {
        let driver = self.driver;
        let open = self.in_state("rounds", "open");
        let closed = self.in_state("rounds", "closed");
        let draft = self.in_state("rounds", "draft");
        let face = match (&open, &draft) {
            (None, None) => 0,
            (None, Some(_)) => self.die(3),
            _ => self.die(14),
        };
        match face {
            0 => {
                let clusters = self.seats[CONSOLE].steady.things("clusters");
                let options: Vec<&Value> = clusters.iter().map(|it| &it["id"]).take(3).collect();
                let mut round = json!({
                    "question": {"de": ""}, "objectKind": "cluster", "ballotType": "points", "optionIds": options,
                    "dotsPerPerson": 3, "maxDotsPerOption": 2, "ownAllowed": true, "domainId": null,
                    "visibility": "after_close", "tieRule": "shared_rank", "repeats": null,
                });
                round["question"]["de"] = json!(self.word(None));
                if self.die(3) == 0 {
                    round["visibility"] = json!("live");
                }
                act(console, "prepareRound", json!({"round": round}))
            }
            1..=3 => {
                let fields = json!({"roundIds": [draft?["id"]]});
                act(driver, "openRounds", fields)
            }
            4..=7 => {
                let seat = WRITERS[self.die(3)];
                let round = open?["id"].as_str()?.to_owned();
                let before = self.ballots.get(&round).and_then(|it| it.get(&seat));
                let revision = before.map_or(0, |it| it["revision"].as_u64().unwrap()) + 1;
                let fields = json!({"roundId": round, "revision": revision,
                    "ballot": {"p": [[self.die(2), 2]]}});
                act(seat, "castBallot", fields)
            }
            8 | 9 => {
                let round = open.filter(|round| round["visibility"] != "live")?;
                let count = u32::try_from(self.die(4_000)).unwrap();
                let count = LEAST_FIGURE + count;
                let options = round["options"].as_array()?.len();
                let mut points = vec![0; options];
                points[self.die(options)] = count;
                let fields = json!({"roundId": round["id"], "replaces": null, "source": "paper",
                    "ballots": count, "points": points, "note": self.word(None)});
                act(console, "tallyPaper", fields)
            }
            10 => act(driver, "closeRounds", json!({"roundIds": [open?["id"]]})),
            11 | 12 => act(driver, "revealRound", json!({"roundId": closed?["id"]})),
            _ => {
                let round = closed?["id"].clone();
                let fields = json!({"roundId": round, "reason": self.word(None)});
                act(driver, "voidRound", fields)
            }
        }
    }
}
