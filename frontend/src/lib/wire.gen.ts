// Generated from the Rust types in src/wire and src/domain by `make bless`. Do not edit.

export type AccountChange = { 
/**
 * Name.
 */
name: string | null, 
/**
 * Role.
 */
role: Role | null, 
/**
 * True: may not sign in any more, and is signed out.
 */
disabled: boolean | null, };
export type AccountId = string;
export type AccountLink = { 
/**
 * The account.
 */
account: AccountView, 
/**
 * The address, good for 24 hours and once.
 */
link: string, };
export type AccountView = { 
/**
 * Identity.
 */
id: AccountId, 
/**
 * Login.
 */
login: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: Role, 
/**
 * False: has not used the first link yet.
 */
hasPassword: boolean, 
/**
 * True: cannot sign in.
 */
disabled: boolean, };
export type Admission = "open" | "byCard";
export type Agreement = "unranked" | "no_room_rank" | "agreed" | "contested";
export type Alignment = { 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * The strategy.
 */
strategyId: RecordId, 
/**
 * How the measure stands to it.
 */
relation: AlignmentRelation, 
/**
 * A sentence that says how; required.
 */
note: string, };
export type AlignmentKind = "internal" | "it" | "elders" | "factions" | "digitalrat" | "public";
export type AlignmentOutcome = "agreed" | "agreed_with_changes" | "rejected" | "no_reply";
export type AlignmentRelation = "supports" | "duplicates" | "conflicts";
export type AlignmentStepId = string;
export type Analysis = { 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * The rule of the result.
 */
method: Method, 
/**
 * Turnout.
 */
counts: Turnout, 
/**
 * The options in the order that was drawn by lot: the last tie-break of every rule that needs one.
 */
lot: Array<number>, 
/**
 * How sure the order is; none if nobody voted.
 */
certainty: Certainty | null, 
/**
 * Who beats whom (rankings only).
 */
pairwise: WhoBeatsWhom | null, 
/**
 * What other rules make of the same ballots.
 */
otherRules: Array<OtherRule>, 
/**
 * The smallest set of options that beat all others (rankings only).
 */
smith: Array<number> | null, 
/**
 * The instant run-off, round by round (rankings of at most 12 options).
 */
irvRounds: Array<IrvRound> | null, 
/**
 * How the answers spread over the scale (ratings only).
 */
distribution: Array<Distribution> | null, 
/**
 * The money (rounds with a budget only).
 */
budget: BudgetPicture | null, 
/**
 * The method's figure for each group column of the result; empty if nothing may be shown by group.
 */
groups: Array<GroupFigures>, 
/**
 * What became of the ranks of the round that this one repeats.
 */
shift: Shift | null, 
/**
 * Why each option stands where it stands, best first.
 */
why: Array<Why>, };
export type ApplicationState = "idea" | "checking" | "submitted" | "granted" | "rejected" | "withdrawn" | "settled";
export type AskSomebody = { 
/**
 * In which capacity.
 */
kind: AlignmentKind, 
/**
 * Name of the person or body.
 */
addressee: string, 
/**
 * Their account, if they have one.
 */
accountId: AccountId | null, 
/**
 * By when they are to answer.
 */
due: string | null, };
export type Assessed = { 
/**
 * Display name; none if the account is gone.
 */
by: string | null, 
/**
 * When.
 */
at: Timestamp, };
export type Axes = { 
/**
 * Benefit.
 */
first: Translated, 
/**
 * Effort.
 */
second: Translated, };
export type AxisFigures = { 
/**
 * Answers.
 */
answers: number, 
/**
 * Mean, 1,000 to 5,000.
 */
meanMilli: number | null, 
/**
 * Median, 1,000 to 5,000.
 */
medianMilli: number | null, 
/**
 * Standard deviation of the answers.
 */
spreadMilli: number | null, 
/**
 * Van der Eijk's agreement A, −1,000 to 1,000; below 200 it is contested ("umstritten").
 */
agreementMilli: number | null, };
export type Ballot = { "p": Array<[number, number]> } | { "a": Array<number> } | { "s": Array<[number, number | null, number | null]> } | { "r": Array<Array<number>> } | { "v": Array<[number, number]> } | { "d": Array<[number, number, number]> };
export type BallotType = "points" | "approval" | "rating" | "ranking" | "votes" | "pairwise";
export type Blocker = "open_placeholders" | "open_sign_offs" | "rejected";
export type Branding = { 
/**
 * Letterhead of first pages, such as department and address: at most [`LETTERHEAD_LINES`] lines.
 */
letterhead: string, 
/**
 * Imprint at the foot of every page: at most [`IMPRINT_LINES`] lines.
 */
imprint: string, 
/**
 * Font of text documents.
 */
font: DocumentFont, 
/**
 * Type of council papers unless a paper says otherwise.
 */
paperType: PaperType, 
/**
 * Order of the parts of council papers, each once.
 */
councilOrder: Array<CouncilPart>, 
/**
 * Raised by one with every change.
 */
version: number, };
export type Budget = { 
/**
 * All there is to spend, in cents.
 */
totalCents: number, 
/**
 * What each option costs, in cents, by index; as long as the options.
 */
costsCents: Array<number>, };
export type BudgetPicture = { 
/**
 * All there is.
 */
totalCents: number, 
/**
 * What the result spends.
 */
spentCents: number, 
/**
 * Paid for, in the order of selection, what fills up last.
 */
funded: Array<number>, 
/**
 * Of these paid for from what Equal Shares left over, by votes ("Auffüllen").
 */
filledUp: Array<number>, 
/**
 * What the usual rule would do.
 */
greedy: Spending, 
/**
 * What sequential Phragmén would do (for experts).
 */
phragmen: Spending, 
/**
 * What is paid for in each life domain, dearest first; those without anything are left out.
 */
perDomain: Array<DomainSpending>, 
/**
 * Share of counted ballots of which at least one wish is paid for, 0 to 1,000.
 */
representedMilli: number, 
/**
 * The same under the usual rule.
 */
greedyRepresentedMilli: number, };
export type CardDesk = { 
/**
 * Where it stands.
 */
state: CardState, 
/**
 * Why it is hidden.
 */
hiddenReason: string | null, 
/**
 * The text before it was reworded.
 */
originalText: string | null, 
/**
 * How it came in.
 */
origin: Origin, 
/**
 * Hints.
 */
hints: Array<CardHint>, 
/**
 * The card that it seems to repeat.
 */
duplicateOf: CardId | null, 
/**
 * What its writer proposes.
 */
proposedClusterId: ClusterId | null, 
/**
 * When it arrived.
 */
createdAt: Timestamp, 
/**
 * For edits.
 */
version: number, };
export type CardEntry = { 
/**
 * What it is.
 */
kind: CardKind, 
/**
 * The text.
 */
text: string, 
/**
 * Life domain.
 */
domainId: DomainId | null, 
/**
 * `paper` or `spoken`.
 */
origin: Origin, 
/**
 * Key that makes a resend harmless.
 */
clientKey: string, 
/**
 * The cluster or wish that it is about.
 */
aboutId: string | null, };
export type CardHint = "privacy" | "insult";
export type CardId = string;
export type CardKind = "praise" | "criticism" | "reversal" | "wish" | "measure_idea" | "question" | "parked";
export type CardState = "pending" | "visible" | "hidden" | "withdrawn";
export type CardView = { 
/**
 * Identity.
 */
id: CardId, 
/**
 * Number of arrival.
 */
order: number, 
/**
 * What it is.
 */
kind: CardKind, 
/**
 * The text.
 */
text: string, 
/**
 * Life domain.
 */
domainId: DomainId | null, 
/**
 * Phase in which it was written.
 */
phaseId: PhaseId, 
/**
 * Its cluster.
 */
clusterId: ClusterId | null, 
/**
 * What it is about.
 */
aboutId: string | null, 
/**
 * Chosen to go on.
 */
chosen: boolean, 
/**
 * What only moderators see.
 */
desk: CardDesk | null, };
export type CellProblem = "read_only" | "several_parts" | "unreadable";
export type Cents = number;
export type CertainRank = { 
/**
 * The option.
 */
option: number, 
/**
 * Best rank of the 90 % interval, from 1.
 */
from: number, 
/**
 * Worst rank of the 90 % interval.
 */
to: number, 
/**
 * Probability to be among the first three, 0 to 1,000.
 */
topThreeMilli: number, 
/**
 * Probability to be paid for, 0 to 1,000 (rounds with a budget only).
 */
fundedMilli: number | null, };
export type Certainty = { 
/**
 * False if there are too few ballots (under 15) to rely on any order.
 */
enough: boolean, 
/**
 * How often the vote was held again: 1,000 times, or as often as there was time for (at least 100 times).
 */
resamples: number, 
/**
 * One row per option, in the order of the result.
 */
rows: Array<CertainRank>, 
/**
 * The result with everything in one tier that cannot be told apart. With a budget: what is surely paid for, what
 * is uncertain, what is surely not paid for; a tier without options is left out.
 */
tiers: Array<Array<number>>, };
export type ChangePassword = { 
/**
 * The password that holds.
 */
current: Hidden, 
/**
 * The new one.
 */
password: Hidden, };
export type ChangeView = { "thing": "head", value: HeadView, } | { "thing": "setup", value: Setup, } | { "thing": "phase", value: Phase, } | { "thing": "phaseGone", id: PhaseId, } | { "thing": "card", value: CardView, } | { "thing": "cardGone", id: CardId, } | { "thing": "cluster", value: ClusterView, } | { "thing": "clusterGone", id: ClusterId, } | { "thing": "measure", value: MeasureView, } | { "thing": "measureGone", id: MeasureId, } | { "thing": "smallGroup", value: SmallGroup, } | { "thing": "smallGroupGone", id: SmallGroupId, } | { "thing": "commitment", value: CommitmentView, } | { "thing": "commitmentGone", id: CommitmentId, } | { "thing": "photo", value: PhotoView, } | { "thing": "photoGone", id: PhotoId, } | { "thing": "note", value: Note, } | { "thing": "noteGone", id: NoteId, } | { "thing": "round", value: RoundView, } | { "thing": "roundGone", id: RoundId, } | { "thing": "undo", value: UndoView, } | { "thing": "undoGone", id: UndoId, } | { "thing": "help", value: HelpView, } | { "thing": "helpGone", id: ParticipantId, };
export type CheckState = "not_needed" | "open" | "done";
export type ClientRole = "guest" | "participant" | "projector" | "moderator";
export type Clock = { 
/**
 * The running phase; none in `draft`, `follow_up` and `archived`.
 */
phaseId: PhaseId | null, 
/**
 * Raised by one whenever another phase starts. A contribution names the one it was written in.
 */
phaseSeq: number, 
/**
 * When the planned time is over; none while paused.
 */
endsAt: Timestamp | null, 
/**
 * Milliseconds left, while paused.
 */
pausedLeftMs: number | null, 
/**
 * Milliseconds left of the phase that the running break interrupted.
 */
interruptedLeftMs: number | null, 
/**
 * True: the projector is dark.
 */
blank: boolean, };
export type ClusterId = string;
export type ClusterView = { 
/**
 * Identity.
 */
id: ClusterId, 
/**
 * Position.
 */
order: number, 
/**
 * Title.
 */
title: string, 
/**
 * Title for the projector.
 */
shortTitle: string, 
/**
 * Life domain.
 */
domainId: DomainId | null, 
/**
 * The kind of its cards.
 */
kind: CardKind, 
/**
 * The card chosen as its aim.
 */
aimId: CardId | null, 
/**
 * For edits.
 */
version: number, };
export type Comment = { 
/**
 * Identity.
 */
id: CommentId, 
/**
 * Display name of its author; none if the account is gone.
 */
author: string | null, 
/**
 * True if the asker wrote it.
 */
own: boolean, 
/**
 * Name of the field that it is about; empty for the whole sheet.
 */
field: string, 
/**
 * What it says.
 */
text: string, 
/**
 * When it was written.
 */
at: Timestamp, 
/**
 * When somebody said that it is settled.
 */
resolvedAt: Timestamp | null, };
export type CommentId = string;
export type CommitmentEntry = { 
/**
 * The commitment; none for a new one.
 */
commitmentId: CommitmentId | null, 
/**
 * The version that was seen; required for one that there is.
 */
version?: number | null, 
/**
 * The measure it belongs to.
 */
measureId: MeasureId | null, 
/**
 * What.
 */
what: string, 
/**
 * Who; empty for somebody who does not want to be named.
 */
who: string, 
/**
 * By when.
 */
byWhen: string, 
/**
 * Whoever is named agrees to stand on the wall and in the minutes; without that the name
 * is not stored.
 */
consent: boolean, };
export type CommitmentId = string;
export type CommitmentOffer = { 
/**
 * The measure it belongs to.
 */
measureId: MeasureId | null, 
/**
 * What.
 */
what: string, 
/**
 * Who: as it may stand on the wall.
 */
who: string, 
/**
 * By when.
 */
byWhen: string, 
/**
 * Whoever is named agrees to stand on the wall and in the minutes; without that the name is
 * not even stored.
 */
consent: boolean, };
export type CommitmentState = "proposed" | "confirmed" | "dropped";
export type CommitmentView = { 
/**
 * Identity.
 */
id: CommitmentId, 
/**
 * Position.
 */
order: number, 
/**
 * The measure it belongs to.
 */
measureId: MeasureId | null, 
/**
 * What.
 */
what: string, 
/**
 * Who.
 */
who: string, 
/**
 * By when.
 */
byWhen: string, 
/**
 * Where it stands.
 */
state: CommitmentState, 
/**
 * For edits.
 */
version: number, };
export type Control = { "type": "hello" } & Hello | { "type": "ping" };
export type CooperationMode = "alone" | "municipalities" | "district" | "state" | "private" | "association";
export type CostBudget = "investment" | "operating";
export type CostItem = { 
/**
 * What it is for; may be empty.
 */
what: string, 
/**
 * The first year, or the only one.
 */
year: number, 
/**
 * The last year in which the amount comes again; none for one year.
 */
untilYear: number | null, 
/**
 * What kind of cost.
 */
kind: CostKind, 
/**
 * Which part of the budget it belongs to.
 */
budget: CostBudget, 
/**
 * The amount of each year.
 */
amountCents: Cents, 
/**
 * How sure it is.
 */
quality: EstimateQuality, 
/**
 * Share that a grant pays, in hundredths of a percent: 8,000 is 80 %.
 */
fundedShare: number, };
export type CostKind = "one_off" | "recurring" | "staff";
export type CouncilPart = "consultations" | "budget" | "proposal" | "reasons" | "alternatives" | "effects" | "opinions" | "legal_basis" | "next_steps" | "annexes" | "signatures";
export type DeliveryMode = "in_house" | "external" | "mixed";
export type Direction = "inward" | "to_citizens" | "economy" | "both";
export type Distribution = { 
/**
 * The option.
 */
option: number, 
/**
 * Answers 1, 2, 3, 4, 5 on the first axis (benefit).
 */
first: [number, number, number, number, number], 
/**
 * The same on the second axis (effort).
 */
second: [number, number, number, number, number], };
export type DocumentFont = "arial" | "calibri" | "verdana" | "georgia" | "times_new_roman";
export type DomainId = string;
export type DomainOrigin = "template" | "derived";
export type DomainSheet = { 
/**
 * Stable key in `snake_case`; chooses colour, pattern and icon.
 */
key: string, 
/**
 * Name in all languages; German is required.
 */
name: Translated, 
/**
 * One German sentence.
 */
description: string, 
/**
 * Position, from 1.
 */
order: number, 
/**
 * Department in charge, in words.
 */
lead: string, 
/**
 * Committee in charge, in words.
 */
committee: string, };
export type DomainSpending = { 
/**
 * The life domain; none for options without one.
 */
domainId: DomainId | null, 
/**
 * Altogether, in cents.
 */
costCents: number, 
/**
 * What is paid for.
 */
options: Array<number>, };
export type Draft = { 
/**
 * Identity.
 */
id: DraftId, 
/**
 * The process.
 */
processId: ProcessId, 
/**
 * Title.
 */
title: string, 
/**
 * Where it stands.
 */
state: DraftState, 
/**
 * Raised by one at every save; a save names the one it saw.
 */
version: number, 
/**
 * The order of the measures in its generated parts and annexes.
 */
measureOrder: PlanOrder, 
/**
 * Sections, in order.
 */
sections: Array<Section>, 
/**
 * When it was generated first.
 */
createdAt: Timestamp, 
/**
 * When it was last saved.
 */
modifiedAt: Timestamp, };
export type DraftComment = { 
/**
 * Identity.
 */
id: CommentId, 
/**
 * The section that it is about; none for the whole draft.
 */
sectionId: SectionId | null, 
/**
 * Display name of its author; none if the account is gone.
 */
author: string | null, 
/**
 * True if the asker wrote it.
 */
own: boolean, 
/**
 * What it says.
 */
text: string, 
/**
 * When it was written.
 */
at: Timestamp, 
/**
 * When somebody said that it is settled.
 */
resolvedAt: Timestamp | null, };
export type DraftFileQuery = { 
/**
 * This stored version; none is the draft as it is now.
 */
version: number | null, 
/**
 * With the full sheets of all measures as an annex.
 */
sheets: boolean, 
/**
 * With a list of what has changed since the version before.
 */
changes: boolean, };
export type DraftId = string;
export type DraftReading = { 
/**
 * Title.
 */
title: string, 
/**
 * The municipality.
 */
municipality: string, 
/**
 * Where it stands.
 */
state: DraftState, 
/**
 * Its version.
 */
version: number, 
/**
 * When that was saved.
 */
modifiedAt: Timestamp, 
/**
 * Whom the link is for.
 */
reader: string, 
/**
 * Until when it holds.
 */
endsAt: Timestamp, 
/**
 * Whether its reader may take it away as a PDF.
 */
files: boolean, 
/**
 * The text.
 */
sections: Array<ReadingSection>, };
export type DraftReview = { 
/**
 * Its state.
 */
state: DraftState, 
/**
 * Its version.
 */
version: number, 
/**
 * Whether its texts may still change.
 */
editable: boolean, 
/**
 * Whether the asker may comment: the office, and whoever was asked.
 */
mayComment: boolean, 
/**
 * The states that may follow, the way forward first.
 */
next: Array<NextState>, 
/**
 * Who is asked.
 */
steps: Array<StepView>, 
/**
 * Comments, oldest first.
 */
comments: Array<DraftComment>, 
/**
 * Changes of state, oldest first.
 */
moves: Array<MoveView>, 
/**
 * What is still to be filled in.
 */
placeholders: Array<Placeholder>, 
/**
 * Accounts to choose from; empty for those who only read.
 */
people: Array<Person>, };
export type DraftState = "draft" | "internal_review" | "political_review" | "submitted" | "adopted" | "superseded";
export type DraftSummary = { 
/**
 * Identity.
 */
id: DraftId, 
/**
 * Title.
 */
title: string, 
/**
 * Version.
 */
version: number, 
/**
 * Where it stands.
 */
state: DraftState, 
/**
 * When it was last saved.
 */
modifiedAt: Timestamp, };
export type DraftVersion = { 
/**
 * The version, from 1.
 */
version: number, 
/**
 * When it was saved.
 */
at: Timestamp, 
/**
 * Display name of its author.
 */
author: string | null, 
/**
 * Headings of the sections that differ from the version before.
 */
changed: Array<string>, };
export type Duel = { 
/**
 * The other option.
 */
option: number, 
/**
 * Figure of this option.
 */
for: number, 
/**
 * Figure of the other one.
 */
against: number, };
export type Edited<T> = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * The whole sheet as it is to be.
 */
