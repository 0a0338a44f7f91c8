/** Why the server said no, in words for somebody at a desk: what to do now. */
import { problemText, type Problem } from '../../lib/desk/ask';
import { hasMessage, translate } from '../../lib/i18n';

/** The office's own words where it has some, else everybody's; with the field that is meant. */
export function refusalWords(problem: Problem): string {
  const code = problem.code ?? 'unknown';
  const reason = problem.params?.['reason'];
  const fault = `office.import.fault.${typeof reason === 'string' ? reason : ''}`;
  if (hasMessage(fault)) return translate(fault);
  const own = `office.refusal.${code}`;
  const text = hasMessage(own) ? translate(own) : problemText({ code, params: { code, ...problem.params } });
  const field = problem.params?.['field'];
  const key = `office.field.${typeof field === 'string' ? field : ''}`;
  return hasMessage(key) ? `${translate(key)}: ${text}` : text;
}
