//! Every limit of the service, named in one place.
//!
//! Lengths are Unicode code points after cleaning (see [`super::text`]),
//! never bytes and never visible characters. Counts and sizes say their unit
//! in their name or description.

use super::round::BallotType;
use std::ops::RangeInclusive;

/// Phones of a rehearsal that is started at the console.
pub const REHEARSAL_PHONES: RangeInclusive<u16> = 50..=2_000;

/// Code points of a card: one thought, legible from the back of the room.
pub const CARD_TEXT: usize = 140;
/// Code points of a measure's title.
pub const MEASURE_TITLE: usize = 80;
/// Code points of a title for the projector, of a cluster or a measure.
pub const SHORT_TITLE: usize = 30;
/// Code points of a measure's title in Leichte Sprache.
pub const PLAIN_TITLE: usize = 60;
/// Code points of a cluster's title.
pub const CLUSTER_TITLE: usize = 80;
/// Code points of a measure's goal, one sentence.
pub const MEASURE_GOAL: usize = 300;
/// Code points of a measure's description, several lines allowed.
pub const MEASURE_DESCRIPTION: usize = 2_000;
/// Code points of "who": the people or offices that carry a measure.
pub const MEASURE_WHO: usize = 200;
/// Code points of a measure's first step.
pub const MEASURE_FIRST_STEP: usize = 300;
/// Code points of one target group of a measure.
pub const TARGET_GROUP: usize = 80;
/// Code points of a hint at a grant.
pub const FUNDING_HINT: usize = 300;

/// Code points of a small group's name.
pub const SMALL_GROUP_NAME: usize = 60;
/// Code points of the name of a small group's utopia.
pub const UTOPIA_TITLE: usize = 80;
/// Code points of a small group's utopia, several lines allowed.
pub const UTOPIA_TEXT: usize = 2_000;
/// Code points of what a commitment is about.
pub const COMMITMENT_WHAT: usize = 200;
/// Code points of who keeps a commitment.
pub const COMMITMENT_WHO: usize = 120;
/// Code points of by when, as said in the room.
pub const COMMITMENT_BY_WHEN: usize = 60;

/// Code points of a workshop's topic.
pub const TOPIC: usize = 160;
/// Code points of the place where a workshop is held.
pub const PLACE: usize = 160;
/// Further languages of one text, besides German, Leichte Sprache and English.
pub const LANGUAGES: usize = 24;
/// Code points of a phase's title, per language.
pub const PHASE_TITLE: usize = 80;
/// Code points of a phase's prompt (Leitfrage), per language.
pub const PROMPT: usize = 300;
/// Code points of one rule of the workshop, per language.
pub const RULE: usize = 200;
/// Code points of the binding statement, per language, several lines allowed.
pub const BINDING_STATEMENT: usize = 1_000;
/// Code points of a round's question.
pub const ROUND_QUESTION: usize = 200;
/// Code points of a reason: for hiding, voiding, deviating, dropping.
pub const REASON: usize = 300;
/// Code points of a note, for example on a paper tally, several lines allowed.
pub const NOTE: usize = 1_000;
/// Code points of a message from the moderator to the tables.
pub const TABLE_MESSAGE: usize = 200;
/// Code points of the Wi-Fi hint on the projector.
pub const WIFI_HINT: usize = 160;

