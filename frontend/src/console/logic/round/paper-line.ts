/**
 * A paper ballot as one line of keys, in the numbers that are printed on it, and back into words.
 *
 * | instrument | line | meaning |
 * | dots | `3 3 7` or `3x2 7` | two dots on 3, one on 7 |
 * | approval | `1 4 7` | these |
 * | ranking | `3 1=5` | 3 first, then 1 and 5 together |
 * | rating | `42 -- 3-` | per option in order: first answer, second answer, `-` for none |
 * | votes | `1 2 0 3` | per option in order: 1 yes, 2 no, 3 pass, 0 or `-` nothing |
 * | duels | `3>5 2=4` | 3 beats 5, between 2 and 4 undecided |
 *
 * `0` alone is an empty ballot.
 */
import { t } from '../../../lib/i18n';
import type { Ballot, RoundView } from '../../../lib/wire.gen';

/** What a round lets a ballot say. */
export type PaperRound = Pick<
  RoundView,
  'ballotType' | 'dotsPerPerson' | 'maxDotsPerOption' | 'settings' | 'options'
>;

export type Read = { ok: true; ballot: Ballot } | { ok: false; problem: string };

const good = (ballot: Ballot): Read => ({ ok: true, ballot });
const bad = (problem: string): Read => ({ ok: false, problem });

/** Reads one line. A problem says what is wrong with it, for the person who types. */
export function readLine(text: string, round: PaperRound): Read {
  const line = text.trim().replace(/[,;]+/g, ' ');
  if (line === '') return bad('');
  const empty = line === '0';
  switch (round.ballotType) {
    case 'points':
      return empty ? good({ p: [] }) : points(line, round);
    case 'approval':
      return empty ? good({ a: [] }) : approval(line, round);
    case 'ranking':
      return empty ? good({ r: [] }) : ranking(line, round);
    case 'rating':
      return empty ? good({ s: [] }) : rating(line, round);
    case 'votes':
      return empty ? good({ v: [] }) : votes(line, round);
    case 'pairwise':
      return empty ? good({ d: [] }) : duels(line, round);
  }
}

/** Printed number to index; -1 if there is no such option. */
function index(token: string, round: PaperRound): number {
  const number = /^\d+$/.test(token) ? Number.parseInt(token, 10) : 0;
  return number >= 1 && number <= round.options.length ? number - 1 : -1;
}

const unknown = (token: string, round: PaperRound): Read =>
  bad(t('console.paperUnknown', { token, most: round.options.length }));

function points(line: string, round: PaperRound): Read {
  const dots = new Map<number, number>();
  for (const token of line.split(/\s+/)) {
    const [name = '', times = '1'] = token.toLowerCase().split(/[x*×]/);
    const at = index(name, round);
    if (at < 0 || !/^\d+$/.test(times)) return unknown(token, round);
    dots.set(at, (dots.get(at) ?? 0) + Number.parseInt(times, 10));
  }
  const sum = [...dots.values()].reduce((all, one) => all + one, 0);
  if (sum > round.dotsPerPerson)
    return bad(t('console.paperOver', { count: sum, most: round.dotsPerPerson }));
  const over = [...dots].find(([, count]) => count > round.maxDotsPerOption);
  if (over)
    return bad(
      t('console.paperOverOption', { number: over[0] + 1, count: over[1], most: round.maxDotsPerOption }),
    );
  return good({ p: [...dots].sort((a, b) => a[0] - b[0]) });
}

function approval(line: string, round: PaperRound): Read {
  const chosen: number[] = [];
  for (const token of line.split(/\s+/)) {
    const at = index(token, round);
    if (at < 0) return unknown(token, round);
    if (chosen.includes(at)) return bad(t('console.paperTwice', { number: token }));
    chosen.push(at);
  }
  return good({ a: chosen.sort((a, b) => a - b) });
}

