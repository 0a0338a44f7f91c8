/** Requests beside the live connection: rare ones, whose answers nobody else sees. */

export type Answer<T> = { ok: true; value: T } | { ok: false; code: string; params: Record<string, unknown> };

/** Sends JSON and reads the answer; without a connection the code is `offline`. */
export async function ask<T>(method: string, path: string, body: unknown): Promise<Answer<T>> {
  try {
    const answer = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    const value: unknown = text ? JSON.parse(text) : null;
    if (answer.ok) return { ok: true, value: value as T };
    const problem = value as { code?: string; params?: Record<string, unknown> } | null;
    return { ok: false, code: problem?.code ?? 'internal', params: problem?.params ?? {} };
  } catch {
    return { ok: false, code: 'offline', params: {} };
  }
}