/// Code points of a name: life domain, stakeholder group, locality,
/// organisation, municipality.
pub const NAME: usize = 120;
/// Code points of a one-sentence description of a life domain.
pub const NAME_DESCRIPTION: usize = 300;
/// Code points of a staff member's display name.
pub const PERSON_NAME: usize = 120;
/// Code points of a sign-in name.
pub const LOGIN_NAME: usize = 120;
/// Code points of a password, at least.
pub const PASSWORD_MIN: usize = 12;
/// Code points of a password, at most (bounds the work of hashing).
pub const PASSWORD_MAX: usize = 256;
/// Code points of an e-mail address or a telephone number.
pub const CONTACT: usize = 254;
/// Code points of a web address.
pub const URL: usize = 500;
/// Lines of the letterhead of documents.
pub const LETTERHEAD_LINES: usize = 6;
/// Lines of the imprint at the foot of documents.
pub const IMPRINT_LINES: usize = 3;
/// Bytes of a logo as it is sent, and as it is stored.
pub const LOGO_BYTES: usize = 256 * 1024;
/// Code points of a legal page (privacy notice, imprint, accessibility
/// statement), several lines allowed.
pub const LEGAL_TEXT: usize = 40_000;
/// Code points of one section of the strategy draft, several lines allowed.
pub const STRATEGY_SECTION: usize = 40_000;
/// Sections of one workshop's minutes.
pub const MINUTES_SECTIONS: usize = 40;
/// Code points of a search term.
pub const SEARCH_TERM: usize = 120;
/// Code points of a feedback answer at the end of a workshop.
pub const FEEDBACK: usize = 500;
/// Code points of a client-made key (request id, client key).
pub const CLIENT_KEY: usize = 64;

/// Lines that may be empty one after the other in a text of several lines.
pub const BLANK_LINES: usize = 1;

/// Cards that one participant may send in one phase.
pub const CARDS_PER_PARTICIPANT_AND_PHASE: usize = 50;
/// Measures that one participant may send in one workshop.
pub const MEASURES_PER_PARTICIPANT: usize = 20;
/// Cards in one workshop, of all kinds.
pub const CARDS_PER_WORKSHOP: usize = 20_000;
/// Clusters in one workshop.
pub const CLUSTERS_PER_WORKSHOP: usize = 500;
/// Measures in one workshop.
pub const MEASURES_PER_WORKSHOP: usize = 1_000;
/// Commitments that one participant may offer.
pub const COMMITMENTS_PER_PARTICIPANT: usize = 20;
/// Commitments in one workshop.
pub const COMMITMENTS_PER_WORKSHOP: usize = 500;
/// Participants of one workshop.
pub const PARTICIPANTS_PER_WORKSHOP: usize = 20_000;
/// Admission cards printed for one workshop.
pub const ADMISSION_CARDS_PER_WORKSHOP: usize = 5_000;
/// Options of a round, at least.
pub const OPTIONS_PER_ROUND_MIN: usize = 2;
/// Options of a round, at most.
pub const OPTIONS_PER_ROUND: usize = 300;
/// Options that one person can put into an order, and for which who-beats-whom is still a table (ranking, duels).
pub const OPTIONS_TO_COMPARE: usize = 100;
/// Code points of the name of an axis.
pub const AXIS_LABEL: usize = 40;
/// Cents of a budget or of one option's cost: a hundred million euros.
pub const BUDGET_CENTS: u64 = 10_000_000_000;
/// Duels that one person may answer in one round.
pub const DUELS_PER_BALLOT: usize = 500;
/// Rounds in one workshop.
pub const ROUNDS_PER_WORKSHOP: usize = 200;
/// Dots that one person may have in a round.
pub const DOTS_PER_PERSON: u32 = 100;
/// Paper tallies entered in one round.
pub const PAPER_TALLIES_PER_ROUND: usize = 200;
/// People in one paper tally or show of hands.
pub const PAPER_PEOPLE: u32 = 10_000;
/// Life domains (Lebensbereiche) of one workshop.
pub const DOMAINS: usize = 24;
/// Stakeholder groups (Akteursgruppen) of one workshop.
pub const STAKEHOLDER_GROUPS: usize = 12;
/// Localities (Orte) of one workshop.
pub const LOCALITIES: usize = 100;
/// Phases in the agenda of one workshop.
pub const PHASES: usize = 60;
/// Minutes planned for one phase.
pub const PHASE_MINUTES: u32 = 24 * 60;
/// Rules shown in one workshop.
pub const RULES: usize = 20;
/// Moderators of one workshop.
pub const MODERATORS: usize = 12;
/// Small groups (tables) of one workshop.
pub const TABLES: usize = 60;
/// Target groups of one measure.
pub const TARGET_GROUPS_PER_MEASURE: usize = 12;
/// Cards that a measure may name as its origin.
pub const ORIGINS_PER_MEASURE: usize = 100;

