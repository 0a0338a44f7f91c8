/**
 * The screens between joining and going home, in one file: fetched while the join screen is read, so that
 * the first picture is quick and a later gap in the network takes no screen away.
 */
import '../styles/domains.css';
import './parts/HelpDialog.svelte';
import type { Component } from 'svelte';
import resultMessages from 'virtual:messages/result';
import voteMessages from 'virtual:messages/vote';
import { addMessages } from '../lib/i18n';
import { Ballots } from './ballots.svelte';
import { Lazy } from './lazy.svelte';
import type { Room } from './room.svelte';
import type { ScreenName } from './place';
import Break from './screens/Break.svelte';
import Check from './screens/Check.svelte';
import Collect from './screens/Collect.svelte';
import Commit from './screens/Commit.svelte';
import Groups from './screens/Groups.svelte';
import Introduction from './screens/Introduction.svelte';
import Lobby from './screens/Lobby.svelte';
import Measures from './screens/Measures.svelte';
import Present from './screens/Present.svelte';
import Rank from './screens/Rank.svelte';
import Reversal from './screens/Reversal.svelte';
import Sort from './screens/Sort.svelte';
import WrapUp from './screens/WrapUp.svelte';

export const screens: Record<Exclude<ScreenName, 'draft' | 'locked' | 'join'>, Component> = {
  lobby: Lobby,
  introduction: Introduction,
  collect: Collect,
  sort: Sort,
  rank: Rank,
  reversal: Reversal,
  groups: Groups,
  present: Present,
  check: Check,
  measures: Measures,
  commit: Commit,
  break: Break,
  wrapUp: WrapUp,
  followUp: WrapUp,
  archived: WrapUp,
};

/** Gives a room what only a participant needs. */
export function equip(room: Room): void {
  room.vote = new Lazy(async () => {
    const [part] = await Promise.all([import('./vote'), addMessages(voteMessages)]);
    return part;
  });
  room.vote.whenIdle();
  // Results speak of marks and places in the words of the ballots.
  room.results = new Lazy(async () => {
    const [part] = await Promise.all([
      import('./result'),
      addMessages(resultMessages),
      addMessages(voteMessages),
    ]);
    return part;
  });
  room.results.whenIdle();
  room.people = new Lazy(async () => (await import('./people')).parts());
  room.people.whenIdle();
  room.ballots = new Ballots(room.device, {
    entries: () => room.live.entries,
    server: (id) => room.personal?.ballots[id] ?? null,
    submit: (roundId, revision, ballot) =>
      void room.live.submit({ type: 'castBallot', roundId, revision, ballot }, `ballot-${roundId}`),
    forget: (id) => room.live.forget(id),
  });
}
