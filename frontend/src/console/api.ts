/** The console's plain requests: who one is, the list of workshops, links and printed cards. */
import { ask } from '../lib/desk/ask';
import { fileProblem } from './start/file-problem';
import type {
  HelperAddress,
  ModeratorView,
  MunicipalityView,
  NewPhoto,
  NewWorkshop,
  PrintedCards,
  ProcessSummary,
  ProjectorAddress,
  SatisfactionSummary,
  SessionView,
  Supporter,
  WorkshopRow,
} from '../lib/wire.gen';

export const municipality = () => ask<MunicipalityView>('GET', '/api/municipality');
export const session = () => ask<SessionView>('GET', '/api/session');
export const signOut = () => ask<null>('DELETE', '/api/session');
export const workshops = () => ask<WorkshopRow[]>('GET', '/api/workshops');
export const workshop = (id: string) => ask<WorkshopRow>('GET', `/api/workshops/${id}`);
export const processes = () => ask<ProcessSummary[]>('GET', '/api/processes');
export const createWorkshop = (body: NewWorkshop) => ask<WorkshopRow>('POST', '/api/workshops', body);
/** A workshop with a finished round, made of a file with the ballots of a real election. */
export const demonstrate = (file: File) =>
  ask<WorkshopRow>('POST', `/api/demonstrations?name=${encodeURIComponent(file.name)}`, file, fileProblem);
export const moderators = () => ask<ModeratorView[]>('GET', '/api/moderators');
export const lend = (id: string, accountId: string) =>
  ask<WorkshopRow>('PUT', `/api/workshops/${id}/moderators/${accountId}`);
export const takeBack = (id: string, accountId: string) =>
  ask<WorkshopRow>('DELETE', `/api/workshops/${id}/moderators/${accountId}`);
/** A new address for a projector; the one before ends. */
export const projectorLink = (id: string) => ask<ProjectorAddress>('POST', `/api/workshops/${id}/projector`);
/** Takes in a photo; what is to be seen on it is said by command. */
export const addPhoto = (id: string, file: File) =>
  ask<NewPhoto>('POST', `/api/workshops/${id}/photos`, file);
/** A new link for helpers' devices; the one before lets nobody new in. */
export const helperLink = (id: string) => ask<HelperAddress>('POST', `/api/workshops/${id}/helper`);
/** How it was for everybody, once enough have said so. */
export const satisfaction = (id: string) =>
  ask<SatisfactionSummary>('GET', `/api/workshops/${id}/satisfaction`);
/** Who would like to help. */
export const supporters = (id: string) => ask<Supporter[]>('GET', `/api/workshops/${id}/supporters`);
/** Deletes a contact before its day. */
export const removeSupporter = (id: string, supporter: string) =>
  ask<null>('DELETE', `/api/workshops/${id}/supporters/${supporter}`);
/** One-time codes, shown once: the server keeps only what it needs to recognise them. */
export const printCards = (id: string, count: number, groupId: string | null) =>
  ask<PrintedCards>('POST', `/api/workshops/${id}/cards`, { count, groupId });