sheet: T, };
export type EditedCell = { 
/**
 * Heading of its column.
 */
column: string, 
/**
 * What the office has now, as people read it.
 */
now: string, 
/**
 * What the file has, as people read it.
 */
file: string, 
/**
 * What the file has, as it is sent back to be taken over.
 */
value: string, 
/**
 * True if the office has changed the same cell since the file was made.
 */
conflict: boolean, 
/**
 * Why it cannot be taken over.
 */
problem: CellProblem | null, };
export type EditedList = { 
/**
 * When the file was made, in German words.
 */
madeAt: string, 
/**
 * Measures with changed cells.
 */
rows: Array<EditedRow>, 
/**
 * Measures of the file without any change.
 */
unchanged: number, 
/**
 * Measures that the office has changed since the file was made.
 */
changedSince: number, 
/**
 * Numbers in the file that the process does not have, and rows without a number (as `–`).
 */
unknown: Array<string>, 
/**
 * Numbers that stand in the file twice; only the first row counts.
 */
twice: Array<string>, };
export type EditedRow = { 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * `17` is shown as `M-017`.
 */
number: number, 
/**
 * Its title now.
 */
title: string, 
/**
 * Its version now; taking over names it.
 */
version: number, 
/**
 * The cells, in the order of the columns.
 */
cells: Array<EditedCell>, 
/**
 * Why all its cells together cannot be stored, such as a rank without a reason.
 */
problem: Refusal | null, };
export type Effort = "unknown" | "small" | "medium" | "large";
export type EqualSay = { 
/**
 * Kish's effective number of ballots, in thousandths of a ballot.
 */
effectiveMilli: number, 
/**
 * Heaviest weight of one ballot, in thousandths; above 5,000 the console warns.
 */
heaviestMilli: number, };
export type EstimateQuality = "rough" | "quoted" | "contracted";
export type EventKind = "setupChanged" | "agendaChanged" | "workshopOpened" | "phaseStarted" | "breakInserted" | "timeExtended" | "paused" | "resumed" | "blanked" | "unblanked" | "locked" | "unlocked" | "driverChanged" | "resultsFrozen" | "followUpStarted" | "archived" | "linksCut" | "cardsIssued" | "participantJoined" | "profileChanged" | "helpRequested" | "helpResolved" | "peopleCounted" | "cardSubmitted" | "cardEdited" | "cardWithdrawn" | "cardApproved" | "cardHidden" | "cardShown" | "cardReworded" | "cardsMoved" | "cardDomainSet" | "cardChosen" | "suggestionDismissed" | "clusterProposed" | "clusterCreated" | "clusterEdited" | "clustersMerged" | "clusterSplit" | "aimChosen" | "spotlighted" | "stepUndone" | "smallGroupsFormed" | "smallGroupJoined" | "smallGroupEdited" | "tablesMessaged" | "presentationChanged" | "measureStarted" | "measureEdited" | "measureSubmitted" | "measureWithdrawn" | "measureApproved" | "measureHidden" | "measureShown" | "editLockChanged" | "commitmentProposed" | "commitmentEdited" | "commitmentConfirmed" | "commitmentDropped" | "photoAdded" | "photoEdited" | "photoRemoved" | "photosShown" | "noteAdded" | "noteEdited" | "noteDeleted" | "noteRestored" | "roundPrepared" | "roundEdited" | "roundDeleted" | "roundOpened" | "roundClosed" | "roundRevealed" | "ballotsPublished" | "roundVoided" | "paperTallied" | "ballotCast";
export type Expected = { "of": "phase", 
/**
 * Rises with every change of the phase.
 */
phaseSeq: number, } | { "of": "spotlight", 
/**
 * The card; none if there is none.
 */
cardId: CardId | null, } | { "of": "presenting", 
/**
 * The group; none if nobody presents.
 */
smallGroupId: SmallGroupId | null, } | { "of": "withoutDevice", 
/**
 * How many.
 */
people: number, } | { "of": "cardPlace", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * Its cluster.
 */
clusterId: ClusterId | null, } | { "of": "cardDomain", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * Its domain.
 */
domainId: DomainId | null, } | { "of": "cardState", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * Where it stands.
 */
state: CardState, 
/**
 * Why it is hidden.
 */
hiddenReason: string | null, } | { "of": "cardText", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * Its text.
 */
text: string, } | { "of": "clusterName", 
/**
 * The cluster.
 */
clusterId: ClusterId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its life domain.
 */
domainId: DomainId | null, } | { "of": "clusterAim", 
/**
 * The cluster.
 */
clusterId: ClusterId, 
/**
 * The card chosen as its aim.
 */
cardId: CardId | null, } | { "of": "round", 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * All that can be changed of it.
 */
round: RoundDraft, } | { "of": "measureState", 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * Where it stands.
 */
state: MeasureState, 
/**
 * Why it is hidden.
 */
hiddenReason: string | null, } | { "of": "commitment", 
/**
 * The commitment.
 */
commitmentId: CommitmentId, 
/**
 * What.
 */
what: string, 
/**
 * Who.
 */
who: string, 
/**
 * By when.
 */
byWhen: string, } | { "of": "tables", 
/**
 * The tables in order, each as it was last formed or written on.
 */
tables: Array<SeenTable>, } | { "of": "tableMessage", 
/**
 * The table.
 */
smallGroupId: SmallGroupId, 
/**
 * The message; none if there is none.
 */
text: string | null, };
export type ExportQuery = { 
/**
 * Only this life domain.
 */
domain: DomainId | null, 
/**
 * Only measures with this status.
 */
status: MeasureStatus | null, 
/**
 * Only measures whose number, titles, goal or description contain this.
 */
search: string | null, 
/**
 * Also measures that are hidden, withdrawn or merged; they say so.
 */
offList: boolean, 
/**
 * Only measures that concern this locality.
 */
locality: string | null, 
/**
 * JSON only: also strategy drafts, with their versions' dates.
 */
drafts: boolean, 
/**
 * JSON only: also names of the staff who edited.
 */
people: boolean, 
/**
 * CSV only: comma, ISO dates and decimal points, for machines.
 */
machine: boolean, };
export type FaultCode = "unknownKind" | "notText" | "unexpected" | "incomplete" | "notANumber" | "notListed" | "twice" | "contradiction" | "tooMuch" | "notOneVote" | "unfit";
export type Feasibility = "open" | "feasible" | "feasible_with_conditions" | "not_feasible";
export type Feedback = { 
/**
 * Identity.
 */
id: FeedbackId, 
/**
 * Confirmation number, given to the sender: `B-ABCDE-FGHJK`.
 */
number: string, 
/**
 * What they say.
 */
text: string, 
/**
 * How to answer them, if they want an answer; else empty.
 */
contact: string, 
/**
 * The page that they speak of; may be empty.
 */
address: string, 
/**
 * When it came.
 */
createdAt: Timestamp, 
/**
 * When somebody dealt with it.
 */
doneAt: Timestamp | null, };
export type FeedbackDone = { 
/**
 * True: dealt with.
 */
done: boolean, };
export type FeedbackId = string;
export type FeedbackReceipt = { 
/**
 * Its number.
 */
number: string, };
export type FieldChange = { 
/**
 * Name of the field as in JSON (`title`, `domainId` …); fields of `more` by their own name.
 */
field: string, 
/**
 * What stood there: a text, a code, an id or a number; lists have one entry per line, tables
 * one row as a JSON object per line. Empty for nothing.
 */
before: string, 
/**
 * What stands there now.
 */
after: string, 
/**
 * Both texts word by word; empty if one of them is, or if the field holds no text.
 */
words: Array<WordChange>, };
export type Figures = { "kind": "rating", 
/**
 * Benefit.
 */
first: AxisFigures, 
/**
 * Effort.
 */
second: AxisFigures, 
/**
 * Where it lies; none without an answer on both axes.
 */
quadrant: Quadrant | null, } | { "kind": "ranking", 
/**
 * Options that it beats by strongest paths (Schulze).
 */
beats: number, 
/**
 * Borda points (averaged).
 */
bordaMilli: number, 
/**
 * Ballots that have it first, alone or in a tie.
 */
first: number, } | { "kind": "votes", 
/**
 * Agreements.
 */
agree: number, 
/**
 * Disagreements.
 */
disagree: number, 
/**
 * Passes.
 */
pass: number, 
/**
 * Group-informed consensus as geometric mean over the groups, 0 to 1,000.
 */
consensusMilli: number, 
/**
 * Most minus least of the groups' agreement, 0 to 1,000: how much it divides. None with fewer than two groups.
 */
spreadMilli: number | null, } | { "kind": "pairwise", 
/**
 * Won.
 */
wins: number, 
/**
 * Lost.
 */
losses: number, 
/**
 * Undecided.
 */
draws: number, 
/**
 * Mean probability to beat another option, 0 to 1,000.
 */
beatRandomMilli: number, 
/**
 * Win rate, 0 to 1,000.
 */
winRateMilli: number, } | { "kind": "budget", 
/**
 * What it costs, in cents.
 */
costCents: number, 
/**
 * Order in which Equal Shares chose it, from 1; none if it is not paid for.
 */
funded: number | null, 
/**
 * Whether the usual rule (by votes while the money lasts) would pay for it.
 */
greedy: boolean, };
export type FileForm = "xlsx" | "csv_zip" | "json" | "docx" | "pdf";
export type FileSubject = "measure_list" | "minutes" | "draft" | "folder" | "masterplan" | "press" | "plain_summary" | "council_paper" | "motion";
export type FinancingKind = "own_funds" | "third_party" | "grant" | "in_kind";
export type Finding = { 
/**
 * Identity.
 */
id: FindingId, 
/**
 * Life domain, if it belongs to one.
 */
domainId: DomainId | null, 
/**
 * What was found.
 */
text: string, 
/**
 * What it is.
 */
kind: FindingKind, 
/**
 * Where it comes from.
 */
source: string, 
/**
 * The day that it holds for.
 */
asOf: string | null, };
export type FindingId = string;
export type FindingKind = "strength" | "weakness" | "running_measure" | "survey_figure";
export type Fit = "fits" | "too_much" | "unknown";
export type FollowUp = { 
/**
 * What the workshop was about.
 */
topic: string, 
/**
 * When it began.
 */
startsAt: Timestamp, 
/**
 * Own cards, oldest first, without those that were taken back.
 */
cards: Array<FollowedCard>, 
/**
 * Measures of one's own that were sent.
 */
measures: Array<FollowedMeasure>, };
export type FollowUpCode = { 
/**
 * `ABCDE-FGHJK`; any tolerated form is read.
 */
code: Hidden, };
export type FollowUpPlace = { 
/**
 * The workshop: its public results and, with the code, one's own things.
 */
workshopId: WorkshopId, };
export type FollowedCard = { 
/**
 * What it is.
 */
kind: CardKind, 
/**
 * The text as it stands.
 */
text: string, 
/**
 * The text as it was written, if a moderator reworded it.
 */
originalText: string | null, 
/**
 * Where it stands.
 */
state: CardState, 
/**
 * Why it is hidden.
 */
hiddenReason: string | null, 
/**
 * The topic that it belongs to.
 */
topic: string | null, 
/**
 * Measures that came from it or from its topic.
 */
measures: Array<FollowedMeasure>, };
export type FollowedMeasure = { 
/**
 * `17` = `M-017`.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Best rank in a vote that the room has seen, from 1.
 */
rank: number | null, 
/**
 * Options in that vote.
 */
of: number | null, 
/**
 * What the administration has made public about it.
 */
status: MeasureStatus | null, };
export type FrozenResult = { 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * The measure that stood for vote: the measure itself or one that was merged into it.
 */
measureId: MeasureId, 
/**
 * First rank that it holds, from 1.
 */
rank: number, 
/**
 * Last rank that it holds: greater than `rank` in a tie (`2–3`).
 */
lastRank: number, 
/**
 * Support from phones and paper together; what it counts follows from the instrument of its round.
 */
points: number, 
/**
 * Of these from paper and shows of hands.
 */
paperPoints: number | null, 
/**
 * People who supported it by phone.
 */
givers: number, 
/**
 * Points (approval: givers) per group column of the round; none where withheld.
 */
byGroup: Array<GroupCell>, };
export type FrozenRound = { 
/**
 * Identity.
 */
id: RoundId, 
/**
 * The workshop that it was held in.
 */
workshopId: WorkshopId, 
/**
 * The workshop's topic.
 */
workshopTopic: string, 
/**
 * What was asked, in German.
 */
question: string, 
/**
 * What its options are.
 */
objectKind: ObjectKind, 
/**
 * The instrument: it says what the support of an option counts.
 */
ballotType: BallotType, 
/**
 * The round's own life domain; none for an overall round.
 */
domainId: DomainId | null, 
/**
 * Name of that life domain when the workshop was held.
 */
domainName: string | null, 
/**
 * When it was closed.
 */
closedAt: Timestamp, 
/**
 * True once everybody has seen it.
 */
revealed: boolean, 
/**
 * How it was counted, in German words.
 */
method: string, 
/**
 * Ballots cast by phone.
 */
ballots: number, 
/**
 * Of these counted.
 */
counted: number, 
/**
 * People or ballots behind paper and shows of hands.
 */
paperBallots: number, 
/**
 * Participants who could have voted by phone.
 */
eligible: number, 
/**
 * Heads in the room as far as known.
 */
headCount: number, 
/**
 * Columns of the breakdown by group; empty if nothing may be shown.
 */
groups: Array<GroupLabel>, 
/**
 * SHA-256 over options and anonymous ballots.
 */
digest: string, 
/**
 * How many options it had.
 */
options: number, };
export type FundingApplication = { 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * The programme.
 */
programmeId: RecordId, 
/**
 * Where it stands.
 */
state: ApplicationState, 
/**
 * What is asked for.
 */
amountCents: Cents | null, 
/**
 * What was granted.
 */
grantedCents: Cents | null, 
/**
 * By when it is to be handed in.
 */
deadline: Period | null, 
/**
 * When it was handed in.
 */
submittedOn: Period | null, 
/**
 * When it was decided.
 */
decidedOn: Period | null, 
/**
 * By when the use of the money is to be proved (Verwendungsnachweis).
 */
proofDue: Period | null, 
/**
 * The funding body's reference (Aktenzeichen).
 */
reference: string, 
/**
 * Anything else.
 */
note: string, };
export type FundingProgramme = { 
/**
 * Name; required, and no other programme of the process has it.
 */
name: string, 
/**
 * What kind of body gives the money.
 */
provider: FundingProvider, 
/**
 * Its name.
 */
body: string, 
/**
 * The call (Aufruf), in words.
 */
call: string, 
/**
 * What is funded.
 */
funds: string, 
/**
 * Who may apply, and for what (Fördervoraussetzungen).
 */
eligibility: string, 
/**
 * Rate of the funding, in hundredths of a percent: 8,000 is 80 %.
 */
rate: number | null, 
/**
 * The least own share, in hundredths of a percent.
 */
ownShare: number | null, 
/**
 * The most that one applicant gets.
 */
mostCents: Cents | null, 
/**
 * When the call opens.
 */
opens: Period | null, 
/**
 * When applications are due, sorted, each once.
 */
deadlines: Array<Period>, 
/**
 * Until when the programme runs.
 */
validUntil: Period | null, 
/**
 * Where to read more.
 */
link: string, 
/**
 * Anything else.
 */
note: string, };
export type FundingProvider = "eu" | "federal" | "state" | "district" | "foundation" | "other";
export type Goal = { 
/**
 * Identity.
 */
id: GoalId, 
/**
 * The goal in one sentence.
 */
text: string, 
/**
 * Year in which it is to be reached.
 */
horizonYear: number | null, 
/**
 * The goal that it is part of.
 */
parentId: GoalId | null, };
export type GoalId = string;
export type GroupCell = number | null;
export type GroupColumn = { 
/**
 * The group; none for people who named no group, and for the merged column.
 */
groupId: GroupId | null, 
/**
 * True for the merged column ("weitere").
 */
merged: boolean, 
/**
 * Counted ballots of this column, at least k.
 */
ballots: number, };
export type GroupCount = { 
/**
 * The group; none for all small groups and people without one together.
 */
groupId: GroupId | null, 
/**
 * People (turnout: ballots, in steps of k).
 */
count: number, };
export type GroupEdit = { 
/**
 * The group.
 */
smallGroupId: SmallGroupId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Name.
 */
name: string, 
/**
 * Name of the utopia.
 */
resultTitle: string, 
/**
 * The utopia in words.
 */
resultText: string, };
export type GroupFigure = { 
/**
 * The option.
 */
option: number, 
/**
 * Dots: mean per ballot. Ratings: mean benefit, 1,000 to 5,000. All others: share of the column's ballots that
 * approve, list, agree, wish for it, or preferred it in a duel, 0 to 1,000. None if it is withheld.
 */
figureMilli: number | null, };
export type GroupFigures = { 
/**
 * Index into the result's `groups`.
 */
column: number, 
/**
 * One per option, in the order of the options.
 */
cells: Array<GroupFigure>, };
export type GroupId = string;
export type GroupLabel = { 
/**
 * German label; `weitere` for the merged column, `ohne Angabe` for people who named none.
 */
label: string, 
/**
 * Counted ballots of this column, at least k.
 */
ballots: number, };
export type Grouping = "random" | "by_domain" | "mixed" | "open";
export type HeadView = { 
/**
 * Identity.
 */
id: WorkshopId, 
/**
 * The process that it feeds; moderators only.
 */
processId: ProcessId | null, 
/**
 * Six digits.
 */
joinCode: string, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * The running phase and its time.
 */
clock: Clock, 
/**
 * True: nobody new may join.
 */
locked: boolean, 
/**
 * Who drives; moderators only.
 */
driver: AccountId | null, 
/**
 * The card shown alone.
 */
spotlight: CardId | null, 
/**
 * The small group that presents.
 */
presenting: SmallGroupId | null, 
/**
 * True: the wall shows the photos of the day.
 */
photoWall: boolean, 
/**
 * When results were frozen.
 */
frozenAt: Timestamp | null, };
export type Hello = { "role": "phone", 
/**
 * Version of the protocol.
 */
protocol: number, 
/**
 * Join code as typed.
 */
code: string, 
/**
 * The phone's secret.
 */
token: string, 
/**
 * True on a tablet that goes from hand to hand; each person has a token of their own.
 */
shared?: boolean, 
/**
 * The secret of a helper's link: whoever joins now is marked as assisted.
 */
helper?: string, } | { "role": "projector", 
/**
 * Version of the protocol.
 */
protocol: number, 
/**
 * The workshop.
 */
workshopId: WorkshopId, 
/**
 * The projector's token, from the fragment of its address; empty in the console's
 * preview, where the session cookie of a moderator stands for it.
 */
token: string, } | { "role": "moderator", 
/**
 * Version of the protocol.
 */
protocol: number, 
/**
 * The workshop.
 */
workshopId: WorkshopId, };
export type HelpView = { 
/**
 * Id of the request.
 */
participantId: ParticipantId, 
/**
 * The table they sit at, if known and help is wanted there.
 */
smallGroupId: SmallGroupId | null, 
/**
 * Help is wanted.
 */
needsHelp: boolean, 
/**
 * More time is wanted: to be counted, and to be shown of nobody.
 */
wantsTime: boolean, };
export type HelperAddress = { 
/**
 * `https://…/j/482136?helfer#{token}`.
 */
url: string, };
export type Hidden = string;
export type Import = { 
/**
 * Identity.
 */
id: ImportId, 
/**
 * Name of the file.
 */
fileName: string, 
/**
 * Measures that it changed.
 */
measures: number, 
/**
 * Display name of whoever did it.
 */
author: string | null, 
/**
 * When.
 */
at: Timestamp, 
/**
 * When it was undone.
 */
undoneAt: Timestamp | null, };
export type ImportId = string;
export type ImportTypes = { list: EditedList, take_over: TakeOver, imports: Array<Import>, };
export type Indicator = { 
/**
 * What is measured.
 */
name: string, 
/**
 * In what unit.
 */
unit: string, 
/**
 * Where it stands today.
 */
baseline: string, 
/**
 * Where it is to stand.
 */
target: string, 
/**
 * When it is measured, in words or as a time.
 */
measuredOn: string, };
export type IrvRound = { 
/**
 * `[[option, thousandths of a vote], …]` of those still in; equal first ranks share a vote.
 */
votesMilli: Array<[number, number]>, 
/**
 * Ballots on which nobody is left, in thousandths.
 */
exhaustedMilli: number, 
/**
 * Who drops out; none in the last round.
 */
out: number | null, };
export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;
export type KeptFileId = string;
export type KeptFileView = { 
/**
 * Identity.
 */
id: KeptFileId, 
/**
 * What it is about.
 */
subject: FileSubject, 
/**
 * What it is written as.
 */
form: FileForm, 
/**
 * Its name.
 */
name: string, 
/**
 * What was asked for, in German words; may be empty.
 */
words: string, 
/**
 * True: only those who write see it.
 */
confidential: boolean, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * SHA-256 of its bytes, in hexadecimal.
 */
checksum: string, 
/**
 * SHA-256 of its data as the file says it itself; measure lists only.
 */
dataChecksum: string | null, 
/**
 * Display name of who took it last; none if the account is gone.
 */
author: string | null, 
/**
 * When it was taken last.
 */
at: Timestamp, 
/**
 * From then on it is gone.
 */
endsAt: Timestamp, };
export type Language = string;
export type LifeDomain = { 
/**
 * The same id as in the strategy process, so that several workshops feed one domain.
 */
id: DomainId, 
/**
 * Stable key in `snake_case`; chooses colour, pattern and icon.
 */
key: string, 
/**
 * Name in all languages.
 */
name: Translated, 
/**
 * One German sentence.
 */
description: string, 
/**
 * Position, from 1.
 */
order: number, };
export type LineChange = { 
/**
 * What became of it.
 */
fate: LineFate, 
/**
 * The line; of a reworded one the later wording.
 */
text: string, 
/**
 * A reworded line word by word; empty for all others.
 */
words: Array<WordChange>, };
export type LineFate = "kept" | "reworded" | "removed" | "added";
export type LinkToken = { 
/**
 * The token.
 */
token: Hidden, };
export type LinkView = { 
/**
 * Whose password it sets; none for the first administrator.
 */
login: string | null, 
/**
 * Their name; empty for the first administrator.
 */
name: string, };
export type ListedMeasure = { 
/**
 * All frozen results, the leading one first; those of merged measures last.
 */
results: Array<FrozenResult>, 
/**
 * Measures that were merged into this one.
 */
merged: Array<MeasureId>, 
/**
 * Cards and clusters that it comes from.
 */
origins: number, 
/**
 * Identity; the room's measure has the same.
 */
id: MeasureId, 
/**
 * The process.
 */
processId: ProcessId, 
/**
 * The workshop that it came from; none if the office made it.
 */
workshopId: WorkshopId | null, 
/**
 * Number for life in its process (`17` = `M-017`).
 */
number: number, 
/**
 * The sheet as it is now.
 */
sheet: MeasureSheet, 
/**
 * What the room did with it; `visible` if the office made it.
 */
roomState: MeasureState, 
/**
 * Version of the sheet. 0: nobody in the office has edited it yet, it follows the room.
 */
version: number, 
/**
 * The measure that it became part of. It stays readable, and keeps its frozen results.
 */
mergedInto: MeasureId | null, 
/**
 * When it came to the process.
 */
createdAt: Timestamp, 
/**
 * When it was last changed.
 */
modifiedAt: Timestamp, };
export type Load = { 
/**
 * All costs.
 */
costCents: Cents, 
/**
 * What the municipality pays of them (Eigenanteil).
 */
ownCents: Cents, 
/**
 * Person-days in hundredths.
 */
daysHundredths: number, 
/**
 * Full-time equivalents (VZÄ) in hundredths.
 */
fteHundredths: number, };
export type LocalPlan = { 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * Name of the locality, as in the measures' sheets; required.
 */
locality: string, 
/**
 * What it means there.
 */
text: string, 
/**
 * How soon it is to begin there.
 */
priority: PriorityClass | null, 
/**
 * Which office or role there looks after it, never a private person's address.
 */
responsible: string, };
export type Locality = { 
/**
 * Identity.
 */
id: LocalityId, 
/**
 * Name as people say it.
 */
name: string, 
/**
 * Position, from 1.
 */
order: number, };
export type LocalityId = string;
export type LockSection = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * Whether it is to be locked.
 */
