// Generated from the Rust types in src/wire and src/domain by `make bless`. Do not edit.

export type AccountId = string;
export type Admission = "open" | "byCard";
export type Ballot = { "p": Array<[number, number]> } | { "a": Array<number> };
export type BallotType = "points" | "approval";
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
export type ChangeView = { "thing": "head", value: HeadView, } | { "thing": "setup", value: Setup, } | { "thing": "phase", value: Phase, } | { "thing": "phaseGone", id: PhaseId, } | { "thing": "card", value: CardView, } | { "thing": "cardGone", id: CardId, } | { "thing": "cluster", value: ClusterView, } | { "thing": "clusterGone", id: ClusterId, } | { "thing": "measure", value: MeasureView, } | { "thing": "measureGone", id: MeasureId, } | { "thing": "smallGroup", value: SmallGroup, } | { "thing": "commitment", value: CommitmentView, } | { "thing": "commitmentGone", id: CommitmentId, } | { "thing": "round", value: RoundView, } | { "thing": "roundGone", id: RoundId, } | { "thing": "undo", value: UndoView, } | { "thing": "undoGone", id: UndoId, } | { "thing": "help", value: HelpView, } | { "thing": "helpGone", id: ParticipantId, };
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
export type CommitmentId = string;
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
export type DomainId = string;
export type Effort = "unknown" | "small" | "medium" | "large";
export type EventKind = "setupChanged" | "agendaChanged" | "workshopOpened" | "phaseStarted" | "breakInserted" | "timeExtended" | "paused" | "resumed" | "blanked" | "unblanked" | "locked" | "unlocked" | "driverChanged" | "resultsFrozen" | "followUpStarted" | "archived" | "cardsIssued" | "participantJoined" | "profileChanged" | "helpRequested" | "helpResolved" | "peopleCounted" | "cardSubmitted" | "cardEdited" | "cardWithdrawn" | "cardApproved" | "cardHidden" | "cardShown" | "cardReworded" | "cardsMoved" | "cardDomainSet" | "cardChosen" | "clusterProposed" | "clusterCreated" | "clusterEdited" | "clustersMerged" | "clusterSplit" | "aimChosen" | "spotlighted" | "stepUndone" | "smallGroupsFormed" | "smallGroupJoined" | "smallGroupEdited" | "presentationChanged" | "measureStarted" | "measureEdited" | "measureSubmitted" | "measureWithdrawn" | "measureApproved" | "measureHidden" | "measureShown" | "editLockChanged" | "commitmentProposed" | "commitmentEdited" | "commitmentConfirmed" | "commitmentDropped" | "roundPrepared" | "roundEdited" | "roundDeleted" | "roundOpened" | "roundClosed" | "roundRevealed" | "roundVoided" | "paperTallied" | "ballotCast";
export type GroupCell = number | null;
export type GroupColumn = { 
/**
 * The group; none for the merged column ("weitere").
 */
groupId: GroupId | null, 
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
export type GroupId = string;
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
token: string, } | { "role": "projector", 
/**
 * Version of the protocol.
 */
protocol: number, 
/**
 * The workshop.
 */
workshopId: WorkshopId, 
/**
 * The projector's token, from the fragment of its address.
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
 * The table they sit at, if known.
 */
smallGroupId: SmallGroupId | null, };
export type Language = "de" | "de-simple" | "en";
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
export type MeasureId = string;
export type MeasureState = "draft" | "pending" | "visible" | "hidden" | "withdrawn";
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
export type ModeratorPresence = { 
/**
 * The account.
 */
accountId: AccountId, 
/**
 * Display name.
 */
name: string, };
export type ObjectKind = "contribution" | "cluster" | "wish" | "measure";
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
 * Points or approvals from phones and paper together.
 */
points: number, 
/**
 * Of these from paper and shows of hands.
 */
paperPoints: number, 
/**
 * People who gave at least one point by phone.
 */
givers: number, 
/**
 * Points (approval: givers) per group column.
 */
byGroup: Array<GroupCell>, };
export type Origin = "device" | "paper" | "spoken" | "import";
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
 * Points per option, by index; as long as the options.
 */
