/**
 * From messages to the state that a screen shows. Pure: the same messages give the same state, and a
 * snapshot gives what the stream would have given. What has not changed keeps its identity.
 */
import type { ChangeView, ClientRole, PersonalView, ServerMsg, Snapshot } from '../wire.gen';

export type Presence = Extract<ServerMsg, { type: 'presence' }>;
export type Turnout = Extract<ServerMsg, { type: 'turnout' }>;
export type Welcome = Extract<ServerMsg, { type: 'welcome' }>;

/** All that a face knows of its workshop. */
export interface WorkshopState extends Snapshot {
  role: ClientRole;
  /** The moderator's own account. */
  accountId: string | null;
  /** The last discrete event that is contained. */
  seq: number;
  /** Own cards, ballots and the like; for participants. */
  personal: PersonalView | null;
  presence: Presence | null;
  turnout: Turnout | null;
}

/** The state after a message; the same object if the message says nothing new. */
export function fold(state: WorkshopState | null, message: ServerMsg): WorkshopState | null {
  if (message.type === 'welcome') return welcome(state, message);
  if (!state) return null;
  switch (message.type) {
    case 'event':
      // The snapshot may be younger than an event that was already on its way.
      if (message.seq <= state.seq) return state;
      return message.changes.reduce(change, { ...state, seq: message.seq });
    case 'personal':
      return { ...state, personal: message.personal };
    case 'presence':
      return state.presence && message.revision < state.presence.revision
        ? state
        : { ...state, presence: message };
    case 'turnout':
      return state.turnout && message.revision < state.turnout.revision
        ? state
        : { ...state, turnout: message };
    default:
      return state;
  }
}

/** A snapshot replaces everything. Counters stay on the screen until newer ones come, whatever their revision. */
function welcome(state: WorkshopState | null, message: Welcome): WorkshopState {
  const { snapshot, role, accountId, seq, personal } = message;
  const first = { revision: -1 };
  return {
    ...snapshot,
    phases: sort(snapshot.phases),
    cards: sort(snapshot.cards),
    clusters: sort(snapshot.clusters),
    measures: sort(snapshot.measures),
    smallGroups: sort(snapshot.smallGroups),
    commitments: sort(snapshot.commitments),
    photos: sort(snapshot.photos),
    notes: sort(snapshot.notes),
    rounds: sort(snapshot.rounds),
    role,
    accountId,
    seq,
    personal,
    presence: state?.presence ? { ...state.presence, ...first } : null,
    turnout: state?.turnout ? { ...state.turnout, ...first } : null,
  };
}

function change(state: WorkshopState, { ...view }: ChangeView): WorkshopState {
  switch (view.thing) {
    case 'head':
      return { ...state, head: view.value };
    case 'setup':
      return { ...state, setup: view.value };
    case 'phase':
      return { ...state, phases: put(state.phases, view.value) };
    case 'phaseGone':
      return { ...state, phases: drop(state.phases, view.id) };
    case 'card':
      return { ...state, cards: put(state.cards, view.value) };
    case 'cardGone':
      return { ...state, cards: drop(state.cards, view.id) };
    case 'cluster':
      return { ...state, clusters: put(state.clusters, view.value) };
    case 'clusterGone':
      return { ...state, clusters: drop(state.clusters, view.id) };
    case 'measure':
      return { ...state, measures: put(state.measures, view.value) };
    case 'measureGone':
      return { ...state, measures: drop(state.measures, view.id) };
    case 'smallGroup':
      return { ...state, smallGroups: put(state.smallGroups, view.value) };
    case 'smallGroupGone':
      return { ...state, smallGroups: drop(state.smallGroups, view.id) };
    case 'commitment':
      return { ...state, commitments: put(state.commitments, view.value) };
    case 'commitmentGone':
      return { ...state, commitments: drop(state.commitments, view.id) };
    case 'photo':
      return { ...state, photos: put(state.photos, view.value) };
    case 'photoGone':
      return { ...state, photos: drop(state.photos, view.id) };
    case 'note':
      return { ...state, notes: put(state.notes, view.value) };
    case 'noteGone':
      return { ...state, notes: drop(state.notes, view.id) };
    case 'round':
      return { ...state, rounds: put(state.rounds, view.value) };
    case 'roundGone':
      return { ...state, rounds: drop(state.rounds, view.id) };
    case 'undo':
      return { ...state, undo: put(state.undo, view.value) };
    case 'undoGone':
      return { ...state, undo: drop(state.undo, view.id) };
    case 'help':
      return {
        ...state,
        help: [...state.help.filter((one) => one.participantId !== view.value.participantId), view.value],
      };
    case 'helpGone':
      return { ...state, help: state.help.filter((one) => one.participantId !== view.id) };
  }
}

interface Thing {
  id: string;
  order?: number;
  tableNo?: number;
}

/** By position where there is one, else by id: those are made in rising order. */
function compare(a: Thing, b: Thing): number {
  const place = (thing: Thing): number => thing.order ?? thing.tableNo ?? 0;
  return place(a) - place(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

const sort = <T extends Thing>(list: readonly T[]): T[] => [...list].sort(compare);
const drop = <T extends Thing>(list: readonly T[], id: string): T[] => list.filter((one) => one.id !== id);

/** Most changes leave a thing where it is, or add one at the end: no need to sort hundreds anew. */
function put<T extends Thing>(list: readonly T[], value: T): T[] {
  const rest = drop(list, value.id);
  let place = rest.length;
  while (place > 0 && compare(rest[place - 1] as T, value) > 0) place -= 1;
  rest.splice(place, 0, value);
  return rest;
}