locked: boolean, };
export type MadeReadingLink = { 
/**
 * The link.
 */
link: ReadingLink, 
/**
 * What the address ends with: `/office#read=` and this.
 */
secret: Hidden, };
export type Mandate = { 
/**
 * Reference of the paper (Beschluss-Nr.), such as `BV 114/2025`.
 */
reference: string, 
/**
 * The body that decided, in words.
 */
body: string, 
/**
 * When it was decided.
 */
decidedOn: string | null, 
/**
 * The resolution's text.
 */
text: string, };
export type MeasureDesk = { 
/**
 * Where it stands.
 */
state: MeasureState, 
/**
 * Why it is hidden.
 */
hiddenReason: string | null, 
/**
 * How it came in.
 */
origin: Origin, 
/**
 * The group that writes it.
 */
smallGroupId: SmallGroupId | null, 
/**
 * True while somebody of the group is writing (until this moment).
 */
beingEditedUntil: Timestamp | null, 
/**
 * Cards and clusters that it comes from.
 */
derivedFrom: Array<string>, 
/**
 * When it was begun.
 */
createdAt: Timestamp, 
/**
 * For edits.
 */
version: number, };
export type MeasureDetail = { 
/**
 * The measure with its frozen results.
 */
entry: ListedMeasure, 
/**
 * The rounds of these results.
 */
rounds: Array<FrozenRound>, 
/**
 * Number and title of the measure that it became part of.
 */
mergedInto: MeasureName | null, 
/**
 * The measures that became part of it.
 */
merged: Array<MeasureName>, 
/**
 * Where it comes from, down to the cards.
 */
origins: Array<OriginView>, 
/**
 * Names of the fields that a sheet needs for export, in the order of the form.
 */
required: Array<string>, 
/**
 * Who examined it last; none if nobody has.
 */
assessed: Assessed | null, };
export type MeasureEdit = { 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The sheet.
 */
sheet: ShortSheet, 
/**
 * Cards and clusters that it comes from.
 */
derivedFrom: Array<string>, };
export type MeasureId = string;
export type MeasureList = { 
/**
 * All measures, in the order of the list: by life domain, then as the room ranked them.
 * Hidden, withdrawn and merged ones are in it, too, and say so.
 */
measures: Array<ListedMeasure>, 
/**
 * Rounds with frozen results over measures, newest first.
 */
rounds: Array<FrozenRound>, };
export type MeasureName = { 
/**
 * Identity.
 */
id: MeasureId, 
/**
 * `17` is shown as `M-017`.
 */
number: number, 
/**
 * Title.
 */
title: string, 
/**
 * Version of its sheet.
 */
version: number, };
export type MeasureRow = { id: MeasureId, processId: ProcessId, number: number, sheet: RowSheet, roomState: MeasureState, version: number, mergedInto: MeasureId | null, modifiedAt: Timestamp, results: Array<FrozenResult>, merged: Array<MeasureId>, origins: number, 
/**
 * What it costs once, in cents; none if nothing is known.
 */
onceCents: Cents | null, 
/**
 * What it costs every year at most, in cents; none if nothing is known.
 */
yearlyCents: Cents | null, 
/**
 * How many fields a document of the council still needs.
 */
missing: number, };
export type MeasureRows = { 
/**
 * All measures.
 */
measures: Array<MeasureRow>, 
/**
 * Rounds with frozen results over measures, newest first.
 */
rounds: Array<FrozenRound>, };
export type MeasureSheet = { 
/**
 * Title, at most 80 code points; required.
 */
title: string, 
/**
 * Title for narrow places, at most 30 code points; required.
 */
shortTitle: string, 
/**
 * Title in Leichte Sprache.
 */
plainTitle: string, 
/**
 * Life domain. Re-assigning it leaves frozen ranks as they were.
 */
domainId: DomainId | null, 
/**
 * Goals of the process that it serves.
 */
goalIds: Array<GoalId>, 
/**
 * What it wants to reach.
 */
goal: string, 
/**
 * What is done.
 */
description: string, 
/**
 * Who does it, as the room put it.
 */
who: string, 
/**
 * Department in charge (Federführung).
 */
lead: string, 
/**
 * The first step.
 */
firstStep: string, 
/**
 * How much work it is, roughly.
 */
effort: Effort, 
/**
 * Whom it is for.
 */
targetGroups: Array<string>, 
/**
 * Whom it looks at.
 */
direction: Direction | null, 
/**
 * Where it stands.
 */
status: MeasureStatus, 
/**
 * What is expected to become better (erwartete Wirkung).
 */
effect: string, 
/**
 * Names of the localities concerned (Ortsgemeinden, Ortsteile); none for all of them.
 */
localities: Array<string>, 
/**
 * Whether it may be shown to the public; none while nobody has decided.
 */
public: boolean | null, 
/**
 * When it begins.
 */
starts: Period | null, 
/**
 * When it ends; none for a lasting task.
 */
ends: Period | null, 
/**
 * The next step.
 */
nextStep: string, 
/**
 * By when the next step is done.
 */
nextStepDue: Period | null, 
/**
 * Who takes part (Beteiligte).
 */
involved: string, 
/**
 * The committee that deliberates beforehand (zuständiger Ausschuss).
 */
committee: string, 
/**
 * The Digitallotse.
 */
digitalGuide: string, 
/**
 * What it costs, year by year.
 */
costs: Array<CostItem>, 
/**
 * Line of the budget (Produktsachkonto, Haushaltsstelle).
 */
budgetLine: string, 
/**
 * How it is paid for.
 */
financing: Array<FinancingKind>, 
/**
 * More about the financing.
 */
financingNote: string, 
/**
 * Funding programme that it might use or uses.
 */
fundingProgramme: string, 
/**
 * By when to apply for it.
 */
fundingDeadline: Period | null, 
/**
 * Guiding question 1: what is there to build on? (knüpft an)
 */
buildsOn: string, 
/**
 * Guiding question 2: can it be done from running operations? (aus laufendem Betrieb)
 */
fromRunningOperations: boolean | null, 
/**
 * Guiding question 3: which extra staff does it take?
 */
staff: Array<StaffItem>, 
/**
 * Whether the staff plan changes (Stellenplan betroffen).
 */
staffPlanAffected: boolean | null, 
/**
 * Posts in words (Stellen).
 */
posts: string, 
/**
 * Guiding question 4: which extra material cost?
 */
extraMaterial: string, 
/**
 * Guiding question 5: does it need co-operation?
 */
cooperationNeeded: boolean | null, 
/**
 * With whom.
 */
cooperationMode: CooperationMode | null, 
/**
 * The partners by name.
 */
partners: string, 
/**
 * In-house or contracted out.
 */
deliveryMode: DeliveryMode | null, 
/**
 * How success is measured.
 */
indicators: Array<Indicator>, 
/**
 * Duties by law that it fulfils or touches.
 */
legalDuties: string, 
/**
 * What it depends on.
 */
dependencies: string, 
/**
 * What may go wrong.
 */
risks: string, 
/**
 * Data protection.
 */
dataProtectionCheck: CheckState | null, 
/**
 * Accessibility.
 */
accessibilityCheck: CheckState | null, 
/**
 * Climate.
 */
climateCheck: CheckState | null, 
/**
 * Participation so far, besides the workshop.
 */
participation: string, 
/**
 * Evidence and sources.
 */
sources: string, 
/**
 * What the department found.
 */
feasibility: Feasibility, 
/**
 * Why; required under conditions and if it cannot be done.
 */
feasibilityReason: string, 
/**
 * How soon it is to begin.
 */
priorityClass: PriorityClass | null, 
/**
 * The administration's rank, beside the room's in the leading round; 1 is the first.
 */
administrationRank: number | null, 
/**
 * Why the administration's rank deviates from the room's; required if it does.
 */
rankReason: string, 
/**
 * The department that is to complete the sheet.
 */
assignedTo: string, 
/**
 * By when.
 */
due: Period | null, 
/**
 * What is asked of it.
 */
assignmentNote: string, 
/**
 * True once it has done so.
 */
assignmentDone: boolean, 
/**
 * Further fields by name; kept as they are.
 */
more: { [key in string]: JsonValue }, };
export type MeasureState = "draft" | "pending" | "visible" | "hidden" | "withdrawn";
export type MeasureStatus = "idea" | "in_review" | "proposed" | "adopted" | "planned" | "running" | "paused" | "done" | "dropped" | "handed_over";
export type MeasureVersion = { 
/**
 * The version; 0 is what the room wrote.
 */
version: number, 
/**
 * When it was saved.
 */
at: Timestamp, 
/**
 * Display name of its author; none for the room.
 */
author: string | null, 
/**
 * What differs from the version before, field by field.
 */
changes: Array<FieldChange>, };
export type MeasureView = { 
/**
 * Identity.
 */
id: MeasureId, 
/**
 * `17` = `M-017`.
 */
number: number | null, 
/**
 * The sheet.
 */
sheet: ShortSheet, 
/**
 * What only moderators see.
 */
desk: MeasureDesk | null, };
export type MergeMeasures = { 
/**
 * The version of the survivor that the writer saw.
 */
version: number, 
/**
 * The measures that become part of it.
 */
measures: Array<SeenMeasure>, };
export type Method = "cumulative" | "approval" | "rating" | "schulze" | "group_consensus" | "bradley_terry" | "mes";
export type Minutes = { 
/**
 * The workshop.
 */
workshopId: WorkshopId, 
/**
 * Title.
 */
title: string, 
/**
 * Raised by one at every save; a save names the one it saw.
 */
version: number, 
/**
 * Sections, in order.
 */
sections: Array<MinutesSection>, 
/**
 * Since when everybody may read them; none while they are internal.
 */
publishedAt: Timestamp | null, 
/**
 * When they were generated first.
 */
createdAt: Timestamp, 
/**
 * When they were last saved.
 */
modifiedAt: Timestamp, };
export type MinutesKind = "occasion" | "people" | "method" | "critique" | "aims" | "utopias" | "measures" | "rankings" | "commitments" | "open_topics" | "next_steps" | "own";
export type MinutesPaper = { 
/**
 * When and where the workshop was, in words.
 */
held: string, 
/**
 * The annex: all cards on the wall by topic, those without a topic last.
 */
topics: Array<PaperTopic>, };
export type MinutesSection = { 
/**
 * Identity, the same in all versions.
 */
id: SectionId, 
/**
 * What it is about.
 */
kind: MinutesKind, 
/**
 * Heading, one line.
 */
heading: string, 
/**
 * Text in Markdown; raw HTML is shown as text.
 */
body: string, 
/**
 * True while the text is as it was generated.
 */
generated: boolean, };
export type ModeratorPresence = { 
/**
 * The account.
 */
accountId: AccountId, 
/**
 * Display name.
 */
name: string, };
export type ModeratorView = { 
/**
 * The account.
 */
accountId: AccountId, 
/**
 * Name.
 */
name: string, 
/**
 * True: the workshop is their own; false: lent, or not asked for.
 */
owner: boolean, };
export type MoveDraft = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * The state.
 */
