import { beforeEach, describe, expect, it } from 'vitest';
import german from '../messages/de';
import { useMessages } from '../../lib/i18n';
import type { FaultCode } from '../../lib/wire.gen';
import { fileProblem } from './file-problem';

beforeEach(() => useMessages('de', german));
const said = (why: FaultCode, reason: string, line: number | null = null): string =>
  fileProblem({ code: 'unreadableFile', params: { why, line, reason } });

describe('a file that cannot be read', () => {
  it('is said with its line', () => {
    expect(said('notListed', 'line 24: there is no project 9', 24)).toBe(
      'In Zeile 24 der Datei stimmt etwas nicht: Ein Stimmzettel nennt etwas, das nicht auf der Liste steht. Genauer, auf Englisch: ' +
        '„there is no project 9“.',
    );
  });
  it('is said in German where the whole file is meant', () => {
    expect(said('unknownKind', "the file's name ends with none of json, csv")).toContain('Es gehen .pb');
    expect(said('incomplete', 'the section VOTES is missing')).toContain('Es fehlt etwas: ein Abschnitt');
    expect(said('notOneVote', 'the file has 12 votes, not one')).toContain('genau eine Abstimmung');
  });
  it('has words for every code', () => {
    const codes: FaultCode[] = [
      'notText',
      'unexpected',
      'incomplete',
      'notANumber',
      'notListed',
      'twice',
      'contradiction',
      'tooMuch',
      'notOneVote',
      'unfit',
    ];
    expect(new Set(codes.map((code) => said(code, 'x'))).size).toBe(codes.length);
  });
  it('leaves other problems to everybody’s words', () => {
    expect(fileProblem({ code: 'offline' })).toBe(german['desk.offline']);
  });
});
