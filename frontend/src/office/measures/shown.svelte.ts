import type { Sort } from '../../lib/ui/table';
import { EVERYTHING, type Column, type Filter } from './list';

/** What the list shows; kept while one looks at a measure and comes back, and offered to the exports. */
export const shown = $state<{ filter: Filter; sort: Sort<Column>; look: 'result' | 'plan' }>({
  filter: { ...EVERYTHING },
  sort: { column: 'place', descending: false },
  look: 'result',
});
