/**
 * For developers only (`npm run dev`, `/console.html?fixture=collect`): the demo workshop at one phase, without
 * a server. Nothing of this is built into the product.
 */
import demo from '../../../../demo/digitalwerkstatt.json';
import { fold, type WorkshopState } from '../../lib/live/fold';
import type { Outcome } from '../../lib/live/live.svelte';
import type {
  CardKind,
  CardView,
  ChangeView,
  ClusterView,
  MeasureView,
  Phase,
  PhaseKind,
  RoundView,
  SubStep,
} from '../../lib/wire.gen';
import type { Source } from '../state.svelte';

type Text = { text: string; plain_text?: string | null; english_text?: string | null };
const translated = (text: Text) => ({
  de: text.text,
  ...(text.plain_text ? { plain: text.plain_text } : {}),
  ...(text.english_text ? { en: text.english_text } : {}),
});
const MIN = 60_000;

/** The state at a place such as `critique.collect`, `rank-open`, `draft`. */
export function state(place: string, now = Date.now()): WorkshopState {
  const [wanted, mode] = place.split('-');
  const agenda = demo.workshop.agenda;
  let index = agenda.findIndex(
    (phase) => (phase.sub_step ? `${phase.kind}.${phase.sub_step}` : phase.kind) === wanted,
  );
  const draft = place === 'draft';
  const after = place === 'follow_up';
  if (index < 0) index = after ? agenda.length : 0;
  const start =
    now - agenda.slice(0, index).reduce((sum, one) => sum + one.planned_minutes, 0) * MIN - 3 * MIN;
  const phases: Phase[] = agenda.map((one, at) => {
    const begun =
      start + agenda.slice(0, at).reduce((sum, it) => sum + it.planned_minutes, 0) * MIN + 3 * MIN;
    return {
      id: one.key,
      order: at + 1,
      kind: one.kind as PhaseKind,
      subStep: one.sub_step as SubStep | null,
      title: translated(one.title),
      prompt: translated(one.prompt),
      plannedMinutes: one.planned_minutes,
      startedAt: draft || at > index ? null : begun,
      endedAt: draft || at >= index ? null : begun + one.planned_minutes * MIN,
      resumes: null,
    };
  });
  const reached = (key: string): boolean => agenda.findIndex((one) => one.key === key) <= index && !draft;
  const clusterOf = new Map(
    demo.clusters.flatMap((one) => one.card_keys.map((key) => [key, one.key] as const)),
  );
  const sorted = reached('critique_cluster');
  const cards: CardView[] = demo.cards
    .filter((one) => reached(one.phase_key))
    .map((one, order) => ({
      id: one.client_key,
      order,
      kind: one.kind as CardKind,
      text: one.text,
      domainId: one.domain_key,
      phaseId: one.phase_key,
      clusterId: sorted && order % 7 !== 0 ? (clusterOf.get(one.client_key) ?? null) : null,
      aboutId: null,
      chosen: one.kind === 'wish' && order % 5 === 0,
      desk: {
        state:
          agenda[index]?.key === one.phase_key && one.kind !== 'praise' && order % 13 === 0
            ? 'pending'
            : order === 3
              ? 'hidden'
              : 'visible',
        hiddenReason: order === 3 ? 'Gibt es schon.' : null,
        originalText: null,
        origin: order % 11 === 0 ? 'paper' : 'device',
        hints: order % 26 === 0 ? ['privacy'] : [],
        duplicateOf: order % 13 === 0 && order > 20 ? demo.cards[order - 1]!.client_key : null,
        proposedClusterId: order % 39 === 0 ? 'k-03' : null,
        createdAt: now - 20_000 - order * 1000,
        version: 1,
      },
    }));
  const clusters: ClusterView[] = demo.clusters
    .filter(() => sorted || reached('critique_collect'))
    .map((one) => ({
      id: one.key,
      order: one.order,
      title: one.title,
      shortTitle: one.short_title,
      domainId: one.domain_key,
      kind: 'criticism',
      aimId: null,
      version: 1,
    }));
  const measures: MeasureView[] = reached('implementation_measures')
    ? demo.measures.map((one, at) => ({
        id: one.key,
        number: at + 1,
        sheet: {
          title: one.title,
          shortTitle: one.short_title,
          domainId: one.domain_key,
          goal: one.goal,
          description: one.description,
          who: at % 4 === 0 ? '' : 'Fachbereich 2',
          firstStep: one.first_step,
          effort: 'medium',
        },
        desk: {
          state: at % 17 === 3 ? 'pending' : at === 9 ? 'hidden' : at === 11 ? 'draft' : 'visible',
          hiddenReason: at === 9 ? 'Gibt es schon.' : null,
          origin: 'device',
          smallGroupId: at === 11 ? 'g2' : null,
          beingEditedUntil: at === 11 ? now + 60_000 : null,
          derivedFrom: [],
          createdAt: now - 60_000,
          version: 1,
        },
      }))
    : [];
  const groups = demo.stakeholder_groups.map((one) => one.key);
  const round = (state: RoundView['state'], id = 'r1'): RoundView => {
    const points = [29, 26, 26, 21, 18, 15, 12, 12, 9, 8, 7, 6, 3, 1];
    const options = clusters.map(({ id, title, shortTitle, domainId }) => ({
      id,
      title,
      shortTitle,
      number: null,
      domainId,
    }));
    const done = state === 'closed' || state === 'revealed';
    return {
      id,
      order: 1,
      phaseId: agenda[index]?.key ?? null,
      question: phases[index]?.prompt ?? { de: 'Was zuerst?' },
      objectKind: 'cluster',
      settings: { places: 0, axes: null, budget: null, equalSay: false, shortlistOf: null, runoffOf: null },
      ballotsPublished: false,
      ballotType: 'points',
      options,
      dotsPerPerson: 4,
      maxDotsPerOption: 2,
      ownAllowed: true,
      domainId: null,
      visibility: 'after_close',
      tieRule: 'shared_rank',
      state,
      openedAt: state === 'draft' ? null : now - 5 * MIN,
      closedAt: done ? now - MIN : null,
      voidReason: null,
      repeats: null,
      paper:
        state === 'draft'
          ? []
          : [
              {
                id: 'p1',
                source: 'paper',
                ballots: 2,
                points: options.map((_, at) => (at < 2 ? 2 : 0)),
                sheets: [],
                check: null,
                enteredBy: 'me',
                enteredAt: now - 2 * MIN,
                note: 'doppelt geprüft',
              },
            ],
      result: done
        ? {
            method: 'cumulative',
            methodVersion: 1,
            ballots: 44,
            empty: 1,
            counted: 43,
            paperBallots: 2,
            paperEmpty: 0,
            eligible: 46,
            headCount: 48,
            assisted: null,
            minGroup: 5,
            groups: [
              { groupId: groups[0]!, ballots: 21, merged: false },
              { groupId: groups[1]!, ballots: 7, merged: false },
              { groupId: groups[2]!, ballots: 8, merged: false },
              { groupId: null, ballots: 8, merged: true },
            ],
            options: points.map((value, option) => ({
              option,
              rank: points.filter((other) => other > value).length + 1,
              tied: points.filter((other) => other === value).length > 1,
              points: value,
              paperPoints: option < 2 ? 2 : 0,
              givers: Math.ceil(value / 2),
              byGroup: [Math.floor(value / 2), null, 5, 5],
              equalSayRank: null,
              figures: null,
            })),
            equalSay: null,
            condorcetWinner: null,
            seed: '7',
            digest: '5d41402abc4b2a76b9719d911017c592',
          }
        : null,
    };
  };
  const rounds: RoundView[] = [];
  if (mode === 'draft' || mode === 'open' || mode === 'closed' || mode === 'revealed')
    rounds.push(round(mode));
  const current = phases[index];
  return {
    head: {
      id: 'w1',
      processId: 'p1',
      joinCode: demo.workshop.join_code,
      stage: draft ? 'draft' : after ? 'follow_up' : 'running',
      clock: {
        phaseId: draft || after ? null : (current?.id ?? null),
        phaseSeq: index,
        endsAt: draft || after ? null : now + 14 * MIN + 21_000,
        pausedLeftMs: null,
        interruptedLeftMs: null,
        blank: false,
      },
      locked: false,
      driver: draft ? null : mode === 'watch' ? 'jana' : 'me',
      spotlight:
        wanted === 'critique.cluster'
          ? (cards.find((card) => !card.clusterId && card.desk?.state === 'visible')?.id ?? null)
          : null,
      presenting: wanted === 'fantasy.present' ? 'g2' : null,
      photoWall: false,
      frozenAt: after || mode === 'frozen' ? now - MIN : null,
    },
    setup: {
      topic: demo.workshop.topic,
      place: demo.workshop.place,
      startsAt: start,
      endsAt: start + 495 * MIN,
      expectedPeople: demo.workshop.expected_people,
      bindingStatement: translated(demo.workshop.binding_statement),
      rules: demo.workshop.rules.map(translated),
      domains: demo.life_domains.map((one) => ({
        id: one.key,
        key: one.key,
        name: { de: one.name, plain: one.plain_name, en: one.english_name },
        description: one.description,
        order: one.order,
      })),
      groups: demo.stakeholder_groups.map((one) => ({
        id: one.key,
        key: one.key,
        label: { de: one.label, plain: one.plain_label, en: one.english_label },
        order: one.order,
      })),
      localities: demo.localities.map((one) => ({ id: one.key, name: one.name, order: one.order })),
      admission: 'open',
      preApproval: true,
      minGroup: 5,
    },
    phases,
    cards,
    clusters,
    measures,
    smallGroups: reached('fantasy_groups')
      ? [1, 2, 3, 4].map((tableNo) => ({
          id: `g${tableNo}`,
          tableNo,
          name: tableNo === 2 ? 'Die Netzwerker' : '',
          domainId: null,
          resultTitle: tableNo < 3 ? 'Talheim 2035: Das Amt kommt zu mir' : '',
          resultText:
            tableNo < 3 ? 'Morgens frage ich vom Frühstückstisch aus, mittags ist der Ausweis da.' : '',
          message: null,
          version: 1,
        }))
      : [],
    photos: [],
    notes: [],
    commitments: reached('implementation_commit')
      ? [
          {
            id: 'c1',
            order: 1,
            measureId: 'M-001',
            what: 'Erstes Treffen Digital-Café organisieren',
            who: 'Seniorenbeirat',
            byWhen: 'bis Ende Mai',
            state: 'confirmed',
            version: 1,
          },
          {
            id: 'c2',
            order: 2,
            measureId: null,
            what: 'WLAN im Bürgerhaus prüfen',
            who: 'Fachbereich 3',
            byWhen: '15. April',
            state: 'proposed',
            version: 1,
          },
        ]
      : [],
    rounds,
    undo: draft ? [] : [{ id: 'u1', kind: 'cardApproved', count: 1, subject: null }],
    help: draft
      ? []
      : [
          {
            participantId: 'x',
            smallGroupId: reached('fantasy_groups') ? 'g3' : null,
            needsHelp: true,
            wantsTime: false,
          },
        ],
    role: 'moderator',
    accountId: 'me',
    seq: 1,
    personal: null,
    presence: {
      type: 'presence',
      revision: 1,
      joined: draft ? 0 : 46,
      connected: 45,
      withoutDevice: 2,
      groups: draft
        ? []
        : [
            { groupId: groups[0]!, count: 22 },
            { groupId: groups[1]!, count: 7 },
            { groupId: groups[2]!, count: 8 },
            { groupId: groups[3]!, count: 5 },
            { groupId: null, count: 6 },
          ],
      moderators: [
        { accountId: 'me', name: 'Kim' },
        { accountId: 'jana', name: 'Jana' },
      ],
      projectors: draft ? 0 : 3,
    },
    turnout:
      mode === 'open'
        ? {
            type: 'turnout',
            revision: 1,
            rounds: [
              {
                roundId: 'r1',
                ballots: 31,
                eligible: 46,
                groups: [
                  { groupId: groups[0]!, count: 15 },
                  { groupId: groups[1]!, count: 5 },
                  { groupId: null, count: 10 },
                ],
                tally: null,
              },
            ],
          }
        : null,
  };
}

/** A source that answers every command with yes, and folds the few that change a picture. */
export class Fixture implements Source {
  state = $state.raw<WorkshopState | null>(null);
  connection = 'ready' as const;
  offline = false;
  unstored = false;
  closed = null;
  number = undefined;

  constructor(place: string) {
    this.state = state(place);
  }
  start(): void {}
  stop(): void {}

  async ask(command: { type: string } & Record<string, unknown>): Promise<Outcome> {
    if (!this.state) return { ok: false, code: 'internal', params: { id: 'fixture' } };
    const changes: ChangeView[] = [];
    if (command.type === 'approveCards')
      for (const card of this.state.cards)
        if ((command['cardIds'] as string[]).includes(card.id) && card.desk)
          changes.push({ thing: 'card', value: { ...card, desk: { ...card.desk, state: 'visible' } } });
    this.state = fold(this.state, {
      type: 'event',
      seq: this.state.seq + 1,
      serverTime: Date.now(),
      kind: 'cardApproved',
      changes,
    });
    return { ok: true, seq: 1, created: null };
  }
}