/// Code points of one line of a measure's sheet, such as a partner or a cost position.
pub const SHEET_LINE: usize = 200;
/// Code points of one text of a measure's sheet, such as its risks, several lines allowed.
pub const SHEET_TEXT: usize = 2_000;
/// Bytes of a photo as it is sent.
pub const PHOTO_BYTES: usize = 16 * 1024 * 1024;
/// Photos of one workshop.
pub const PHOTOS_PER_WORKSHOP: usize = 60;
/// Code points of what is to be seen in a photo.
pub const ALT_TEXT: usize = 300;
/// Code points of a note for the minutes, several lines allowed.
pub const MINUTES_NOTE: usize = 1_000;
/// Notes of one workshop, deleted ones included.
pub const NOTES_PER_WORKSHOP: usize = 500;
/// Code points of a comment on a measure's sheet, several lines allowed.
pub const COMMENT: usize = 2_000;
/// Comments on one measure.
pub const COMMENTS_PER_MEASURE: usize = 500;
/// Cost positions of one measure.
pub const COSTS_PER_MEASURE: usize = 60;
/// Staff positions of one measure.
pub const STAFF_PER_MEASURE: usize = 60;
/// Indicators of one measure.
pub const INDICATORS_PER_MEASURE: usize = 20;
/// Years in which one position may come again, the first one included.
pub const YEARS_OF_A_COST: usize = 30;
/// Person-days or full-time equivalents of one position and year, in hundredths.
pub const STAFF_HUNDREDTHS: u32 = 1_000_000;
/// Funding programmes in the register of one process.
pub const FUNDING_PROGRAMMES: usize = 300;
/// Deadlines of one funding programme.
pub const DEADLINES_PER_PROGRAMME: usize = 12;
/// Applications for funding in one process.
pub const FUNDING_APPLICATIONS: usize = 2_000;
/// Days before which a deadline is said to run out soon.
pub const SOON_DAYS: i64 = 90;
/// Half-years that the schedule of a workbook shows, from the first beginning on: twenty years.
pub const SCHEDULE_HALF_YEARS: usize = 40;
/// Existing strategies in the register of one process.
pub const RELATED_STRATEGIES: usize = 200;
/// Links between measures and existing strategies in one process.
pub const ALIGNMENTS: usize = 10_000;
/// Variants of one measure, not acting included.
pub const VARIANTS_PER_MEASURE: usize = 6;
/// Pictures of one strategy draft, all its versions together.
pub const PICTURES_PER_DRAFT: usize = 200;
/// Measures with a text of their own for a locality, in one process.
pub const LOCAL_PLANS: usize = 10_000;
/// Files of one process that are kept as they were taken away, the newest ones.
pub const KEPT_FILES: usize = 200;
/// Bytes of one file that is kept; a larger one is delivered, and not kept.
pub const KEPT_FILE_BYTES: usize = 16 * 1024 * 1024;
/// Bytes of all kept files of one process.
pub const KEPT_BYTES: u64 = 256 * 1024 * 1024;
/// Days that a file is kept: less than the contact of somebody who would like to help
/// ([`super::supporter::CONTACT_DAYS`]), so that no file outlives a person's data.
pub const KEPT_DAYS: i64 = 180;
/// Days that a confidential file is kept: it names staff, or holds drafts.
pub const KEPT_CONFIDENTIAL_DAYS: i64 = 30;
/// Milliseconds in which the saves of one person to one sheet become one version.
pub const SITTING_MS: i64 = 15 * 60_000;

