import { expect, test } from 'vitest';
import type { Answer } from './api';
import { Editing, type Stored } from './editing.svelte';

interface Sheet {
  title: string;
  goal: string;
}
const ok = (value: Stored<Sheet>): Answer<Stored<Sheet>> => ({ ok: true, value });
const conflict: Answer<never> = { ok: false, code: 'conflict', text: 'conflict' };

/** A store that refuses what was not written over its newest version. */
function store(first: Sheet) {
  let now: Stored<Sheet> = { version: 1, sheet: first };
  return {
    now: () => now,
    elsewhere: (sheet: Sheet) => (now = { version: now.version + 1, sheet }),
    get: () => Promise.resolve(ok(now)),
    put: (version: number, sheet: Sheet) => {
      if (version !== now.version) return Promise.resolve(conflict);
      now = { version: version + 1, sheet };
      return Promise.resolve(ok(now));
    },
  };
}

test('what somebody else saved is not overwritten, and what is typed stays', async () => {
  const remote = store({ title: 'A', goal: 'G' });
  const editing = new Editing(remote.now(), remote);
  editing.draft.goal = 'mine';
  remote.elsewhere({ title: 'B', goal: 'theirs' });
  expect(await editing.save()).toBe(false);
  expect(remote.now().sheet).toEqual({ title: 'B', goal: 'theirs' });
  expect(editing.draft.goal).toBe('mine');
  expect(editing.conflict?.taken).toEqual(['title']);
  expect(editing.conflict?.clashes.map((clash) => clash.field)).toEqual(['goal']);

  // Typing goes on while both versions are shown.
  editing.draft.goal = 'mine, longer';
  expect(editing.conflict?.clashes[0]?.mine).toBe('mine, longer');
  editing.settle(new Set(['goal']));
  expect(await editing.save()).toBe(true);
  expect(remote.now()).toEqual({ version: 3, sheet: { title: 'B', goal: 'mine, longer' } });
  expect(editing.dirty).toBe(false);
});

test('who gives in has what is stored', async () => {
  const remote = store({ title: 'A', goal: 'G' });
  const editing = new Editing(remote.now(), remote);
  editing.draft.title = 'mine';
  remote.elsewhere({ title: 'theirs', goal: 'G' });
  await editing.save();
  editing.discard();
  expect(editing.conflict).toBeNull();
  expect(editing.draft).toEqual({ title: 'theirs', goal: 'G' });
  expect(editing.dirty).toBe(false);
});

test('saving twice makes nothing twice', async () => {
  const made: Sheet[] = [];
  const editing = new Editing<Sheet>(
    { version: 0, sheet: { title: '', goal: '' } },
    {
      put: (_, sheet) => {
        made.push(sheet);
        return Promise.resolve(ok({ version: made.length, sheet }));
      },
      get: () => Promise.resolve(conflict),
    },
  );
  editing.draft.title = 'new';
  expect([await editing.save(), await editing.save()]).toEqual([true, true]);
  expect(made).toHaveLength(1);
  editing.draft.title = 'changed';
  expect(await editing.save()).toBe(true);
  expect(made).toHaveLength(2);
});
