/**
 * What is wrong with an uploaded file, in the words of the console. The server tells the line and a stable code; its own
 * words are English, as those of `recount`, and are told, too: who has the file open in an editor needs them.
 */
import { hasMessage, t, translate } from '../../lib/i18n';
import { problemText, type Problem } from '../../lib/desk/ask';

/** The sentences for a problem with a file, ready to be shown. */
export function fileProblem(problem: Problem): string {
  if (problem.code !== 'unreadableFile') return problemText(problem);
  const { line, why, reason } = problem.params ?? {};
  if (why === 'unknownKind') return t('console.fileProblem.kind');
  const key = `console.fault.${String(why)}`;
  const said = hasMessage(key) ? translate(key) : t('console.fault.unexpected');
  const detail = String(reason ?? '').replace(/^line \d+: /, '');
  return typeof line === 'number'
    ? t('console.fileProblem.line', { line, said, reason: detail })
    : t('console.fileProblem.other', { said, reason: detail });
}
