/** The office's requests: plain HTTP with JSON bodies, every refusal with the words for it. */
import {
  ask as request,
  failed,
  parse,
  type Answer,
  type Failure,
  type HttpMethod,
  type Problem,
} from '../../lib/desk/ask';
import { refusalWords } from './refusals';

export type { Answer, Failure };

/** As everybody asks, with the office's own words for refusals. */
export const ask = <T>(method: HttpMethod, path: string, body?: unknown): Promise<Answer<T>> =>
  request<T>(method, path, body, refusalWords);

export interface FetchedFile {
  blob: Blob;
  name: string;
}

/** Fetches a file with its name. `progress` hears the bytes that have come so far. */
export const download = (path: string, progress: (bytes: number) => void): Promise<Answer<FetchedFile>> =>
  fetchFile(path, undefined, progress);

/** The same; with a `body` it is asked for by a request that sends it. */
export async function fetchFile(
  path: string,
  body?: unknown,
  progress: (bytes: number) => void = () => {},
): Promise<Answer<FetchedFile>> {
  const init: RequestInit = { credentials: 'same-origin' };
  if (body !== undefined) {
    init.method = 'POST';
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  try {
    const response = await fetch(path, init);
    if (!response.ok || !response.body)
      return failed((parse(await response.text()) ?? {}) as Problem, refusalWords);
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
    return failed({ code: 'offline' }, refusalWords);
  }
}

/** The name in a `Content-Disposition`, preferring the one in UTF-8. */
export function fileName(header: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1] ?? 'export';
}
