/** Requests of console and office: plain HTTP with JSON bodies, every refusal with the words for it. */
import { hasMessage, refusalText, t, translate } from '../i18n';
import { requestNumber } from '../request-number';

/** What came of a request: a value, or why not, with the words for it. */
export type Answer<T> = { ok: true; value: T } | Failure;
export interface Failure {
  ok: false;
  code: string;
  text: string;
}

/** A refusal as the server sends it; `offline` if it could not be asked. */
export interface Problem {
  code?: string;
  params?: Record<string, unknown> | null;
  /** The refusal as the service's log names it. */
  requestId?: string;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sends and reads JSON. A failed answer is a value, too: screens show it where they asked. */
export async function ask<T>(
  method: HttpMethod,
  path: string,
  body?: unknown,
  words: (problem: Problem) => string = problemText,
): Promise<Answer<T>> {
  const init: RequestInit = { method, credentials: 'same-origin' };
  if (body instanceof Blob) {
    init.headers = { 'content-type': body.type };
    init.body = body;
  } else if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(path, init);
    const json = parse(await response.text());
    return response.ok ? { ok: true, value: json as T } : failed((json ?? {}) as Problem, words);
  } catch {
    return failed({ code: 'offline' }, words);
  }
}

/** Why not, in words, and how to find it in the log. A fault inside has its number in its words. */
export function failed(problem: Problem, words: (problem: Problem) => string): Failure {
  const { code = 'unknown', requestId } = problem;
  const number = requestId && code !== 'internal' ? [requestNumber(requestId)] : [];
  return { ok: false, code, text: [words(problem), ...number].join(' ') };
}

/** Everybody's words; others for a server that does not answer, and where a phone would send again by itself. */
export function problemText(problem: Problem): string {
  const code = problem.code ?? 'unknown';
  const own = `desk.refusal.${code}`;
  if (hasMessage(own)) return translate(own);
  return code === 'offline' ? t('desk.offline') : refusalText({ code, params: problem.params ?? null });
}

/** JSON if it is some. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
