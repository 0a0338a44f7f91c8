/** The console's plain requests: who one is, the list of workshops, links and printed cards. */
import { refusalText } from '../lib/i18n';
import type {
  LinkView,
  ModeratorView,
  MunicipalityView,
  NewWorkshop,
  PrintedCards,
  ProcessSummary,
  ProjectorAddress,
  SessionView,
  WorkshopRow,
} from '../lib/wire.gen';

/** What came of a request: a value, or why not, with the words for it. */
export type Answer<T> = { ok: true; value: T } | { ok: false; code: string; text: string };

interface Problem {
  code?: string;
  params?: Record<string, unknown> | null;
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    return failed({ code: 'offline' });
  }
  const text = await response.text();
  const json: unknown = text === '' ? null : parse(text);
  return response.ok ? { ok: true, value: json as T } : failed((json ?? {}) as Problem);
}

function failed(problem: Problem): Answer<never> {
  const code = problem.code ?? 'unknown';
  return { ok: false, code, text: refusalText({ code, params: problem.params ?? null }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const municipality = () => ask<MunicipalityView>('GET', '/api/municipality');
export const session = () => ask<SessionView>('GET', '/api/session');
export const signIn = (login: string, password: string) =>
  ask<SessionView>('POST', '/api/session', { login, password });
export const signOut = () => ask<null>('DELETE', '/api/session');
export const lookAtLink = (token: string) => ask<LinkView>('POST', '/api/setup/look', { token });
export const setUp = (token: string, password: string, login: string | null, name: string | null) =>
  ask<SessionView>('POST', '/api/setup', { token, password, login, name });
export const workshops = () => ask<WorkshopRow[]>('GET', '/api/workshops');
export const workshop = (id: string) => ask<WorkshopRow>('GET', `/api/workshops/${id}`);
export const processes = () => ask<ProcessSummary[]>('GET', '/api/processes');
export const createWorkshop = (body: NewWorkshop) => ask<WorkshopRow>('POST', '/api/workshops', body);
export const moderators = () => ask<ModeratorView[]>('GET', '/api/moderators');
export const lend = (id: string, accountId: string) =>
  ask<WorkshopRow>('PUT', `/api/workshops/${id}/moderators/${accountId}`);
export const takeBack = (id: string, accountId: string) =>
  ask<WorkshopRow>('DELETE', `/api/workshops/${id}/moderators/${accountId}`);
/** A new address for a projector; the one before ends. */
export const projectorLink = (id: string) => ask<ProjectorAddress>('POST', `/api/workshops/${id}/projector`);
/** One-time codes, shown once: the server keeps only what it needs to recognise them. */
export const printCards = (id: string, count: number, groupId: string | null) =>
  ask<PrintedCards>('POST', `/api/workshops/${id}/cards`, { count, groupId });
