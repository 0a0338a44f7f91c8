import type { Answer } from './api';
import { fetchFile } from './api';

/**
 * Fetches a file and hands it to the browser to be saved under the server's name; `progress` hears of its bytes. With a
 * `body` it is asked for by a request that sends it.
 */
export async function saveFile(
  path: string,
  progress: (bytes: number) => void = () => {},
  body?: unknown,
): Promise<Answer<{ name: string; bytes: number }>> {
  const answer = await fetchFile(path, body, progress);
  if (!answer.ok) return answer;
  const { blob, name } = answer.value;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the file over by the next turn of its loop.
  setTimeout(() => URL.revokeObjectURL(link.href));
  return { ok: true, value: { name, bytes: blob.size } };
}