function ranking(line: string, round: PaperRound): Read {
  const tiers: number[][] = [];
  const seen = new Set<number>();
  for (const token of line.replace(/\s*=\s*/g, '=').split(/\s+/)) {
    const tier: number[] = [];
    for (const name of token.split('=')) {
      const at = index(name, round);
      if (at < 0) return unknown(name || token, round);
      if (seen.has(at)) return bad(t('console.paperTwice', { number: name }));
      seen.add(at);
      tier.push(at);
    }
    tiers.push(tier);
  }
  return seen.size > round.settings.places
    ? bad(t('console.paperOver', { count: seen.size, most: round.settings.places }))
    : good({ r: tiers });
}

function rating(line: string, round: PaperRound): Read {
  const marks = line.replace(/[\s/]+/g, '');
  const wanted = round.options.length * 2;
  if (!/^[1-5-]*$/.test(marks)) return bad(t('console.paperRating'));
  if (marks.length !== wanted) return bad(t('console.paperLength', { count: marks.length, most: wanted }));
  const value = (at: number): number | null => (marks[at] === '-' ? null : Number(marks[at]));
  return good({
    s: round.options
      .map((_, option): [number, number | null, number | null] => [
        option,
        value(option * 2),
        value(option * 2 + 1),
      ])
      .filter(([, first, second]) => first !== null || second !== null),
  });
}

function votes(line: string, round: PaperRound): Read {
  const marks = line.replace(/\s+/g, '');
  const wanted = round.options.length;
  if (!/^[0-3-]*$/.test(marks)) return bad(t('console.paperVotes'));
  if (marks.length !== wanted) return bad(t('console.paperLength', { count: marks.length, most: wanted }));
  const meaning: Record<string, number> = { '1': 1, '2': -1, '3': 0 };
  return good({
    v: [...marks].flatMap((mark, option): [number, number][] => {
      const vote = meaning[mark];
      return vote === undefined ? [] : [[option, vote]];
    }),
  });
}

function duels(line: string, round: PaperRound): Read {
  const found: [number, number, number][] = [];
  for (const token of line.replace(/\s*([<>=])\s*/g, '$1').split(/\s+/)) {
    const match = /^(\d+)([<>=])(\d+)$/.exec(token);
    const [one, other] = [index(match?.[1] ?? '', round), index(match?.[3] ?? '', round)];
    if (!match || one < 0 || other < 0 || one === other) return bad(t('console.paperDuel', { token }));
    if (found.some(([a, b]) => (a === one && b === other) || (a === other && b === one)))
      return bad(t('console.paperTwice', { number: token }));
    found.push([one, other, match[2] === '>' ? 1 : match[2] === '<' ? -1 : 0]);
  }
  return good({ d: found });
}

/** A ballot as the line that somebody would type, for the running list and for comparing two entries. */
export function writeLine(ballot: Ballot, options: number): string {
  if ('p' in ballot)
    return said(ballot.p.map(([at, dots]) => (dots > 1 ? `${at + 1}×${dots}` : `${at + 1}`)));
  if ('a' in ballot) return said(ballot.a.map((at) => `${at + 1}`));
  if ('r' in ballot) return said(ballot.r.map((tier) => tier.map((at) => at + 1).join('=')));
  if ('d' in ballot)
    return said(
      ballot.d.map(([one, other, verdict]) =>
        verdict < 0 ? `${other + 1}>${one + 1}` : `${one + 1}${verdict > 0 ? '>' : '='}${other + 1}`,
      ),
    );
  const marks = Array.from({ length: options }, (_, at) => {
    if ('s' in ballot) {
      const row = ballot.s.find(([option]) => option === at);
      return `${row?.[1] ?? '-'}${row?.[2] ?? '-'}`;
    }
    const vote = ballot.v.find(([option]) => option === at)?.[1];
    return vote === undefined ? '-' : vote > 0 ? '1' : vote < 0 ? '2' : '3';
  });
  return said(marks);
}

const said = (parts: readonly string[]): string =>
  parts.length === 0 ? t('console.paperEmpty') : parts.join(' ');