points: Array<number>, 
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
note: string, };
export type PaperTallyId = string;
export type ParticipantId = string;
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
 * Own ballots in open rounds, by round.
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
export type ProcessId = string;
export type Request = { 
/**
 * Made by the client; the same for every resend of the same command.
 */
requestId: RequestId, } & ({ "type": "join", 
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
cardCode: string | null, } | { "type": "setProfile", 
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
localityId: LocalityId | null, } | { "type": "askForHelp", 
/**
 * True: help is wanted.
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
smallGroupId: SmallGroupId | null, } | { "type": "editSmallGroup", 
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
resultText: string, } | { "type": "startMeasure", 
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
ballot: Ballot, } | { "type": "proposeCommitment", 
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
byWhen: string, } | { "type": "changeSetup", 
/**
 * All settings.
 */
setup: Setup, } | { "type": "changeAgenda", 
/**
 * The agenda, in order.
 */
phases: Array<PhaseDraft>, } | { "type": "openWorkshop" } | { "type": "goToPhase", 
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
withoutDevice: number, } | { "type": "freezeResults" } | { "type": "startFollowUp" } | { "type": "archive" } | { "type": "addCard", 
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
aboutId: string | null, } | { "type": "approveCards", 
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
chosen: boolean, } | { "type": "createCluster", 
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
count: number, } | { "type": "editGroup", 
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
resultText: string, } | { "type": "present", 
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
origin: Origin, } | { "type": "changeMeasure", 
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
derivedFrom: Array<string>, } | { "type": "approveMeasures", 
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
measureId: MeasureId, } | { "type": "confirmCommitment", 
/**
 * The commitment; none for a new one.
 */
commitmentId: CommitmentId | null, 
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
byWhen: string, } | { "type": "dropCommitment", 
/**
 * The commitment.
 */
commitmentId: CommitmentId, } | { "type": "prepareRound", 
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
roundId: RoundId, } | { "type": "voidRound", 
/**
 * The round.
 */
roundId: RoundId, 
/**
 * Why.
 */
reason: string, } | { "type": "tallyPaper", 
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
 * Points per option, by index.
 */
points: Array<number>, 
/**
 * Remark.
 */
note: string, });
export type RequestId = string;
export type ResultsVisibility = "after_close" | "live" | "moderator_only";
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
repeats: RoundId | null, };
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
 * `cumulative` or `approval`.
 */
method: string, 
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
 * Participants who could have voted by phone when it closed.
 */
eligible: number, 
/**
 * Heads in the room as far as known: participants and people without a device.
 */
headCount: number, 
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
 * SHA-256 over options and anonymous ballots, in hexadecimal.
 */
digest: string, };
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
 * Paper and shows of hands; moderators only, else empty.
 */
paper: Array<PaperTally>, 
/**
 * The frozen result.
 */
result: RoundResult | null, };
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
requestId: RequestId | null, } & ({ "code": "malformed" } | { "code": "tooLarge", "params": { 
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
retryAfterMs: number, } } | { "code": "notSignedIn" } | { "code": "notAllowed" } | { "code": "foreignOrigin" } | { "code": "signInFailed" } | { "code": "linkExpired" } | { "code": "commonPassword" } | { "code": "taken", "params": { 
/**
 * Name of the field.
 */
field: string, } } | { "code": "lastAdministrator" } | { "code": "notDriving" } | { "code": "unknownCode" } | { "code": "locked" } | { "code": "cardRequired" } | { "code": "unknownCard" } | { "code": "cardUsed" } | { "code": "notFound", "params": { 
/**
 * Kind of the thing.
 */
thing: string, } } | { "code": "conflict", "params": { 
/**
 * Its version now.
 */
version: number, } } | { "code": "inUse", "params": { 
/**
 * Kind of the thing.
 */
thing: string, } } | { "code": "beingEdited", "params": { 
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
fields: Array<string>, } } | { "code": "notStored" } | { "code": "busy" } | { "code": "internal", "params": { 
/**
 * Id of the log entry.
 */
id: string, } }) | { "type": "pong", 
/**
 * Server time.
 */
serverTime: Timestamp, };
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
 * Raised by one at every change.
 */
version: number, };
export type SmallGroupId = string;
export type Snapshot = { 
/**
 * The workshop's own fields.
 */
head: HeadView, 
/**
 * Its settings.
 */
setup: Setup, 
/**
 * The agenda in order.
 */
phases: Array<Phase>, 
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
export type SubStep = "collect" | "cluster" | "rank" | "groups" | "present" | "check" | "measures" | "commit";
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
en?: string, };
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
count: number, };
export type WifiHint = { 
/**
 * Name of the network.
 */
network: string, 
/**
 * Password of the hall's guest network, empty if there is none.
 */
password: string, };
export type WorkshopId = string;