to: DraftState, 
/**
 * Why, or with which resolution.
 */
note: string, };
export type MoveView = { 
/**
 * The state before.
 */
from: DraftState, 
/**
 * The state after.
 */
to: DraftState, 
/**
 * The version that it made.
 */
version: number, 
/**
 * Why, or with which resolution.
 */
note: string, 
/**
 * Display name of whoever did it.
 */
by: string | null, 
/**
 * When.
 */
at: Timestamp, };
export type Municipality = { 
/**
 * Full name.
 */
name: string, 
/**
 * Name where there is little room.
 */
shortName: string, 
/**
 * Kind.
 */
kind: MunicipalityKind, 
/**
 * Bundesland as `DE-RP`; chooses legal texts and the enforcement body. Empty if not set.
 */
state: string, 
/**
 * Web address; empty if none.
 */
website: string, 
/**
 * Accent colour as `#rrggbb`; empty for the product's own.
 */
accent: string, 
/**
 * Language and region of numbers and dates, `de-DE` unless set.
 */
locale: string, 
/**
 * Raised by one with every change.
 */
version: number, };
export type MunicipalityKind = "stadt" | "gemeinde" | "verbandsgemeinde" | "ortsgemeinde" | "samtgemeinde" | "amt" | "verwaltungsgemeinschaft" | "landkreis";
export type MunicipalityView = { 
/**
 * The municipality.
 */
municipality: Municipality, 
/**
 * Address of the logo; none without a logo.
 */
logoUrl: string | null, };
export type NewAccount = { 
/**
 * Login, unique whatever its case.
 */
login: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: Role, };
export type NewCards = { 
/**
 * How many.
 */
count: number, 
/**
 * The stakeholder group that they carry.
 */
groupId: GroupId | null, };
export type NewComment = { 
/**
 * Name of the field that it is about; empty for the whole sheet.
 */
field: string, 
/**
 * What it says, at most 2,000 code points.
 */
text: string, };
export type NewDraftComment = { 
/**
 * The section that it is about; none for the whole draft.
 */
sectionId: SectionId | null, 
/**
 * What it says, at most 2,000 code points.
 */
text: string, };
export type NewFeedback = { 
/**
 * What it says.
 */
text: string, 
/**
 * How to answer; may be empty.
 */
contact: string, 
/**
 * The page that it speaks of; may be empty.
 */
address: string, };
export type NewPhoto = { 
/**
 * Its id; the picture is at `/api/photos/{id}`.
 */
id: PhotoId, };
export type NewPicture = { 
/**
 * Identity; a line `![What is to be seen](bild:ID "What stands below")` shows it.
 */
id: PictureId, };
export type NewReadingLink = { 
/**
 * Who reads by it: a body or an office.
 */
reader: string, 
/**
 * Days that it holds, at most 90.
 */
days: number, 
/**
 * Whether its reader may take the draft away as a PDF.
 */
files: boolean, };
export type NewWorkshop = { 
/**
 * The strategy process that it feeds; none makes one with the topic as its title.
 */
processId: ProcessId | null, 
/**
 * Where agenda and texts come from.
 */
template: Template, 
/**
 * What it is about.
 */
topic: string, 
/**
 * Where it takes place.
 */
place: string, 
/**
 * Planned start.
 */
startsAt: Timestamp, 
/**
 * People expected; may be 0.
 */
expectedPeople: number, };
export type NextState = { 
/**
 * The state.
 */
to: DraftState, 
/**
 * Whether the asker may take the draft there.
 */
allowed: boolean, 
/**
 * What still stands in the way; empty on the way back.
 */
blockers: Array<Blocker>, };
export type Note = { 
/**
 * Identity; rises with time.
 */
id: NoteId, 
/**
 * The phase that it is about; none before the first.
 */
phaseId: PhaseId | null, 
/**
 * The text, several lines allowed.
 */
text: string, 
/**
 * Who wrote it.
 */
author: AccountId, 
/**
 * When it was written.
 */
at: Timestamp, 
/**
 * True once it was deleted; that can be taken back.
 */
deleted: boolean, 
/**
 * Raised by one at every change.
 */
version: number, };
export type NoteEdit = { 
/**
 * The note.
 */
noteId: NoteId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The new text.
 */
text: string, };
export type NoteEntry = { 
/**
 * The phase that it is about; none before the first.
 */
phaseId: PhaseId | null, 
/**
 * The text.
 */
text: string, };
export type NoteId = string;
export type ObjectKind = "contribution" | "cluster" | "wish" | "measure";
export type OfferSupport = { 
/**
 * The phone's secret.
 */
token: Hidden, 
/**
 * The measure; none for any.
 */
measureId: MeasureId | null, 
/**
 * Name.
 */
name: Hidden, 
/**
 * E-mail address or telephone number.
 */
contact: Hidden, 
/**
 * Must be true: the person has read what it is for and agreed.
 */
consent: boolean, };
export type OfficeTypes = { process: ProcessView, processes: Array<ProcessSummary>, organizations: Array<Organization>, edited: Edited<OrganizationSheet>, seen: Seen, restore: Restore, set_fields: SetFields, merge: MergeMeasures, list: MeasureList, measure: MeasureDetail, versions: Array<MeasureVersion>, workshop: WorkshopResults, draft: Draft, drafts: Array<DraftSummary>, save: SaveDraft, order_draft: OrderDraft, draft_file: DraftFileQuery, new_picture: NewPicture, draft_versions: Array<DraftVersion>, changes: Array<SectionChange>, minutes: Minutes, save_minutes: SaveMinutes, renew_section: RenewSection, publish_minutes: PublishMinutes, public_minutes: PublicMinutes, minutes_paper: MinutesPaper, export: ExportQuery, paper: PaperQuery, paper_kind: PaperKind, sheet: SheetTypes, review: ReviewTypes, reading: ReadingTypes, kept_files: Array<KeptFileView>, import: ImportTypes, rows: MeasureRows, registers: Registers, progress: Array<StepProgress>, };
export type OfficeWorkshop = { 
/**
 * Identity.
 */
id: WorkshopId, 
/**
 * What it is about.
 */
topic: string, 
/**
 * Where it took place.
 */
place: string, 
/**
 * Planned start.
 */
startsAt: Timestamp, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * When its results were frozen.
 */
frozenAt: Timestamp | null, 
/**
 * Participants with a device.
 */
participants: number, 
/**
 * People without one, as counted by a moderator.
 */
peopleWithoutDevice: number, 
/**
 * Measures that flowed into the process.
 */
measures: number, 
/**
 * Rounds with a frozen result.
 */
rounds: number, };
export type OpenReading = { 
/**
 * The link's secret.
 */
secret: Hidden, };
export type OptionResult = { 
/**
 * Index into the round's options.
 */
option: number, 
/**
 * Rank from 1; tied options share it.
 */
rank: number, 
/**
 * True if another option has the same rank.
 */
tied: boolean, 
/**
 * Support from phones and paper together: points, approvals, ratings given, ballots that list it, agreements, or
 * duels won.
 */
points: number, 
/**
 * Of these from paper and shows of hands; withheld where either source is smaller than k.
 */
paperPoints: GroupCell, 
/**
 * People who supported it by phone.
 */
givers: number, 
/**
 * Points (other instruments: givers) per group column.
 */
byGroup: Array<GroupCell>, 
/**
 * Rank with equal say for each group, from 1; none where the round did not ask for it.
 */
equalSayRank: number | null, 
/**
 * What the method says of it beyond a sum.
 */
figures: Figures | null, };
export type OptionRow = { 
/**
 * The card, cluster or measure.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * `17` is shown as `M-017`; measures only.
 */
number: number | null, 
/**
 * First rank that it holds, from 1.
 */
rank: number, 
/**
 * Last rank that it holds: greater than `rank` in a tie.
 */
lastRank: number, 
/**
 * Support from phones and paper together; what it counts follows from the instrument of its round.
 */
points: number, 
/**
 * Of these from paper and shows of hands.
 */
paperPoints: number | null, 
/**
 * People who supported it by phone.
 */
givers: number, 
/**
 * Points (approval: givers) per group column; none where withheld.
 */
byGroup: Array<GroupCell>, };
export type OrderDraft = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * The order.
 */
measureOrder: PlanOrder, };
export type Organization = { 
/**
 * Identity.
 */
id: OrganizationId, 
/**
 * What the office edits.
 */
sheet: OrganizationSheet, 
/**
 * Raised by one at every edit.
 */
version: number, };
export type OrganizationId = string;
export type OrganizationSheet = { 
/**
 * Full name; required.
 */
name: string, 
/**
 * Name for narrow places.
 */
shortName: string, 
/**
 * OParl's type.
 */
organizationType: OrganizationType, 
/**
 * `Parlament` for the council, `Ausschuss`, `Fachbereich` …
 */
classification: string, };
export type OrganizationType = "body" | "party" | "faction" | "department" | "external_body" | "institution" | "other";
export type Origin = "device" | "assisted" | "paper" | "spoken" | "import";
export type OriginView = { 
/**
 * The card, cluster or measure.
 */
id: string, 
/**
 * What it is.
 */
thing: ThingKind, 
/**
 * Text of a card, title of a cluster or measure.
 */
text: string, 
/**
 * Kind of a card or of a cluster's cards.
 */
kind: CardKind | null, 
/**
 * State of a card.
 */
state: CardState | null, 
/**
 * How it led to what it stands below.
 */
relation: Relation, 
/**
 * What it comes from in its turn: the cards of a cluster, the origins of a merged measure.
 */
from: Array<OriginView>, };
export type OtherRule = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * Its order.
 */
ranking: Array<Array<number>>, 
/**
 * True if it is shown to those only who ask for more.
 */
expert: boolean, 
/**
 * True if its first three places are not those of the result.
 */
