import { beforeEach, describe, expect, it } from 'vitest';
import german from '../messages/de';
import { useMessages } from '../../lib/i18n';
import { fileProblem } from './file-problem';

beforeEach(() => useMessages('de', german));
const said = (reason: string): string => fileProblem({ code: 'unreadableFile', params: { reason } });

describe('a file that cannot be read', () => {
  it('is said with its line', () => {
    expect(said('line 24: there is no project 9')).toBe(
      'In Zeile 24 der Datei steht etwas, das dort nicht stehen darf. Sehen Sie sich diese Zeile in einem ' +
        'Texteditor an. Genauer, auf Englisch: „there is no project 9“.',
    );
  });
  it('is said in German where the whole file is meant', () => {
    expect(said("the file's name ends with none of json, csv")).toContain('Es gehen .pb');
    expect(said('the section VOTES is missing')).toContain('fehlt der Abschnitt VOTES');
    expect(said('the file has 12 votes, not one')).toContain('enthält 12 Abstimmungen');
    expect(said('missing field `cases`')).toBe(
      'Die Datei lässt sich nicht lesen. Genauer, auf Englisch: „missing field `cases`“.',
    );
  });
  it('leaves other problems to everybody’s words', () => {
    expect(fileProblem({ code: 'offline' })).toBe(german['desk.offline']);
  });
});
