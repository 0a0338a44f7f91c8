/** The office's requests: plain HTTP with JSON bodies, every refusal with the words for it. */
import { refusalWords, type Problem } from './refusals';

/** What came of a request: a value, or why not, with the words for it. */
export type Answer<T> = { ok: true; value: T } | Failure;
export interface Failure {
  ok: false;
  code: string;
  text: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Sends and reads JSON. A failed answer is a value, too: screens show it where they asked. */
export async function ask<T>(method: Method, path: string, body?: unknown): Promise<Answer<T>> {
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
    return response.ok ? { ok: true, value: json as T } : failed((json ?? {}) as Problem);
  } catch {
    return failed({ code: 'offline' });
  }
}

/** Fetches a file with its name. `progress` hears the bytes that have come so far. */
export async function download(
  path: string,
  progress: (bytes: number) => void,
): Promise<Answer<{ blob: Blob; name: string }>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin' });
    if (!response.ok || !response.body) return failed((parse(await response.text()) ?? {}) as Problem);
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body.getReader();
    for (let bytes = 0; ;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      progress((bytes += value.byteLength));
    }
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    return {
      ok: true,
      value: {
        blob: new Blob(chunks, { type }),
        name: fileName(response.headers.get('content-disposition')),
      },
    };
  } catch {
    return failed({ code: 'offline' });
  }
}

/** The name in a `Content-Disposition`, preferring the one in UTF-8. */
export function fileName(header: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1] ?? 'export';
}

function failed(problem: Problem): Failure {
  return { ok: false, code: problem.code ?? 'unknown', text: refusalWords(problem) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