differsAtTop: boolean, };
export type Others = { 
/**
 * Their display names.
 */
others: Array<string>, };
export type OwnBallot = { 
/**
 * The revision that holds.
 */
revision: number, 
/**
 * What was voted.
 */
ballot: Ballot, };
export type OwnCard = { 
/**
 * Identity.
 */
id: CardId, 
/**
 * The phone's own key.
 */
clientKey: string, 
/**
 * What it is.
 */
kind: CardKind, 
/**
 * The text as it stands.
 */
text: string, 
/**
 * The text as it was written, if a moderator reworded it.
 */
originalText: string | null, 
/**
 * Life domain.
 */
domainId: DomainId | null, 
/**
 * Phase in which it was written; it may be changed while that phase runs.
 */
phaseId: PhaseId, 
/**
 * Where it stands.
 */
state: CardState, 
/**
 * Why it is hidden.
 */
hiddenReason: string | null, 
/**
 * The cluster that it was put into.
 */
clusterId: ClusterId | null, 
/**
 * What its writer proposes.
 */
proposedClusterId: ClusterId | null, 
/**
 * What it is about.
 */
aboutId: string | null, 
/**
 * When it arrived.
 */
createdAt: Timestamp, };
export type OwnMeasure = { 
/**
 * Identity.
 */
id: MeasureId, 
/**
 * `17` = `M-017`.
 */
number: number | null, 
/**
 * The sheet.
 */
sheet: ShortSheet, 
/**
 * Where it stands.
 */
state: MeasureState, 
/**
 * Why it is hidden.
 */
hiddenReason: string | null, 
/**
 * True if it belongs to the small group.
 */
ofGroup: boolean, 
/**
 * Until when this phone may edit it alone; none if it does not hold the lock.
 */
mineUntil: Timestamp | null, 
/**
 * Until when somebody else is editing it.
 */
othersUntil: Timestamp | null, 
/**
 * For edits.
 */
version: number, };
export type OwnSupport = { 
/**
 * The measure; none for any.
 */
measureId: MeasureId | null, 
/**
 * Name.
 */
name: string, 
/**
 * E-mail address or telephone number.
 */
contact: string, 
/**
 * When it is deleted.
 */
deleteOn: Timestamp, };
export type Page = { 
/**
 * Which one.
 */
kind: PageKind, 
/**
 * German.
 */
de: PageText, 
/**
 * English.
 */
en: PageText, 
/**
 * German in Leichte Sprache.
 */
plain: PageText, 
/**
 * Further languages by their tag; a reader without their own gets German.
 */
more: { [key in string]: PageText }, 
/**
 * Raised by one with every change; 0: the text that came with the product.
 */
version: number, 
/**
 * When it was changed last; none for the text that came with the product.
 */
modifiedAt: Timestamp | null, };
export type PageChange = { 
/**
 * German.
 */
de: PageText, 
/**
 * English.
 */
en: PageText, 
/**
 * German in Leichte Sprache.
 */
plain: PageText, 
/**
 * Further languages by their tag; empty texts are left out.
 */
more: { [key in string]: PageText }, 
/**
 * The version that was seen.
 */
version: number, };
export type PageKind = "privacy" | "imprint" | "accessibility";
export type PageText = { 
/**
 * One line, shown before the first input (privacy notice); may be empty on other pages.
 */
short: string, 
/**
 * The whole text.
 */
body: string, };
export type PaperCard = { 
/**
 * What it says.
 */
text: string, 
/**
 * What kind of thought it is.
 */
kind: CardKind, };
export type PaperCheck = { 
/**
 * People or ballots behind it.
 */
ballots: number, 
/**
 * Points per option, or empty.
 */
points: Array<number>, 
/**
 * Ballots one by one, or empty.
 */
sheets: Array<PaperSheet>, 
/**
 * Who typed it in: may be the same account, and is shown.
 */
enteredBy: AccountId, 
/**
 * When.
 */
enteredAt: Timestamp, 
/**
 * True if both entries say the same.
 */
agrees: boolean, };
export type PaperEntry = { 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * The tally that this one replaces.
 */
replaces: PaperTallyId | null, 
/**
 * How they were given.
 */
source: PaperSource, 
/**
 * People or ballots behind it.
 */
ballots: number, 
/**
 * Points per option, by index; empty if `sheets` are sent.
 */
points: Array<number>, 
/**
 * Ballots typed in one by one, equal ones together; empty if `points` are sent.
 */
sheets: Array<PaperSheet>, 
/**
 * The tally that this entry types in a second time, to find mistakes.
 */
checks: PaperTallyId | null, 
/**
 * Remark.
 */
note: string, };
export type PaperKind = "folder" | "masterplan" | "press" | "plain-summary" | "council-paper" | "motion";
export type PaperQuery = { 
/**
 * Folder only: measures of this life domain.
 */
domain: DomainId | null, 
/**
 * Folder only: measures of this department.
 */
lead: string | null, 
/**
 * Folder only: measures of this committee.
 */
committee: string | null, 
/**
 * Folder only: measures of this locality, and of no locality in particular.
 */
locality: string | null, 
/**
 * Folder and Masterplan only: the order of the measures within their life domain; by default the room's.
 */
order: PlanOrder | null, 
/**
 * Folder only: the measures with these numbers, such as `17,21`.
 */
numbers: string | null, 
/**
 * Council paper only: its number (Drucksache).
 */
reference: string | null, 
/**
 * Council paper only: what it asks of the council; by default what the municipality has set up.
 */
paperType: PaperType | null, 
/**
 * Council paper and motion only: what it is about (Betreff).
 */
subject: string | null, 
/**
 * Motion only: who brings it in.
 */
sender: string | null, 
/**
 * Motion only: whom it is addressed to.
 */
addressee: string | null, };
export type PaperSheet = { 
/**
 * What was marked.
 */
ballot: Ballot, 
/**
 * How many such ballots, from 1.
 */
count: number, };
export type PaperSource = "paper" | "show_of_hands";
export type PaperTally = { 
/**
 * Identity.
 */
id: PaperTallyId, 
/**
 * How they were given.
 */
source: PaperSource, 
/**
 * People or ballots behind it.
 */
ballots: number, 
/**
 * Points per option, by index, as long as the options; empty if the ballots were typed in one by one.
 */
points: Array<number>, 
/**
 * Ballots typed in one by one, equal ones together, in no order of arrival.
 */
sheets: Array<PaperSheet>, 
/**
 * The moderator who typed it in.
 */
enteredBy: AccountId, 
/**
 * When.
 */
enteredAt: Timestamp, 
/**
 * Free remark.
 */
note: string, 
/**
 * The same typed in a second time.
 */
check: PaperCheck | null, };
export type PaperTallyId = string;
export type PaperTopic = { 
/**
 * Title; none for cards without a topic.
 */
title: string | null, 
/**
 * Its cards, as they came.
 */
cards: Array<PaperCard>, };
export type PaperType = "resolution" | "report" | "faction";
export type ParticipantId = string;
export type PatchMeasure = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * The fields with their new values.
 */
fields: Partial<MeasureSheet>, };
export type PeopleOfGroup = { 
/**
 * German label; `weitere` for small groups together, `ohne Angabe` for those who did not say.
 */
label: string, 
/**
 * Participants, at least k.
 */
people: number, };
export type Period = string;
export type Person = { 
/**
 * The account.
 */
id: AccountId, 
/**
 * Display name.
 */
name: string, };
export type PersonalView = { 
/**
 * The pseudonym.
 */
participantId: ParticipantId, 
/**
 * Language.
 */
language: Language, 
/**
 * Voluntary.
 */
groupId: GroupId | null, 
/**
 * Voluntary.
 */
localityId: LocalityId | null, 
/**
 * True while help is wanted.
 */
needsHelp: boolean, 
/**
 * True while more time is wanted.
 */
wantsTime: boolean, 
/**
 * The small group, with the text that it writes.
 */
smallGroup: SmallGroup | null, 
/**
 * Own cards, oldest first.
 */
cards: Array<OwnCard>, 
/**
 * Own measures and those of the small group, oldest first.
 */
measures: Array<OwnMeasure>, 
/**
 * Own ballots in open rounds, by round. When a round is no longer open, the client drops its
 * ballot from here (and may keep a copy of its own to show beside the result).
 */
ballots: { [key in RoundId]: OwnBallot }, 
/**
 * Own offers to do something.
 */
commitments: Array<CommitmentView>, };
export type Phase = { 
/**
 * Identity.
 */
id: PhaseId, 
/**
 * Position in the agenda, from 1, without gaps.
 */
order: number, 
/**
 * Kind.
 */
kind: PhaseKind, 
/**
 * Set for critique, fantasy and implementation only.
 */
subStep: SubStep | null, 
/**
 * Short name on the agenda.
 */
title: Translated, 
/**
 * The leading question (Leitfrage).
 */
prompt: Translated, 
/**
 * Planned length in minutes.
 */
plannedMinutes: number, 
/**
 * When it first started.
 */
startedAt: Timestamp | null, 
/**
 * When it last ended; none while it runs.
 */
endedAt: Timestamp | null, 
/**
 * For an inserted break: the phase that it interrupted and returns to.
 */
resumes: PhaseId | null, };
export type PhaseDraft = { 
/**
 * Known phases keep their id; none for a new one.
 */
id: PhaseId | null, 
/**
 * Kind.
 */
kind: PhaseKind, 
/**
 * Sub-step, for critique, fantasy and implementation.
 */
subStep: SubStep | null, 
/**
 * Short name.
 */
title: Translated, 
/**
 * Leading question.
 */
prompt: Translated, 
/**
 * Planned length in minutes, 0 to 600.
 */
plannedMinutes: number, };
export type PhaseId = string;
export type PhaseKind = "lobby" | "introduction" | "critique" | "reversal" | "fantasy" | "implementation" | "break" | "wrap_up";
export type PhoneToken = { 
/**
 * The phone's secret, as in `hello`.
 */
token: Hidden, };
export type PhotoEdit = { 
/**
 * The photo.
 */
photoId: PhotoId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * What is to be seen; required with `consent`.
 */
alt: string, 
/**
 * True: those in the picture agree that it is shown.
 */
consent: boolean, 
/**
 * True: the public result page may show it, too; means nothing without `consent`.
 */
released: boolean, };
export type PhotoEntry = { 
/**
 * The photo, by the random id that the service gave the picture.
 */
photoId: PhotoId, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, };
export type PhotoId = string;
export type PhotoView = { 
/**
 * Identity.
 */
id: PhotoId, 
/**
 * Position.
 */
order: number, 
/**
 * The phase in which it came in.
 */
phaseId: PhaseId | null, 
/**
 * What is to be seen.
 */
alt: string, 
/**
 * True: those in the picture agree that it is shown.
 */
consent: boolean, 
/**
 * True: the public result page shows it, too.
 */
released: boolean, 
/**
 * Width in pixels.
 */
width: number, 
/**
 * Height in pixels.
 */
height: number, 
/**
 * For edits.
 */
version: number, };
export type PictureId = string;
export type Placeholder = { 
/**
 * The section.
 */
sectionId: SectionId, 
/**
 * Its heading.
 */
heading: string, 
/**
 * The line that it stands in.
 */
text: string, };
export type PlanOrder = "administration" | "room" | "priority_class";
export type PlanQuery = { 
/**
 * In which order the measures take from the budget.
 */
order: PlanOrder, 
/**
 * Own share of one year at most, in cents.
 */
budget: Cents | null, };
export type PlanRow = { 
/**
 * Life domain; none for measures without one.
 */
domainId: DomainId | null, 
/**
 * Budget line; empty where nobody has named one.
 */
budgetLine: string, 
/**
 * Measures in it that cost anything.
 */
measures: number, 
/**
 * What they take in each year of the plan.
 */
years: Array<Load>, };
export type PlannedMeasure = { 
/**
 * Identity.
 */
id: MeasureId, 
/**
 * `17` is shown as `M-017`.
 */
number: number, 
/**
 * Title for narrow places.
 */
title: string, 
/**
 * Life domain.
 */
domainId: DomainId | null, 
/**
 * How soon it is to begin.
 */
priorityClass: PriorityClass | null, 
/**
 * Where it stands.
 */
status: MeasureStatus, 
/**
 * The room's rank.
 */
roomRank: number | null, 
/**
 * The administration's rank.
 */
administrationRank: number | null, 
/**
 * First day, if it is known.
 */
starts: string | null, 
/**
 * Last day; none for a lasting task or if nobody knows.
 */
ends: string | null, 
/**
 * What it takes in each year of the plan.
 */
years: Array<Load>, 
/**
 * Whether it fits; none without a budget.
 */
fit: Fit | null, 
/**
 * Years in which its own share is more than is left.
 */
over: Array<number>, };
export type PrintedCards = { 
/**
 * The codes as printed: `ABCDE-FGHJK`.
 */
codes: Array<string>, 
/**
 * The address for a card's QR code, without the code: `https://…/j/482136#`.
 */
url: string, };
export type PriorityClass = "high" | "medium" | "low";
export type Process = { 
/**
 * Identity.
 */
id: ProcessId, 
/**
 * What the office edits.
 */
sheet: ProcessSheet, 
/**
 * Raised by one at every edit; an edit names the one it saw.
 */
version: number, 
/**
 * When it was made.
 */
createdAt: Timestamp, 
/**
 * When it was last edited.
 */
modifiedAt: Timestamp, };
export type ProcessId = string;
export type ProcessKind = "digital" | "other";
export type ProcessSheet = { 
/**
 * Name of the strategy; required.
 */
title: string, 
/**
 * The municipality that runs the process.
 */
municipality: string, 
/**
 * Office and address for questions, as exports name it.
 */
contact: string, 
/**
 * Kind.
 */
kind: ProcessKind, 
/**
 * Where it stands.
 */
step: ProcessStep, 
/**
 * What the council ordered.
 */
mandate: Mandate, 
/**
 * Guiding vision (Leitbild), several lines allowed.
 */
vision: string, 
/**
 * Goals, in order.
 */
goals: Array<Goal>, 
/**
 * Findings of the status quo, in order.
 */
findings: Array<Finding>, };
export type ProcessStep = "goals" | "status_quo" | "workshop" | "domains" | "strategy" | "adopted" | "implementing" | "revision";
export type ProcessSummary = { 
/**
 * Identity.
 */
id: ProcessId, 
/**
 * Name of the strategy.
 */
title: string, 
/**
 * The municipality.
 */
municipality: string, 
/**
 * Where it stands.
 */
step: ProcessStep, 
/**
 * Workshops that feed it.
 */
workshops: number, 
/**
 * Measures on its list.
 */
measures: number, 
/**
 * When it was last edited.
 */
modifiedAt: Timestamp, };
export type ProcessView = { 
/**
 * The process.
 */
process: Process, 
/**
 * Its life domains, sorted by `order`.
 */
domains: Array<StrategyDomain>, 
/**
 * Whether the asker may write.
 */
mayWrite: boolean, };
export type Profile = { 
/**
 * Language of the phone.
 */
language: Language, 
/**
 * Voluntary.
 */
groupId: GroupId | null, 
/**
 * Voluntary.
 */
localityId: LocalityId | null, };
export type ProjectorAddress = { 
/**
 * `https://…/p/{id}#{token}`.
 */
url: string, };
export type PublicMinutes = { 
/**
 * Title.
 */
title: string, 
/**
 * When they were published.
 */
publishedAt: Timestamp, 
/**
 * When they were last changed.
 */
modifiedAt: Timestamp, 
/**
 * Sections, in order.
 */
sections: Array<MinutesSection>, 
/**
 * Photos that were released for everybody.
 */
photos: Array<PhotoView>, };
export type PublishMinutes = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * Whether everybody may read them.
 */
