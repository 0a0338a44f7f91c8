/**
 * What a command replaces, as its sender saw it: the server refuses it (`overtaken`) if somebody else has put
 * another value there since. Things with a version name that instead, and switches need nothing.
 */
import type { Command } from '../../lib/live/live.svelte';
import type { WorkshopState } from '../../lib/live/fold';
import type { CardView, Expected, RoundDraft, RoundView } from '../../lib/wire.gen';

type Of<K extends Expected['of']> = Extract<Expected, { of: K }>;

/** The values that this command would replace, as `state` shows them. */
export function seenBy(command: Command, state: WorkshopState): Expected[] {
  const cards = (ids: readonly string[], see: (card: CardView) => Expected): Expected[] =>
    state.cards.filter((card) => ids.includes(card.id)).map(see);
  const clusters = (ids: readonly string[]): Expected[] =>
    state.clusters
      .filter((cluster) => ids.includes(cluster.id))
      .map(({ id, title, domainId }) => ({ of: 'clusterName', clusterId: id, title, domainId }));
  const rounds = (ids: readonly string[]): Expected[] =>
    state.rounds
      .filter((round) => ids.includes(round.id) && round.state === 'draft')
      .map((round) => ({ of: 'round', roundId: round.id, round: draftOf(round) }));
  const measure = (id: string): Expected[] =>
    state.measures.flatMap(({ id: measureId, desk }) =>
      measureId === id && desk
        ? [{ of: 'measureState', measureId, state: desk.state, hiddenReason: desk.hiddenReason }]
        : [],
    );
  const tables = state.smallGroups.filter((group) => group.tableNo > 0);

  switch (command.type) {
    case 'nextPhase':
    case 'goToPhase':
    case 'insertBreak':
      return [{ of: 'phase', phaseSeq: state.head.clock.phaseSeq }];
    case 'spotlight':
      return [{ of: 'spotlight', cardId: state.head.spotlight }];
    case 'present':
      return [{ of: 'presenting', smallGroupId: state.head.presenting }];
    case 'countPeople':
      return state.presence ? [{ of: 'withoutDevice', people: state.presence.withoutDevice }] : [];
    case 'moveCards':
    case 'createCluster':
      return cards(command.cardIds, placeOf);
    case 'splitCluster':
      return [...clusters([command.clusterId]), ...cards(command.cardIds, placeOf)];
    case 'mergeClusters':
      return clusters([command.into, ...command.from]);
    case 'setCardDomain':
      return cards(command.cardIds, ({ id, domainId }) => ({ of: 'cardDomain', cardId: id, domainId }));
    case 'approveCards':
      return cards(command.cardIds, ({ id, text }) => ({ of: 'cardText', cardId: id, text }));
    case 'hideCard':
    case 'showCard':
      return cards([command.cardId], ({ id, desk }) => ({
        of: 'cardState',
        cardId: id,
        state: desk?.state ?? 'visible',
        hiddenReason: desk?.hiddenReason ?? null,
      }));
    case 'chooseAim':
      return state.clusters
        .filter((cluster) => cluster.id === command.clusterId)
        .map(({ id, aimId }) => ({ of: 'clusterAim', clusterId: id, cardId: aimId }));
    case 'editRound':
    case 'deleteRound':
      return rounds([command.roundId]);
    case 'openRounds':
      return rounds(command.roundIds);
    case 'hideMeasure':
    case 'showMeasure':
      return measure(command.measureId);
    case 'dropCommitment':
      return state.commitments
        .filter((one) => one.id === command.commitmentId)
        .map(({ id, what, who, byWhen }) => ({ of: 'commitment', commitmentId: id, what, who, byWhen }));
    case 'formSmallGroups':
      return [
        {
          of: 'tables',
          tables: [...tables]
            .sort((a, b) => a.tableNo - b.tableNo || (a.id < b.id ? -1 : 1))
            .map(({ id, version }) => ({ smallGroupId: id, version })),
        },
      ];
    case 'messageTables':
      return tables
        .filter(({ id }) => command.smallGroupIds.length === 0 || command.smallGroupIds.includes(id))
        .map(({ id, message }) => ({ of: 'tableMessage', smallGroupId: id, text: message?.text ?? null }));
    default:
      return [];
  }
}

const placeOf = ({ id, clusterId }: CardView): Of<'cardPlace'> => ({
  of: 'cardPlace',
  cardId: id,
  clusterId,
});

/** A prepared round as it would be sent. */
function draftOf(round: RoundView): RoundDraft {
  const { question, objectKind, ballotType, dotsPerPerson, maxDotsPerOption, ownAllowed } = round;
  const { domainId, visibility, tieRule, repeats, settings } = round;
  return {
    question,
    objectKind,
    ballotType,
    optionIds: round.options.map((option) => option.id),
    dotsPerPerson,
    maxDotsPerOption,
    ownAllowed,
    domainId,
    visibility,
    tieRule,
    repeats,
    settings,
  };
}

/** True if the other one has done just what this command wants: then nobody need be asked. */
export function alreadySo(command: Command, now: Expected | null): boolean {
  if (!now) return false;
  switch (command.type) {
    case 'moveCards':
      return now.of === 'cardPlace' && now.clusterId === command.clusterId;
    case 'setCardDomain':
      return now.of === 'cardDomain' && now.domainId === command.domainId;
    case 'spotlight':
      return now.of === 'spotlight' && now.cardId === command.cardId;
    case 'present':
      return now.of === 'presenting' && now.smallGroupId === command.smallGroupId;
    case 'countPeople':
      return now.of === 'withoutDevice' && now.people === command.withoutDevice;
    case 'showCard':
      return now.of === 'cardState' && now.state === 'visible';
    case 'showMeasure':
      return now.of === 'measureState' && now.state === 'visible';
    case 'chooseAim':
      return now.of === 'clusterAim' && now.cardId === command.cardId;
    default:
      return false;
  }
}

/** Whether two values are of the same thing. */
export function sameThing(a: Expected, b: Expected): boolean {
  const id = (value: Expected): unknown =>
    Object.entries(value).find(([name]) => name === idOf[value.of])?.[1] ?? null;
  return a.of === b.of && id(a) === id(b);
}

/** The field that names the thing; none where it is the workshop itself. */
const idOf: Record<Expected['of'], string> = {
  phase: '',
  spotlight: '',
  presenting: '',
  withoutDevice: '',
  tables: '',
  cardPlace: 'cardId',
  cardDomain: 'cardId',
  cardState: 'cardId',
  cardText: 'cardId',
  clusterName: 'clusterId',
  clusterAim: 'clusterId',
  round: 'roundId',
  measureState: 'measureId',
  commitment: 'commitmentId',
  tableMessage: 'smallGroupId',
};