/// Bytes of a file of ballots: 300 options ranked on 20,000 ballots need a third.
pub const BALLOT_FILE_BYTES: usize = 64 * 1024 * 1024;
/// Options in a file of ballots.
pub const BALLOT_FILE_OPTIONS: usize = 2_000;
/// Different ballots in a file, each with the number of those who cast it.
pub const BALLOT_FILE_LINES: usize = 500_000;
/// Ballots in a file, equal ones included: what a large country casts.
pub const BALLOT_FILE_BALLOTS: u64 = 1_000_000_000;
/// Bytes of a file that is to become a demonstration.
pub const DEMONSTRATION_FILE_BYTES: usize = 16 * 1024 * 1024;
/// Ballots of a demonstration, equal ones included.
pub const DEMONSTRATION_BALLOTS: usize = 100_000;
/// Marks on the different ballots of a file, together.
pub const BALLOT_FILE_MARKS: usize = 12_000_000;

/// Milliseconds that a lock on a small group's sheet holds unless it is
/// renewed: long enough for a screen that locks itself, short enough that the
/// others at the table can go on when a phone is gone.
pub const EDIT_LOCK_MS: i64 = 90_000;
/// Steps that moderators can take back, one after the other.
pub const UNDO_STEPS: usize = 20;

/// Bytes of one message from a client.
pub const SOCKET_FRAME_BYTES: usize = 64 * 1024;
/// Bytes of the body of one ordinary request.
pub const REQUEST_BODY_BYTES: usize = 1024 * 1024;
/// Messages waiting for one slow client before it gets a fresh snapshot.
pub const CLIENT_QUEUE: usize = 256;
/// Phones in one workshop at the same time, unless it is set otherwise.
pub const PHONES_PER_ROOM: usize = 20_000;
/// Phones in the whole service at the same time, unless it is set otherwise.
pub const PHONES: usize = 20_000;
/// Running workshops that a start loads before anybody asks for them.
pub const LOADED_AT_START: u32 = 500;
/// Messages waiting for one workshop; further senders wait.
pub const SESSION_QUEUE: usize = 4_096;
/// Sockets that one participant may hold at once (phone and tablet).
pub const SOCKETS_PER_PARTICIPANT: usize = 4;

/// Commands per minute from one participant, on average.
pub const COMMANDS_PER_MINUTE: u32 = 120;
/// Commands that one participant may send at once after a quiet time, such as
/// an outbox after a lost connection.
pub const COMMANDS_BURST: u32 = 60;
/// Commands per minute from one moderator, on average.
pub const MODERATOR_COMMANDS_BURST: u32 = 300;
/// Commands of one moderator in a minute, on average.
pub const MODERATOR_COMMANDS_PER_MINUTE: u32 = 1_200;
/// New participants per minute in one room: 500 phones get in within 30 s.
pub const JOINS_PER_ROOM_AND_MINUTE: u32 = 2_000;
/// Wrong admission codes per minute in one room.
pub const WRONG_CODES_PER_ROOM_AND_MINUTE: u32 = 60;
/// Workshops, newest first, that a follow-up code is looked for in when nobody says which one it is of.
pub const WORKSHOPS_WITH_CODES: u16 = 1_000;
/// Wrong join codes per minute in the whole service.
pub const WRONG_CODES_PER_MINUTE: u32 = 300;
/// Failed sign-ins per account in a quarter of an hour.
pub const FAILED_SIGN_INS_PER_QUARTER_HOUR: u32 = 10;

/// Fewest people or ballots that a shown figure may stand for, if a workshop
/// sets no larger number (see [`super::suppression`]).
pub const K_DEFAULT: u32 = 5;
/// The smallest k that a workshop may set.
pub const K_MIN: u32 = 3;
/// The largest k that a workshop may set.
pub const K_MAX: u32 = 50;

/// Options of a round with this instrument, at most.
pub const fn options_per_round(ballot_type: BallotType, costs: bool) -> usize {
    match ballot_type {
        BallotType::Ranking | BallotType::Pairwise => OPTIONS_TO_COMPARE,
        BallotType::Points | BallotType::Approval if costs => OPTIONS_TO_COMPARE,
        BallotType::Points | BallotType::Approval | BallotType::Rating | BallotType::Votes => {
            OPTIONS_PER_ROUND
        }
    }
}