published: boolean, };
export type Quadrant = "quick_win" | "strategic" | "fill_in" | "drop";
export type ReadingLink = { 
/**
 * Identity.
 */
id: ReadingLinkId, 
/**
 * Who reads by it: a body or an office, never a private person's address.
 */
reader: string, 
/**
 * When it was made.
 */
madeAt: Timestamp, 
/**
 * From then on it opens nothing.
 */
endsAt: Timestamp, 
/**
 * When somebody withdrew it.
 */
withdrawnAt: Timestamp | null, 
/**
 * True: its reader may take the draft away as a PDF.
 */
files: boolean, };
export type ReadingLinkId = string;
export type ReadingSection = { 
/**
 * Heading.
 */
heading: string, 
/**
 * Text in Markdown.
 */
body: string, };
export type ReadingTypes = { new: NewReadingLink, made: MadeReadingLink, links: Array<ReadingLink>, open: OpenReading, reading: DraftReading, };
export type RecordId = string;
export type RecordSheet = { "kind": "funding_programme" } & FundingProgramme | { "kind": "funding_application" } & FundingApplication | { "kind": "related_strategy" } & RelatedStrategy | { "kind": "alignment" } & Alignment | { "kind": "variant" } & Variant | { "kind": "local_plan" } & LocalPlan;
export type Refusal = { "code": "malformed" } | { "code": "tooLarge", "params": { 
/**
 * Largest allowed size in bytes.
 */
limit: number, } } | { "code": "empty", "params": { 
/**
 * Name of the field.
 */
field: string, } } | { "code": "tooLong", "params": { 
/**
 * Name of the field.
 */
field: string, 
/**
 * Longest allowed.
 */
limit: number, 
/**
 * What was sent.
 */
actual: number, } } | { "code": "outOfRange", "params": { 
/**
 * Name of the field.
 */
field: string, 
/**
 * Least allowed.
 */
min: number, 
/**
 * Greatest allowed.
 */
max: number, } } | { "code": "tooMany", "params": { 
/**
 * Name of the kind.
 */
field: string, 
/**
 * How many are allowed.
 */
limit: number, } } | { "code": "tooFast", "params": { 
/**
 * Milliseconds to wait.
 */
retryAfterMs: number, } } | { "code": "unreadableFile", "params": { 
/**
 * The line, from 1; none if it is about the whole file.
 */
line: number | null, 
/**
 * What kind of fault it is.
 */
why: FaultCode, 
/**
 * Where and why, in English: it speaks of formats.
 */
reason: string, } } | { "code": "notSignedIn" } | { "code": "notAllowed" } | { "code": "foreignOrigin" } | { "code": "signInFailed" } | { "code": "linkExpired" } | { "code": "commonPassword" } | { "code": "taken", "params": { 
/**
 * Name of the field.
 */
field: string, } } | { "code": "lastAdministrator" } | { "code": "notDriving" } | { "code": "unknownCode" } | { "code": "locked" } | { "code": "cardRequired" } | { "code": "unknownCard" } | { "code": "cardUsed" } | { "code": "rehearsalRunning" } | { "code": "peoplePresent" } | { "code": "notFound", "params": { 
/**
 * Kind of the thing.
 */
thing: string, } } | { "code": "conflict", "params": { 
/**
 * Its version now.
 */
version: number, } } | { "code": "overtaken", "params": { 
/**
 * What the sender saw.
 */
seen: Expected, 
/**
 * What holds now; none if the thing is gone.
 */
now: Expected | null, 
/**
 * Who changed it, as far as the service remembers; none for a participant.
 */
by: AccountId | null, } } | { "code": "inUse", "params": { 
/**
 * Kind of the thing.
 */
thing: string, } } | { "code": "cannotMerge" } | { "code": "beingEdited", "params": { 
/**
 * When the lock lapses.
 */
until: Timestamp, } } | { "code": "requestIdReused" } | { "code": "phaseEnded" } | { "code": "wrongPhase" } | { "code": "wrongStage" } | { "code": "frozen" } | { "code": "roundOpen" } | { "code": "noCriticismNow" } | { "code": "nothingToUndo" } | { "code": "cannotUndo" } | { "code": "roundClosed" } | { "code": "tooFewOptions" } | { "code": "overBudget", "params": { 
/**
 * Dots per person.
 */
limit: number, } } | { "code": "overOptionLimit", "params": { 
/**
 * Dots per option.
 */
limit: number, } } | { "code": "invalidBallot" } | { "code": "staleBallot", "params": { 
/**
 * The revision that holds.
 */
revision: number, } } | { "code": "ownProposal" } | { "code": "groupFixed" } | { "code": "incomplete", "params": { 
/**
 * Names of the missing fields.
 */
fields: Array<string>, } } | { "code": "notStored" } | { "code": "busy" } | { "code": "full", "params": { 
/**
 * Milliseconds to wait.
 */
retryAfterMs: number, } } | { "code": "internal", "params": { 
/**
 * Id of the log entry.
 */
id: string, } };
export type RegisterEntry = { 
/**
 * Identity.
 */
id: RecordId, 
/**
 * What it says.
 */
sheet: RecordSheet, 
/**
 * Raised by one at every edit; an edit names the one it saw.
 */
version: number, 
/**
 * When it was last edited.
 */
modifiedAt: Timestamp, };
export type Registers = { 
/**
 * All entries, by kind, the oldest first.
 */
records: Array<RegisterEntry>, 
/**
 * What runs out soon or is overdue, the earliest first.
 */
soon: Array<SoonOver>, };
export type RehearsalReport = { 
/**
 * Topic of the workshop that was copied.
 */
topic: string, 
/**
 * Phones played.
 */
phones: number, 
/**
 * The waits, in order.
 */
waits: Array<RehearsalWait>, 
/**
 * Votes that the server said are safe.
 */
acknowledged: number, 
/**
 * Votes in the result.
 */
counted: number, 
/**
 * Votes found again by their phone after a lost connection.
 */
found: number, 
/**
 * Phones that failed on the way.
 */
phonesLost: number, 
/**
 * True if what is real is stored by another database than the temporary SQLite file that was written to.
 */
otherDatabase: boolean, 
/**
 * In one word.
 */
verdict: RehearsalVerdict, };
export type RehearsalStep = "prepare" | "join" | "hear" | "vote" | "return" | "count";
export type RehearsalVerdict = "ready" | "slow" | "lost";
export type RehearsalView = { 
/**
 * Phones asked for.
 */
phones: number, } & ({ "state": "running", 
/**
 * The step that it is at.
 */
step: RehearsalStep, } | { "state": "done", 
/**
 * What it found.
 */
report: RehearsalReport, } | { "state": "failed" });
export type RehearsalWait = { 
/**
 * The step.
 */
step: RehearsalStep, 
/**
 * Phones that got through it.
 */
phones: number, 
/**
 * Half of them waited no longer.
 */
p50Ms: number, 
/**
 * Of 100, at most one waited longer.
 */
p99Ms: number, 
/**
 * The longest wait.
 */
maxMs: number, };
export type RelatedStrategy = { 
/**
 * Title; required, and no other strategy of the process has it.
 */
title: string, 
/**
 * Who adopted it.
 */
body: string, 
/**
 * When it was adopted.
 */
adoptedOn: Period | null, 
/**
 * Until when it holds.
 */
validUntil: Period | null, 
/**
 * What it is about.
 */
summary: string, 
/**
 * Where it can be read.
 */
link: string, };
export type Relation = "grouped" | "merged" | "split" | "reworded" | "promoted" | "ungrouped" | "undone";
export type RenewSection = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * The section.
 */
sectionId: SectionId, };
export type Request = { 
/**
 * Made by the client; the same for every resend of the same command.
 */
requestId: RequestId, 
/**
 * What a moderator saw of the values that the command replaces. If another one has changed
 * them since, the command is refused as `overtaken`.
 */
expected?: Array<Expected>, } & ({ "type": "join", 
/**
 * Language of the phone.
 */
language: Language, 
/**
 * Voluntary.
 */
groupId: GroupId | null, 
/**
 * Voluntary.
 */
localityId: LocalityId | null, 
/**
 * The code of a printed card, where admission is by card.
 */
cardCode: string | null, } | { "type": "setProfile" } & Profile | { "type": "askForHelp", 
/**
 * True: help is wanted.
 */
wanted: boolean, } | { "type": "askForTime", 
/**
 * True: more time is wanted.
 */
wanted: boolean, } | { "type": "submitCard", 
/**
 * `Clock::phase_seq` at the time of writing.
 */
phaseSeq: number, 
/**
 * The phone's own key for this card.
 */
clientKey: string, 
/**
 * What it is.
 */
kind: CardKind, 
/**
 * The text.
 */
text: string, 
/**
 * Life domain, if chosen.
 */
domainId: DomainId | null, 
/**
 * The cluster or wish that it is about (reversal, reality check).
 */
aboutId: string | null, } | { "type": "editCard", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * The new text.
 */
text: string, 
/**
 * Life domain, if chosen.
 */
domainId: DomainId | null, } | { "type": "withdrawCard", 
/**
 * The card.
 */
cardId: CardId, } | { "type": "proposeCluster", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * The cluster; none takes the proposal back.
 */
clusterId: ClusterId | null, } | { "type": "joinSmallGroup", 
/**
 * The group; none leaves it.
 */
smallGroupId: SmallGroupId | null, } | { "type": "editSmallGroup" } & UtopiaEdit | { "type": "startMeasure", 
/**
 * `Clock::phase_seq` at the time of writing.
 */
phaseSeq: number, 
/**
 * The sheet so far; may be empty.
 */
sheet: ShortSheet, } | { "type": "lockMeasure", 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * True: take or renew. False: give back.
 */
lock: boolean, } | { "type": "editMeasure", 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The sheet.
 */
sheet: ShortSheet, } | { "type": "submitMeasure", 
/**
 * `Clock::phase_seq` at the time of writing.
 */
phaseSeq: number, 
/**
 * The group's draft, or one's own sent measure; none for a new one.
 */
measureId: MeasureId | null, 
/**
 * The sheet.
 */
sheet: ShortSheet, 
/**
 * Cards and clusters that it comes from.
 */
derivedFrom: Array<string>, } | { "type": "withdrawMeasure", 
/**
 * The measure.
 */
measureId: MeasureId, } | { "type": "castBallot", 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * Counted by the phone from 1; a resend has the same.
 */
revision: number, 
/**
 * What is voted; an empty list is an empty ballot.
 */
ballot: Ballot, } | { "type": "proposeCommitment" } & CommitmentOffer | { "type": "changeSetup", 
/**
 * All settings.
 */
setup: Setup, 
/**
 * The settings as the sender saw them. If others have changed them since, nothing happens.
 */
seen?: Setup, } | { "type": "changeAgenda", 
/**
 * The agenda, in order.
 */
phases: Array<PhaseDraft>, 
/**
 * The agenda as the sender saw it. If others have changed it since, nothing happens.
 */
seen?: Array<PhaseDraft>, } | { "type": "openWorkshop" } | { "type": "goToPhase", 
/**
 * The phase.
 */
phaseId: PhaseId, } | { "type": "nextPhase" } | { "type": "insertBreak", 
/**
 * Length, 1 to 120 minutes.
 */
minutes: number, } | { "type": "extendTime", 
/**
 * Milliseconds, negative to shorten; the end is never before now.
 */
ms: number, } | { "type": "pause" } | { "type": "resume" } | { "type": "blank", 
/**
 * True: dark.
 */
on: boolean, } | { "type": "takeOver" } | { "type": "lock", 
/**
 * True: nobody new.
 */
on: boolean, } | { "type": "setAdmission", 
/**
 * Open or by card.
 */
admission: Admission, } | { "type": "setPreApproval", 
/**
 * True: they wait.
 */
on: boolean, } | { "type": "issueCards", 
/**
 * SHA-256 of each code, in hexadecimal.
 */
hashes: Array<string>, 
/**
 * The group that these cards carry.
 */
groupId: GroupId | null, } | { "type": "resolveHelp", 
/**
 * The participant's table or pseudonym is never shown; this is the id of the request.
 */
participantId: ParticipantId, } | { "type": "countPeople", 
/**
 * People without a device.
 */
withoutDevice: number, } | { "type": "freezeResults" } | { "type": "startFollowUp" } | { "type": "archive" } | { "type": "cutLinks" } | { "type": "addCard" } & CardEntry | { "type": "approveCards", 
/**
 * The cards.
 */
cardIds: Array<CardId>, } | { "type": "hideCard", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * Why; the writer reads it.
 */
reason: string, } | { "type": "showCard", 
/**
 * The card.
 */
cardId: CardId, } | { "type": "rewordCard", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * The new text.
 */
text: string, } | { "type": "setCardDomain", 
/**
 * The cards.
 */
cardIds: Array<CardId>, 
/**
 * The domain; none takes them out.
 */
domainId: DomainId | null, } | { "type": "chooseCard", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * True: chosen.
 */
chosen: boolean, } | { "type": "dismissSuggestion", 
/**
 * The card.
 */
cardId: CardId, 
/**
 * What is dismissed.
 */
suggestion: Suggestion, } | { "type": "createCluster", 
/**
 * Title.
 */
title: string, 
/**
 * Title for the projector; from the title if empty.
 */
shortTitle: string, 
/**
 * Life domain.
 */
domainId: DomainId | null, 
/**
 * The kind of its cards.
 */
kind: CardKind, 
/**
 * First cards.
 */
cardIds: Array<CardId>, } | { "type": "editCluster", 
/**
 * The cluster.
 */
clusterId: ClusterId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Title.
 */
title: string, 
/**
 * Title for the projector.
 */
shortTitle: string, 
/**
 * Life domain.
 */
domainId: DomainId | null, } | { "type": "moveCards", 
/**
 * The cards.
 */
cardIds: Array<CardId>, 
/**
 * Where to; none takes them out.
 */
clusterId: ClusterId | null, } | { "type": "mergeClusters", 
/**
 * Those that go.
 */
from: Array<ClusterId>, 
/**
 * The one that stays.
 */
into: ClusterId, } | { "type": "splitCluster", 
/**
 * The cluster.
 */
clusterId: ClusterId, 
/**
 * The cards that go.
 */
cardIds: Array<CardId>, 
/**
 * Title of the new cluster.
 */
title: string, 
/**
 * Its title for the projector.
 */
shortTitle: string, } | { "type": "chooseAim", 
/**
 * The cluster.
 */
clusterId: ClusterId, 
/**
 * The card; none takes the choice back.
 */
cardId: CardId | null, } | { "type": "spotlight", 
/**
 * The card; none ends it.
 */
cardId: CardId | null, } | { "type": "undo", 
/**
 * The step that was shown, so that nobody undoes another's by accident.
 */
undoId: UndoId, } | { "type": "formSmallGroups", 
/**
 * How.
 */
grouping: Grouping, 
/**
 * How many, 1 to 50; ignored for `by_domain`.
 */
count: number, } | { "type": "editGroup" } & GroupEdit | { "type": "messageTables" } & TableNotice | { "type": "present", 
/**
 * The group; none ends it.
 */
smallGroupId: SmallGroupId | null, } | { "type": "addMeasure", 
/**
 * The sheet.
 */
sheet: ShortSheet, 
/**
 * Cards and clusters that it comes from.
 */
derivedFrom: Array<string>, 
/**
 * `paper` or `spoken`.
 */
origin: Origin, } | { "type": "changeMeasure" } & MeasureEdit | { "type": "approveMeasures", 
/**
 * The measures.
 */
measureIds: Array<MeasureId>, } | { "type": "hideMeasure", 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * Why; the writers read it.
 */
reason: string, } | { "type": "showMeasure", 
/**
 * The measure.
 */
measureId: MeasureId, } | { "type": "confirmCommitment" } & CommitmentEntry | { "type": "dropCommitment", 
/**
 * The commitment.
 */
commitmentId: CommitmentId, } | { "type": "addNote" } & NoteEntry | { "type": "editNote" } & NoteEdit | { "type": "deleteNote" } & SeenNote | { "type": "restoreNote" } & SeenNote | { "type": "addPhoto" } & PhotoEntry | { "type": "editPhoto" } & PhotoEdit | { "type": "removePhoto" } & SeenPhoto | { "type": "showPhotos", 
/**
 * True: shown.
 */
on: boolean, } | { "type": "prepareRound", 
/**
 * The round.
 */
round: RoundDraft, } | { "type": "prepareDomainRounds", 
/**
 * Pattern: its options and domain are filled in per domain.
 */
round: RoundDraft, } | { "type": "editRound", 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * The round.
 */
round: RoundDraft, } | { "type": "deleteRound", 
/**
 * The round.
 */
roundId: RoundId, } | { "type": "openRounds", 
/**
 * The rounds, opened together.
 */
roundIds: Array<RoundId>, } | { "type": "closeRounds", 
/**
 * The rounds.
 */
roundIds: Array<RoundId>, } | { "type": "revealRound", 
/**
 * The round.
 */
roundId: RoundId, } | { "type": "publishBallots", 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * Whether they are offered.
 */
published: boolean, } | { "type": "voidRound", 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * Why.
 */
reason: string, } | { "type": "tallyPaper" } & PaperEntry);
export type RequestId = string;
export type ResourcePlan = { 
/**
 * Its years in order, without gaps; empty if nobody has named any.
 */
years: Array<number>, 
/**
 * Rows in the order of the life domains, then of the budget lines.
 */
rows: Array<PlanRow>, 
/**
 * What all rows take in each year.
 */
total: Array<Load>, 
/**
 * The measures in the order in which they take from the budget.
 */
measures: Array<PlannedMeasure>, 
/**
 * Own share of what fits in each year; empty without a budget.
 */
taken: Array<Cents>, 
/**
 * Measures that say nothing about costs or staff.
 */
unknown: number, };
export type Restore = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * The version to bring back.
 */
