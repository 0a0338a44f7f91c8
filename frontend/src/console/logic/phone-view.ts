/** What a phone that has just joined would see: for the preview beside the stage. */
import type { WorkshopState } from '../../lib/live/fold';

/** Nothing of it is for moderators only; the person is nobody, at the first table. */
export function phoneView(state: WorkshopState): WorkshopState {
  const { presenting } = state.head;
  const smallGroups = state.smallGroups
    .filter((group) => group.tableNo > 0 || group.id === presenting)
    .map((group) => (group.id === presenting ? group : { ...group, resultTitle: '', resultText: '' }));
  return {
    ...state,
    head: { ...state.head, processId: null, driver: null },
    cards: state.cards
      .filter((card) => card.chosen && card.desk?.state === 'visible')
      .map((card) => ({ ...card, desk: null })),
    measures: state.measures
      .filter((measure) => measure.desk?.state === 'visible')
      .map((measure) => ({ ...measure, desk: null })),
    smallGroups,
    commitments: state.commitments.filter((one) => one.state === 'confirmed'),
    rounds: state.rounds
      .filter((round) => round.state !== 'draft')
      .map((round) => ({ ...round, paper: [], result: round.state === 'revealed' ? round.result : null })),
    undo: [],
    help: [],
    role: 'participant',
    accountId: null,
    turnout: null,
    personal: {
      participantId: 'preview',
      language: 'de',
      groupId: null,
      localityId: null,
      needsHelp: false,
      wantsTime: false,
      smallGroup: state.smallGroups.find((group) => group.tableNo > 0) ?? null,
      cards: [],
      measures: [],
      ballots: {},
      commitments: [],
    },
  };
}
