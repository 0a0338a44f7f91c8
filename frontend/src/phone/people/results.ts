/** The public page of a workshop; with a code for later it shows one's own things, too. */
export const resultsPage = (workshop: string, code: string | null = null): string =>
  `/ergebnis/${workshop}${code ? `#${encodeURIComponent(code)}` : ''}`;

/** Whether there is something to read. Without a connection nobody knows, and it does no harm to look. */
export async function published(workshop: string): Promise<boolean> {
  try {
    const answer = await fetch(`/api/results/${workshop}`);
    void answer.body?.cancel();
    return answer.status !== 404;
  } catch {
    return true;
  }
}