restore: number, };
export type ResultsVisibility = "after_close" | "live" | "moderator_only";
export type ReviewTypes = { review: DraftReview, move_draft: MoveDraft, lock: LockSection, ask: AskSomebody, sign: Sign, comment: NewDraftComment, };
export type Role = "administrator" | "moderator" | "office" | "read_only";
export type RoundDetails = { 
/**
 * The instrument.
 */
ballotType: BallotType, 
/**
 * Dots per person (points only).
 */
dotsPerPerson: number, 
/**
 * Most dots on one option (points only).
 */
maxDotsPerOption: number, 
/**
 * What happens with ties.
 */
tieRule: TieRule, 
/**
 * What it settles beyond its instrument.
 */
settings: RoundSettings, 
/**
 * The round that it repeats.
 */
repeats: RoundId | null, 
/**
 * The options; what was taken off the wall since then has lost its text.
 */
options: Array<RoundOption>, 
/**
 * Those of them that were taken off the wall since then, by index: their places stay.
 */
gone: Array<number>, 
/**
 * Whether everybody may download its anonymous ballots.
 */
ballotsPublished: boolean, 
/**
 * The frozen result.
 */
result: RoundResult, };
export type RoundDraft = { 
/**
 * What is asked; the phase's prompt if empty.
 */
question: Translated, 
/**
 * What the options are.
 */
objectKind: ObjectKind, 
/**
 * The instrument.
 */
ballotType: BallotType, 
/**
 * Ids of the options; at least two of them must still stand when it opens.
 */
optionIds: Array<string>, 
/**
 * Dots per person; the preset formula if none.
 */
dotsPerPerson: number | null, 
/**
 * Most dots on one option; 2 if none.
 */
maxDotsPerOption: number | null, 
/**
 * Whether own proposals may be voted for.
 */
ownAllowed: boolean, 
/**
 * The life domain that the options were taken from; none for an overall round.
 */
domainId: DomainId | null, 
/**
 * Who sees tallies when.
 */
visibility: ResultsVisibility, 
/**
 * What happens with ties.
 */
tieRule: TieRule, 
/**
 * An earlier round that this one repeats.
 */
repeats: RoundId | null, 
/**
 * What it settles beyond its instrument. Costs of a budget stand in the order of `option_ids`.
 */
settings: RoundSettings, };
export type RoundId = string;
export type RoundOption = { 
/**
 * Id of the card, cluster or measure.
 */
id: string, 
/**
 * Title when the round opened.
 */
title: string, 
/**
 * Title for the projector, at most 30 code points; the title itself if there is none.
 */
shortTitle: string, 
/**
 * `M-017` for measures.
 */
number: number | null, 
/**
 * Life domain when the round opened.
 */
domainId: DomainId | null, };
export type RoundResult = { 
/**
 * The rule.
 */
method: Method, 
/**
 * Version of the rule.
 */
methodVersion: number, 
/**
 * Ballots cast by phone.
 */
ballots: number, 
/**
 * Of these empty.
 */
empty: number, 
/**
 * Of these counted.
 */
counted: number, 
/**
 * People or ballots behind paper and shows of hands.
 */
paperBallots: number, 
/**
 * Of these empty, as far as they were typed in one by one: part of the turnout, of no share.
 */
paperEmpty: number, 
/**
 * Participants who could have voted by phone when it closed.
 */
eligible: number, 
/**
 * Heads in the room as far as known: participants and people without a device.
 */
headCount: number, 
/**
 * Participants for whom a helper entered; none if nobody, 0 if fewer than k. Says nothing about ballots.
 */
assisted: number | null, 
/**
 * k: the smallest group shown.
 */
minGroup: number, 
/**
 * Columns of the breakdown; empty if nothing may be shown.
 */
groups: Array<GroupColumn>, 
/**
 * One row per option, best first; ties in the order of the options.
 */
options: Array<OptionResult>, 
/**
 * With equal say per group; none where the round did not ask for it, or fewer than two groups may be told apart.
 */
equalSay: EqualSay | null, 
/**
 * The option that beats every other (ranking only), by index.
 */
condorcetWinner: number | null, 
/**
 * Seed of all random draws of the analysis, as decimal digits, so that anybody can draw the same again.
 */
seed: string, 
/**
 * SHA-256 over options and anonymous ballots, in hexadecimal.
 */
digest: string, };
export type RoundResults = { 
/**
 * The round.
 */
round: FrozenRound, 
/**
 * One row per option, best first.
 */
rows: Array<OptionRow>, 
/**
 * How it was asked and what exactly was frozen.
 */
details: RoundDetails, };
export type RoundSettings = { 
/**
 * How many options a ranking may list (ranking only), from 1; 0 for the preset.
 */
places: number, 
/**
 * What is judged (rating only); benefit and effort if none.
 */
axes: Axes | null, 
/**
 * Money on the table (points and approval only): counted by the Method of Equal Shares.
 */
budget: Budget | null, 
/**
 * Also count with equal say for each stakeholder group, beside the unweighted result.
 */
equalSay: boolean, 
/**
 * The earlier round whose best options are asked about here.
 */
shortlistOf: RoundId | null, 
/**
 * The earlier round whose tie is decided here.
 */
runoffOf: RoundId | null, };
export type RoundState = "draft" | "open" | "closed" | "revealed" | "void";
export type RoundTurnout = { 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * Ballots so far.
 */
ballots: number, 
/**
 * Participants who may vote.
 */
eligible: number, 
/**
 * Ballots by group in steps of k; moderators only, else empty.
 */
groups: Array<GroupCount>, 
/**
 * Points per option so far; only in rounds whose results are visible live.
 */
tally: Array<number> | null, };
export type RoundView = { 
/**
 * Identity.
 */
id: RoundId, 
/**
 * Position.
 */
order: number, 
/**
 * The phase in which it was prepared.
 */
phaseId: PhaseId | null, 
/**
 * What is asked.
 */
question: Translated, 
/**
 * What the options are.
 */
objectKind: ObjectKind, 
/**
 * The instrument.
 */
ballotType: BallotType, 
/**
 * The options. Phones shuffle them: see `frontend/src/lib/shuffle.ts`.
 */
options: Array<RoundOption>, 
/**
 * Dots per person.
 */
dotsPerPerson: number, 
/**
 * Most dots on one option.
 */
maxDotsPerOption: number, 
/**
 * Whether own proposals may be voted for.
 */
ownAllowed: boolean, 
/**
 * Its life domain.
 */
domainId: DomainId | null, 
/**
 * Who sees tallies when.
 */
visibility: ResultsVisibility, 
/**
 * What happens with ties.
 */
tieRule: TieRule, 
/**
 * Where it stands.
 */
state: RoundState, 
/**
 * When it opened.
 */
openedAt: Timestamp | null, 
/**
 * When it closed.
 */
closedAt: Timestamp | null, 
/**
 * Why it is void.
 */
voidReason: string | null, 
/**
 * The round that it repeats.
 */
repeats: RoundId | null, 
/**
 * What it settles beyond its instrument.
 */
settings: RoundSettings, 
/**
 * Whether its anonymous ballots may be downloaded by everybody.
 */
ballotsPublished: boolean, 
/**
 * Paper and shows of hands; moderators only, else empty.
 */
paper: Array<PaperTally>, 
/**
 * The frozen result.
 */
result: RoundResult | null, };
export type RowSheet = { title: string, shortTitle: string, domainId: DomainId | null, goal: string, description: string, who: string, lead: string, committee: string, status: MeasureStatus, priorityClass: PriorityClass | null, ends: Period | null, localities: Array<string>, feasibility: Feasibility, feasibilityReason: string, administrationRank: number | null, rankReason: string, assignedTo: string, assignmentNote: string, assignmentDone: boolean, due: Period | null, };
export type Rule = "borda" | "copeland" | "ranked_pairs" | "irv" | "kemeny" | "givers" | "agreement" | "win_rate" | "greedy" | "phragmen" | "equal_say";
export type RunsOut = "application_due" | "proof_due" | "call_closes" | "programme_ends";
export type Satisfaction = { 
/**
 * I could have my say.
 */
heard: number | null, 
/**
 * It was worth coming.
 */
worthwhile: number | null, };
export type SatisfactionSummary = { 
/**
 * People who answered; none while fewer than k have.
 */
people: number | null, 
/**
 * k: the fewest people that a figure stands for.
 */
minGroup: number, 
/**
 * How many chose 1, 2 … 5; none if fewer than k answered this question.
 */
heard: [number, number, number, number, number] | null, 
/**
 * The same for the second question.
 */
worthwhile: [number, number, number, number, number] | null, };
export type SaveDraft = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * Title.
 */
title: string, 
/**
 * All sections as they are to be, in order. One that the writer did not touch stays
 * `generated`: the server then takes the text that is generated now. `locked` is ignored.
 */
