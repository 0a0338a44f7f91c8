/** What these pages ask of the service. Nobody has to be signed in. */
import { failed, problemText, type Problem } from '../lib/desk/ask';
import type { Language } from '../lib/i18n';
import type { FeedbackReceipt, FollowUp, NewFeedback, Page, PageText, PublicMinutes } from '../lib/wire.gen';

/** The text of a page, or null if it cannot be had. */
export async function loadPage(kind: string): Promise<Page | null> {
  try {
    const answer = await fetch(`/api/pages/${kind}`);
    return answer.ok ? ((await answer.json()) as Page) : null;
  } catch {
    return null;
  }
}

/** The published results of a workshop; `none` if there are none, null if they cannot be had. */
export async function loadResults(id: string): Promise<PublicMinutes | 'none' | null> {
  try {
    const answer = await fetch(`/api/results/${encodeURIComponent(id)}`);
    if (answer.status === 404) return 'none';
    return answer.ok ? ((await answer.json()) as PublicMinutes) : null;
  } catch {
    return null;
  }
}

/** What became of the cards behind a code; a refusal; null without a connection. */
export async function loadOwn(
  id: string,
  code: string,
): Promise<FollowUp | { code: string; params: Record<string, unknown> | null } | null> {
  try {
    const answer = await fetch(`/api/results/${encodeURIComponent(id)}/own`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return body as FollowUp;
    const problem = body as { code?: string; params?: Record<string, unknown> | null };
    return { code: problem.code ?? 'unknown', params: problem.params ?? null };
  } catch {
    return null;
  }
}

/** Deletes the contact that was left with this code; false without a connection. */
export async function forgetContact(id: string, code: string): Promise<boolean> {
  try {
    const path = `/api/workshops/${encodeURIComponent(id)}/support/withdraw`;
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    return answer.ok || answer.status === 404;
  } catch {
    return false;
  }
}

/** The page in this language; a language that the municipality has left empty falls back to German. */
export function textFor(page: Page, language: Language): PageText & { language: Language } {
  const wanted =
    language === 'en' ? page.en : language === 'de-simple' ? page.plain : (page.more[language] ?? page.de);
  const empty = wanted === page.de || wanted.body.trim() === '';
  return empty ? { ...page.de, language: 'de' } : { ...wanted, language };
}

/** What became of a message: its number, or why it was not taken; null without a connection. */
export type Sent = { number: string } | { refused: string } | null;

/** Sends a message about accessibility. */
export async function sendFeedback(message: NewFeedback): Promise<Sent> {
  try {
    const answer = await fetch('/api/feedback', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return { number: (body as FeedbackReceipt).number };
    return { refused: failed(body as Problem, problemText).text };
  } catch {
    return null;
  }
}
