//! Every command, and who may send it. A command that is missing here fails the test.

use super::room::{COLLECT, Room, moderator, person};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use zukunftswerkstatt::domain::command::{Actor, Command};
use zukunftswerkstatt::domain::participant::{Hash256, InputMode};
use zukunftswerkstatt::domain::refusal::Refusal;

/// `+`: may, whatever comes then; `-`: may not. Columns: a phone that has not joined, a participant, a
/// moderator while another one drives, the moderator who drives. (Projectors and other staff have no way to send
/// a command at all: `live::input` and the table of routes.)
const TABLE: &str = "
    join                + + - -
    setProfile          - + - -
    askForHelp          - + - -
    askForTime          - + - -
    submitCard          - + - -
    editCard            - + - -
    withdrawCard        - + - -
    proposeCluster      - + - -
    joinSmallGroup      - + - -
    editSmallGroup      - + - -
    startMeasure        - + - -
    lockMeasure         - + - -
    editMeasure         - + - -
    submitMeasure       - + - -
    withdrawMeasure     - + - -
    castBallot          - + - -
    proposeCommitment   - + - -
    changeSetup         - - + +
    changeAgenda        - - + +
    openWorkshop        - - - +
    goToPhase           - - - +
    nextPhase           - - - +
    insertBreak         - - - +
    extendTime          - - - +
    pause               - - - +
    resume              - - - +
    blank               - - - +
    takeOver            - - + +
    lock                - - + +
    setAdmission        - - + +
    setPreApproval      - - + +
    issueCards          - - + +
    resolveHelp         - - + +
    countPeople         - - + +
    freezeResults       - - - +
    startFollowUp       - - - +
    archive             - - - +
    cutLinks            - - - -
    addCard             - - + +
    approveCards        - - + +
    hideCard            - - + +
    showCard            - - + +
    rewordCard          - - + +
    setCardDomain       - - + +
    chooseCard          - - + +
    dismissSuggestion   - - + +
    createCluster       - - + +
    editCluster         - - + +
    moveCards           - - + +
    mergeClusters       - - + +
    splitCluster        - - + +
    chooseAim           - - + +
    spotlight           - - + +
    undo                - - + +
    formSmallGroups     - - + +
    editGroup           - - + +
    messageTables       - - + +
    present             - - + +
    addMeasure          - - + +
    changeMeasure       - - + +
    approveMeasures     - - + +
    hideMeasure         - - + +
    showMeasure         - - + +
    confirmCommitment   - - + +
    dropCommitment      - - + +
    addPhoto            - - + +
    editPhoto           - - + +
    removePhoto         - - + +
    showPhotos          - - + +
    addNote             - - + +
    editNote            - - + +
    deleteNote          - - + +
    restoreNote         - - + +
    prepareRound        - - + +
    prepareDomainRounds - - + +
    editRound           - - + +
    deleteRound         - - + +
    openRounds          - - - +
    closeRounds         - - - +
    revealRound         - - - +
    publishBallots      - - + +
    voidRound           - - - +
    tallyPaper          - - + +
";

/// Every field that any command has, with a value of its type. What a command does not know it ignores.
fn fields(room: &Room) -> Value {
    let mut fields: Value = serde_json::from_str(FIELDS).unwrap();
    fields["setup"] = json!(room.workshop.head.setup);
    fields
}

const FIELDS: &str = r#"{
    "aboutId": null, "admission": "open", "ballot": {"p": []}, "ballots": 1, "byWhen": "", "cardCode": null,
    "cardId": "00000000-0000-0000-0000-0000000000ff", "cardIds": [], "chosen": true, "clientKey": "k1",
    "consent": true, "clusterId": "00000000-0000-0000-0000-0000000000ff", "commitmentId": "00000000-0000-0000-0000-0000000000ff",
    "count": 2, "derivedFrom": [], "domainId": null, "from": [], "groupId": null, "grouping": "random",
    "hashes": [], "into": "00000000-0000-0000-0000-0000000000ff", "kind": "criticism", "language": "de",
    "localityId": null, "lock": true, "measureId": "00000000-0000-0000-0000-0000000000ff", "measureIds": [],
    "minutes": 5, "ms": 60000, "name": "", "note": "", "noteId": "00000000-0000-0000-0000-0000000000ff", "on": true, "origin": "paper",
    "participantId": "00000000-0000-0000-0000-0000000000ff", "phaseId": "00000000-0000-0000-0000-0000000000ff",
    "phaseSeq": 0, "photoId": "00000000-0000-0000-0000-0000000000ff", "alt": "", "released": false, "width": 1, "height": 1, "phases": [], "points": [], "published": true, "reason": "", "replaces": null,
    "resultText": "", "resultTitle": "", "revision": 1, "roundId": "00000000-0000-0000-0000-0000000000ff",
    "roundIds": [], "shortTitle": "", "smallGroupId": "00000000-0000-0000-0000-0000000000ff",
    "smallGroupIds": [], "source": "paper", "suggestion": "duplicate", "text": "", "title": "", "undoId": "00000000-0000-0000-0000-0000000000ff", "version": 1, "wanted": true, "what": "",
    "who": "", "withoutDevice": 1,
    "sheet": {"title": "Bus am Abend", "shortTitle": "", "domainId": null, "goal": "", "description": "",
        "who": "", "firstStep": "", "effort": "unknown"},
    "round": {"question": {"de": ""}, "objectKind": "measure", "ballotType": "points", "optionIds": [],
        "dotsPerPerson": null, "maxDotsPerOption": null, "ownAllowed": true, "domainId": null,
        "visibility": "after_close", "tieRule": "shared_rank", "repeats": null}
}"#;

fn command(name: &str, room: &Room) -> Command {
    let mut message = fields(room);
    message["type"] = json!(name);
    serde_json::from_value(message).unwrap()
}

fn may(actor: Actor, name: &str) -> bool {
    let mut room = Room::new(2);
    room.phase(COLLECT);
    let command = command(name, &room);
    let refused = room.ask(actor, &command).err();
    !matches!(
        refused,
        Some(Refusal::NotAllowed | Refusal::NotSignedIn | Refusal::NotDriving)
    )
}

#[test]
fn every_command_has_its_senders() {
    let hash = Hash256([9; 32]);
    let voter = match person(1) {
        Actor::Participant { id, .. } => Actor::Participant {
            id,
            voter_key: Some(hash),
        },
        other => other,
    };
    let actors = [
        Actor::Guest {
            token_hash: hash,
            input_mode: InputMode::OwnDevice,
        },
        voter,
        moderator(2),
        moderator(1),
    ];
    let mut seen = BTreeSet::new();
    for line in TABLE.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap();
        seen.insert(name.to_owned());
        let expected: Vec<bool> = words.map(|word| word == "+").collect();
        let found: Vec<bool> = actors.iter().map(|actor| may(*actor, name)).collect();
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(seen, all_commands());
}

/// The names of all commands, as the decoder itself lists them when it meets one that it does not know.
fn all_commands() -> BTreeSet<String> {
    let error = serde_json::from_value::<Command>(json!({"type": "?"})).unwrap_err();
    let text = error.to_string();
    let (_, list) = text.split_once("expected one of").unwrap();
    list.split('`')
        .filter(|part| part.chars().all(char::is_alphabetic) && !part.is_empty())
        .map(str::to_owned)
        .collect()
}