sections: Array<Section>, };
export type SaveMinutes = { 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * Title.
 */
title: string, 
/**
 * All sections as they are to be, in order. `generated` is worked out by the server.
 */
sections: Array<MinutesSection>, };
export type SavedMeasure = { 
/**
 * The new version.
 */
version: number, 
/**
 * The whole sheet.
 */
sheet: MeasureSheet, 
/**
 * When it was saved.
 */
modifiedAt: Timestamp, };
export type Say = { 
/**
 * The phone's secret; nothing of it is stored that leads back.
 */
token: Hidden, 
/**
 * The answers.
 */
said: Satisfaction, };
export type Section = { 
/**
 * Identity, the same in all versions.
 */
id: SectionId, 
/**
 * What it is about.
 */
kind: SectionKind, 
/**
 * The life domain of a `domain` section.
 */
domainId: DomainId | null, 
/**
 * Heading, one line.
 */
heading: string, 
/**
 * Text in Markdown; raw HTML is shown as text.
 */
body: string, 
/**
 * True while the text is as it was generated: such a part follows the data by itself as long
 * as the draft is being written.
 */
generated: boolean, 
/**
 * True if nobody may change it at the moment.
 */
locked: boolean, };
export type SectionChange = { 
/**
 * The section.
 */
sectionId: SectionId, 
/**
 * How it differs.
 */
difference: SectionDifference, 
/**
 * Its heading, in the later version if it is there.
 */
heading: string, 
/**
 * Lines of heading and text, marked as kept, reworded, removed or added, in reading order.
 */
lines: Array<LineChange>, };
export type SectionDifference = "added" | "removed" | "changed";
export type SectionId = string;
export type SectionKind = "preface" | "occasion_and_mandate" | "status_quo" | "vision_and_goals" | "participation_process" | "domain" | "measures_overview" | "priorities_and_roadmap" | "financing" | "organisation_and_roles" | "monitoring" | "annex_factsheets" | "annex_minutes" | "glossary";
export type Seen = { 
/**
 * The version that the writer saw.
 */
version: number, };
export type SeenMeasure = { 
/**
 * The measure.
 */
id: MeasureId, 
/**
 * The version that the writer saw.
 */
version: number, };
export type SeenNote = { 
/**
 * The note.
 */
noteId: NoteId, 
/**
 * The version that was seen; the one that deleting gave it, to bring it back.
 */
version: number, };
export type SeenPhoto = { 
/**
 * The photo.
 */
photoId: PhotoId, 
/**
 * The version that was seen.
 */
version: number, };
export type SeenTable = { 
/**
 * The small group.
 */
smallGroupId: SmallGroupId, 
/**
 * Its version.
 */
version: number, };
export type ServerMsg = { "type": "welcome", 
/**
 * Version of the protocol.
 */
protocol: number, 
/**
 * Server time.
 */
serverTime: Timestamp, 
/**
 * What the client was admitted as.
 */
role: ClientRole, 
/**
 * The moderator's own account.
 */
accountId: AccountId | null, 
/**
 * Number of the last discrete event contained in the snapshot.
 */
seq: number, 
/**
 * Everything this role may see.
 */
snapshot: Snapshot, 
/**
 * The personal part, for participants.
 */
personal: PersonalView | null, } | { "type": "event", 
/**
 * Rises with every discrete event of the workshop; events that this role may not see
 * leave holes.
 */
seq: number, 
/**
 * Server time.
 */
serverTime: Timestamp, 
/**
 * What.
 */
kind: EventKind, 
/**
 * New values, to be put in place in this order.
 */
changes: Array<ChangeView>, } | { "type": "personal", 
/**
 * The event after which it holds.
 */
seq: number, 
/**
 * The personal part.
 */
personal: PersonalView, } | { "type": "presence", 
/**
 * Rises; a lower one is out of date.
 */
revision: number, 
/**
 * Everybody who has joined.
 */
joined: number, 
/**
 * Participants connected at this moment.
 */
connected: number, 
/**
 * People without a device, as counted by a moderator.
 */
withoutDevice: number, 
/**
 * Joined by group, small groups together; moderators only, else empty.
 */
groups: Array<GroupCount>, 
/**
 * Moderators connected; moderators only, else empty.
 */
moderators: Array<ModeratorPresence>, 
/**
 * Projectors connected; moderators only, else 0.
 */
projectors: number, } | { "type": "turnout", 
/**
 * Rises; a lower one is out of date.
 */
revision: number, 
/**
 * All open rounds.
 */
rounds: Array<RoundTurnout>, } | { "type": "ack", 
/**
 * The client's id of the command.
 */
requestId: RequestId, 
/**
 * The event at which it holds; for ballots the last event before.
 */
seq: number, 
/**
 * Id of what was created, if anything.
 */
created: string | null, } | { "type": "refused", 
/**
 * The client's id of the command; none if it could not be read.
 */
requestId: RequestId | null, 
/**
 * Under which number the log has a refusal without such an id; none where the log says nothing.
 */
number?: string | null, } & ({ "code": "malformed" } | { "code": "tooLarge", "params": { 
/**
 * Largest allowed size in bytes.
 */
limit: number, } } | { "code": "empty", "params": { 
/**
 * Name of the field.
 */
field: string, } } | { "code": "tooLong", "params": { 
/**
 * Name of the field.
 */
field: string, 
/**
 * Longest allowed.
 */
limit: number, 
/**
 * What was sent.
 */
actual: number, } } | { "code": "outOfRange", "params": { 
/**
 * Name of the field.
 */
field: string, 
/**
 * Least allowed.
 */
min: number, 
/**
 * Greatest allowed.
 */
max: number, } } | { "code": "tooMany", "params": { 
/**
 * Name of the kind.
 */
field: string, 
/**
 * How many are allowed.
 */
limit: number, } } | { "code": "tooFast", "params": { 
/**
 * Milliseconds to wait.
 */
retryAfterMs: number, } } | { "code": "unreadableFile", "params": { 
/**
 * The line, from 1; none if it is about the whole file.
 */
line: number | null, 
/**
 * What kind of fault it is.
 */
why: FaultCode, 
/**
 * Where and why, in English: it speaks of formats.
 */
reason: string, } } | { "code": "notSignedIn" } | { "code": "notAllowed" } | { "code": "foreignOrigin" } | { "code": "signInFailed" } | { "code": "linkExpired" } | { "code": "commonPassword" } | { "code": "taken", "params": { 
/**
 * Name of the field.
 */
field: string, } } | { "code": "lastAdministrator" } | { "code": "notDriving" } | { "code": "unknownCode" } | { "code": "locked" } | { "code": "cardRequired" } | { "code": "unknownCard" } | { "code": "cardUsed" } | { "code": "rehearsalRunning" } | { "code": "peoplePresent" } | { "code": "notFound", "params": { 
/**
 * Kind of the thing.
 */
thing: string, } } | { "code": "conflict", "params": { 
/**
 * Its version now.
 */
version: number, } } | { "code": "overtaken", "params": { 
/**
 * What the sender saw.
 */
seen: Expected, 
/**
 * What holds now; none if the thing is gone.
 */
now: Expected | null, 
/**
 * Who changed it, as far as the service remembers; none for a participant.
 */
by: AccountId | null, } } | { "code": "inUse", "params": { 
/**
 * Kind of the thing.
 */
thing: string, } } | { "code": "cannotMerge" } | { "code": "beingEdited", "params": { 
/**
 * When the lock lapses.
 */
until: Timestamp, } } | { "code": "requestIdReused" } | { "code": "phaseEnded" } | { "code": "wrongPhase" } | { "code": "wrongStage" } | { "code": "frozen" } | { "code": "roundOpen" } | { "code": "noCriticismNow" } | { "code": "nothingToUndo" } | { "code": "cannotUndo" } | { "code": "roundClosed" } | { "code": "tooFewOptions" } | { "code": "overBudget", "params": { 
/**
 * Dots per person.
 */
limit: number, } } | { "code": "overOptionLimit", "params": { 
/**
 * Dots per option.
 */
limit: number, } } | { "code": "invalidBallot" } | { "code": "staleBallot", "params": { 
/**
 * The revision that holds.
 */
revision: number, } } | { "code": "ownProposal" } | { "code": "groupFixed" } | { "code": "incomplete", "params": { 
/**
 * Names of the missing fields.
 */
fields: Array<string>, } } | { "code": "notStored" } | { "code": "busy" } | { "code": "full", "params": { 
/**
 * Milliseconds to wait.
 */
retryAfterMs: number, } } | { "code": "internal", "params": { 
/**
 * Id of the log entry.
 */
id: string, } }) | { "type": "pong", 
/**
 * Server time.
 */
serverTime: Timestamp, };
export type SessionId = string;
export type SessionView = { 
/**
 * The account; none if nobody is signed in.
 */
account: AccountView | null, 
/**
 * True: there is no administrator yet; the terminal shows a link.
 */
setupNeeded: boolean, 
/**
 * True: this page came over plain HTTP from another machine.
 */
insecure: boolean, };
export type SetFields = { 
/**
 * The measures.
 */
measures: Array<SeenMeasure>, 
/**
 * The fields with their new values; which ones may be set: `domain::sheet::shared`.
 */
fields: Partial<MeasureSheet>, };
export type SetRank = { 
/**
 * The measure.
 */
id: MeasureId, 
/**
 * The version that the writer saw.
 */
version: number, 
/**
 * The rank; none takes it away.
 */
rank: number | null, 
/**
 * Why it deviates from the room's; required if it does.
 */
reason: string, };
export type SetRanks = { 
/**
 * The ranks.
 */
ranks: Array<SetRank>, };
export type SetUp = { 
/**
 * The token.
 */
token: Hidden, 
/**
 * Login of the first administrator; not looked at otherwise.
 */
login: string | null, 
/**
 * Name of the first administrator; not looked at otherwise.
 */
name: string | null, 
/**
 * The new password.
 */
password: Hidden, };
export type SettleComment = { 
/**
 * True if it is settled.
 */
resolved: boolean, };
export type Setup = { 
/**
 * What the workshop is about; its name on every screen.
 */
topic: string, 
/**
 * Where it takes place.
 */
place: string, 
/**
 * Planned start.
 */
startsAt: Timestamp, 
/**
 * Planned end.
 */
endsAt: Timestamp, 
/**
 * People expected, for prints and warnings.
 */
expectedPeople: number, 
/**
 * What happens with the results; settled beforehand.
 */
bindingStatement: Translated, 
/**
 * Rules of the day.
 */
rules: Array<Translated>, 
/**
 * Life domains, sorted by `order`.
 */
domains: Array<LifeDomain>, 
/**
 * Stakeholder groups, sorted by `order`.
 */
groups: Array<StakeholderGroup>, 
/**
 * Localities, sorted by `order`.
 */
localities: Array<Locality>, 
/**
 * Who may take part.
 */
admission: Admission, 
/**
 * True: no card reaches the wall before a moderator has approved it.
 */
preApproval: boolean, 
/**
 * Smallest number of ballots that a shown group may have (design: one k for everything).
 */
minGroup: number, 
/**
 * The hall's Wi-Fi, if the projector is to show it.
 */
wifi?: WifiHint, };
export type SheetTypes = { patch: PatchMeasure, saved: SavedMeasure, ranks: SetRanks, query: PlanQuery, plan: ResourcePlan, comments: Array<Comment>, new_comment: NewComment, settle: SettleComment, others: Others, agreement: Agreement, };
export type Shift = { 
/**
 * The earlier round.
 */
roundId: RoundId, 
/**
 * One row per option that was in it, too, in the order of the new result.
 */
rows: Array<ShiftRow>, };
export type ShiftRow = { 
/**
 * The option, in the new round.
 */
option: number, 
/**
 * Its rank before.
 */
before: number, 
/**
 * Its rank now.
 */
after: number, };
export type ShortSheet = { 
/**
 * Title, at most 80 code points; required to send.
 */
title: string, 
/**
 * Title for the projector, at most 30 code points; required to send.
 */
shortTitle: string, 
/**
 * Life domain; required to send where the workshop has any.
 */
domainId: DomainId | null, 
/**
 * What it wants to reach.
 */
goal: string, 
/**
 * What is done.
 */
description: string, 
/**
 * Who does it.
 */
who: string, 
/**
 * The first step.
 */
firstStep: string, 
/**
 * How much work it is, roughly.
 */
effort: Effort, };
export type Sign = { 
/**
 * The version of the draft that the signer saw.
 */
version: number, 
/**
 * What is said; none takes it back.
 */
outcome: AlignmentOutcome | null, 
/**
 * In words; required for changes and a rejection.
 */
note: string, };
export type SignIn = { 
/**
 * Login, whatever its case.
 */
login: string, 
/**
 * Password.
 */
password: Hidden, };
export type SignOff = { 
/**
 * What was said.
 */
outcome: AlignmentOutcome, 
/**
 * In words; required for changes and a rejection.
 */
note: string, 
/**
 * The version of the draft that it is about.
 */
version: number, 
/**
 * Who entered it: the one who was asked, or somebody of the office in their name.
 */
by: AccountId, 
/**
 * When.
 */
at: Timestamp, };
export type SmallGroup = { 
/**
 * Identity.
 */
id: SmallGroupId, 
/**
 * Number of the table, from 1; 0 once the group was dissolved (its result stays).
 */
tableNo: number, 
/**
 * Name, as the group or a moderator chose it; may be empty.
 */
name: string, 
/**
 * Life domain, if groups were formed by domain.
 */
domainId: DomainId | null, 
/**
 * Name of the group's utopia.
 */
resultTitle: string, 
/**
 * The utopia in words.
 */
resultText: string, 
/**
 * The moderators' last message to this table.
 */
message: TableMessage | null, 
/**
 * Raised by one at every change but a message.
 */
version: number, };
export type SmallGroupId = string;
export type Snapshot = { 
/**
 * The workshop's settings.
 */
setup: Setup, 
/**
 * The agenda in order.
 */
phases: Array<Phase>, 
/**
 * The workshop's own fields.
 */
head: HeadView, 
/**
 * Cards.
 */
cards: Array<CardView>, 
/**
 * Clusters.
 */
clusters: Array<ClusterView>, 
/**
 * Measures.
 */
measures: Array<MeasureView>, 
/**
 * Small groups; the utopia's text only for moderators and while it is presented.
 */
smallGroups: Array<SmallGroup>, 
/**
 * Commitments.
 */
commitments: Array<CommitmentView>, 
/**
 * Photos of the day; projectors see those whose people agree, participants none.
 */
photos: Array<PhotoView>, 
/**
 * Notes for the minutes; moderators only.
 */
notes: Array<Note>, 
/**
 * Rounds.
 */
rounds: Array<RoundView>, 
/**
 * Steps that can be undone, oldest first.
 */
undo: Array<UndoView>, 
/**
 * Open requests for help.
 */
help: Array<HelpView>, };
export type SoonOver = { 
/**
 * The application or programme.
 */
recordId: RecordId, 
/**
 * The measure of an application.
 */
measureId: MeasureId | null, 
/**
 * Name of the programme.
 */
programme: string, 
/**
 * Why it is on the list.
 */
what: RunsOut, 
/**
 * The last day.
 */
on: string, 
/**
 * Days from today; negative if it is overdue.
 */
days: number, };
export type Spending = { 
/**
 * In the order of selection.
 */
funded: Array<number>, 
/**
 * Altogether, in cents.
 */
spentCents: number, };
export type StaffItem = { 
/**
 * What for; may be empty.
 */
what: string, 
/**
 * The first year, or the only one.
 */
year: number, 
/**
 * The last year in which it is needed; none for one year.
 */
untilYear: number | null, 
/**
 * Person-days of each year, in hundredths.
 */
daysHundredths: number, 
/**
 * Full-time equivalents (VZÄ) of each year, in hundredths.
 */
fteHundredths: number, };
export type StaffSessionView = { 
/**
 * Identity.
 */
id: SessionId, 
/**
 * Browser and system; may be empty.
 */
device: string, 
/**
 * When they signed in.
 */
createdAt: Timestamp, 
/**
 * When it was last used, to within five minutes.
 */
seenAt: Timestamp, 
/**
 * When it ends at the latest.
 */
expiresAt: Timestamp, 
/**
 * True: the one that asks.
 */
current: boolean, };
export type Stage = "draft" | "running" | "follow_up" | "archived";
export type StakeholderGroup = { 
/**
 * Identity.
 */
id: GroupId, 
/**
 * One of the keys of the glossary (`citizen`, `business` …).
 */
key: string, 
/**
 * Label in all languages.
 */
label: Translated, 
/**
 * Position, from 1.
 */
order: number, };
export type StartRehearsal = { 
/**
 * Phones to play, see `limits::REHEARSAL_PHONES`.
 */
phones: number, };
export type StepCheck = { 
/**
 * What is needed.
 */
need: StepNeed, 
/**
 * How many there are.
 */
have: number, 
/**
 * How many there should be; at least one.
 */
of: number, };
export type StepNeed = "mandate" | "vision" | "goals" | "goals_served" | "findings" | "sources" | "strategies" | "workshop_planned" | "workshop_held" | "domains" | "leads" | "measures_placed" | "sheets_complete" | "draft" | "reviewed" | "adopted";
export type StepProgress = { 
/**
 * The step.
 */
step: ProcessStep, 
/**
 * What it needs.
 */
checks: Array<StepCheck>, };
export type StepView = { 
/**
 * True if it is the asker who was asked.
 */
own: boolean, 
/**
 * Display name of whoever entered the sign-off; none if the account is gone.
 */
signedBy: string | null, 
/**
 * Identity.
 */
id: AlignmentStepId, 
/**
 * In which capacity.
 */
kind: AlignmentKind, 
/**
 * Name of the person or body.
 */
addressee: string, 
/**
 * Their account, with which they comment and sign off themselves; none if they have none.
 */
accountId: AccountId | null, 
/**
 * By when they are to answer.
 */
due: string | null, 
/**
 * Their answer; none as long as it is open.
 */
signOff: SignOff | null, };
export type StrategyDomain = { 
/**
 * Identity.
 */
id: DomainId, 
/**
 * What the office edits.
 */
sheet: DomainSheet, 
/**
 * How it came to be.
 */
origin: DomainOrigin, 
/**
 * Raised by one at every edit; 0 as long as it is what the workshop brought along.
 */
version: number, };
export type SubStep = "collect" | "cluster" | "rank" | "groups" | "present" | "check" | "measures" | "commit";
export type Suggestion = "duplicate" | "proposal";
export type SupportTerms = { 
/**
 * When it would be deleted if it were given today.
 */
deleteOn: Timestamp, };
export type Supporter = { 
/**
 * Identity.
 */
id: SupporterId, 
/**
 * The workshop.
 */
workshopId: WorkshopId, 
/**
 * The measure that they would like to help with; none for any.
 */
measureId: MeasureId | null, 
/**
 * Name as they gave it.
 */
name: string, 
/**
 * E-mail address or telephone number as they gave it.
 */
contact: string, 
/**
 * When they agreed.
 */
consentedAt: Timestamp, 
/**
 * When it is deleted.
 */
deleteOn: Timestamp, };
export type SupporterId = string;
export type TableMessage = { 
/**
 * The words, 1 to 200 code points; may have several lines.
 */
text: string, 
/**
 * When they were sent.
 */
at: Timestamp, };
export type TableNotice = { 
/**
 * The tables; empty for all.
 */
smallGroupIds: Array<SmallGroupId>, 
/**
 * The message; empty takes the last one back.
 */
text: string, };
export type TakeOver = { 
/**
 * Name of the file, to recognise the step by.
 */
fileName: string, 
/**
 * The measures.
 */
rows: Array<TakenRow>, };
export type TakenCell = { 
/**
 * Heading of its column.
 */
column: string, 
/**
 * Its value, as the look at the file gave it.
 */
value: string, };
export type TakenRow = { 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * The version that the look at the file showed.
 */
version: number, 
/**
 * The cells.
 */
cells: Array<TakenCell>, };
export type Template = "day" | "evening";
export type ThingKind = "card" | "cluster" | "measure";
export type TieRule = "shared_rank" | "runoff" | "lot";
export type Timestamp = number;
export type Translated = { 
/**
 * German; never empty where a text is required.
 */
de: string, 
/**
 * German in Leichte Sprache; shown instead of `de` where it exists.
 */
plain?: string, 
/**
 * English.
 */
en?: string, 
/**
 * Further languages by their tag, such as `tr`; a phone without its own shows German.
 */
more?: { [key in string]: string }, };
export type Turnout = { 
/**
 * Cast by phone.
 */
ballots: number, 
/**
 * Of these empty.
 */
empty: number, 
/**
 * Of these invalid: always 0, since the service refuses them.
 */
invalid: number, 
/**
 * Of these counted.
 */
counted: number, 
/**
 * People or ballots behind paper and shows of hands.
 */
paper: number, };
export type UndoId = string;
export type UndoView = { 
/**
 * Identity; the greatest is the last.
 */
id: UndoId, 
/**
 * What was done.
 */
kind: EventKind, 
/**
 * How many things it touched.
 */
count: number, 
/**
 * The card or cluster that names it best.
 */
subject: string | null, };
export type UtopiaEdit = { 
/**
 * The group: one's own.
 */
smallGroupId: SmallGroupId, 
/**
 * The version that was seen.
 */
version: number, 
/**
 * Name of the utopia.
 */
resultTitle: string, 
/**
 * The utopia in words.
 */
resultText: string, };
export type Variant = { 
/**
 * The measure.
 */
measureId: MeasureId, 
/**
 * Title; required, and no other variant of the measure has it.
 */
title: string, 
/**
 * What would be done.
 */
description: string, 
/**
 * What it costs once.
 */
onceCents: Cents | null, 
/**
 * What it costs every year.
 */
yearlyCents: Cents | null, 
/**
 * What speaks for it, one reason per line.
 */
pros: string, 
/**
 * What speaks against it, one reason per line.
 */
cons: string, 
/**
 * The administration recommends it; one variant of a measure at most.
 */
recommended: boolean, 
/**
 * It is the variant of doing nothing (nicht handeln); one of a measure at most.
 */
notActing: boolean, };
export type VoidRound = { 
/**
 * What was asked.
 */
question: string, 
/**
 * Why it is void.
 */
reason: string, };
export type WhoBeatsWhom = { 
/**
 * `wins[a][b]`: ballots that rank a above b, an option that is not listed being below all that are.
 */
wins: Array<Array<number>>, };
export type Why = { 
/**
 * The option.
 */
option: number, 
/**
 * Its rank.
 */
rank: number, 
/**
 * Options with the same figure; with a lot they have other ranks.
 */
tiedWith: Array<number>, 
/**
 * The nearest option above it.
 */
closestAbove: Duel | null, 
/**
 * The nearest option below it.
 */
closestBelow: Duel | null, };
export type WifiHint = { 
/**
 * Name of the network.
 */
network: string, 
/**
 * Password of the hall's guest network, empty if there is none.
 */
password: string, };
export type WithdrawSupport = { 
/**
 * The phone's secret.
 */
token?: Hidden, 
/**
 * The follow-up code.
 */
code?: Hidden, };
export type WordChange = { 
/**
 * What became of them.
 */
fate: WordFate, 
/**
 * The words.
 */
text: string, };
export type WordFate = "kept" | "removed" | "added";
export type WorkshopId = string;
export type WorkshopResults = { 
/**
 * The workshop.
 */
workshop: OfficeWorkshop, 
/**
 * What happens with the results.
 */
bindingStatement: Translated, 
/**
 * Participants by group; empty if small groups would show.
 */
groups: Array<PeopleOfGroup>, 
/**
 * Rounds in the order in which they were held.
 */
rounds: Array<RoundResults>, 
/**
 * Void rounds.
 */
voidRounds: Array<VoidRound>, };
export type WorkshopRow = { 
/**
 * Identity.
 */
id: WorkshopId, 
/**
 * The strategy process that it feeds.
 */
processId: ProcessId, 
/**
 * What it is about.
 */
topic: string, 
/**
 * Where it takes place.
 */
place: string, 
/**
 * Planned start.
 */
startsAt: Timestamp, 
/**
 * Planned end.
 */
endsAt: Timestamp, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * Join code as shown: `482-136`.
 */
joinCode: string, 
/**
 * The address for phones.
 */
joinUrl: string, 
/**
 * Its moderators, owner first.
 */
moderators: Array<ModeratorView>, 
/**
 * True: whoever asks may lend it.
 */
mayLend: boolean, };
