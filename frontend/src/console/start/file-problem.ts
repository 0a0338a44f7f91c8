/**
 * What is wrong with an uploaded file, in the words of the console. The server says it in English, as `recount` does,
 * with the line first; who has the file open in an editor needs the line most of all.
 */
import { t } from '../../lib/i18n';
import { problemText, type Problem } from '../../lib/desk/ask';

/** What the server says about whole files, and the text for it. */
const known: readonly (readonly [RegExp, (what: string) => string])[] = [
  [/^the file's name ends with none of/, () => t('console.fileProblem.kind')],
  [/^the file is empty/, () => t('console.fileProblem.empty')],
  [/^the section (\w+) is missing/, (what) => t('console.fileProblem.section', { what })],
  [/^the file has (\d+) votes, not one/, (what) => t('console.fileProblem.many', { what })],
  [/^a cost or the budget is 0/, () => t('console.fileProblem.costs')],
  [/^a round has no ballots that weigh/, () => t('console.fileProblem.weights')],
  [/^a round has ratings from 1 to 5/, () => t('console.fileProblem.scale')],
];

/** The sentences for a problem with a file, ready to be shown. */
export function fileProblem(problem: Problem): string {
  if (problem.code !== 'unreadableFile') return problemText(problem);
  const reason = String(problem.params?.['reason'] ?? '');
  const [, line, there] = /^line (\d+): (.*)$/s.exec(reason) ?? [];
  if (line) return t('console.fileProblem.line', { line, reason: there ?? '' });
  for (const [pattern, words] of known) {
    const found = pattern.exec(reason);
    if (found) return words(found[1] ?? '');
  }
  return t('console.fileProblem.other', { reason });
}
