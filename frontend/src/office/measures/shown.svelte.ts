import type { Sort } from '../../lib/ui/table';
import type { Column, Filter } from './list';

/** What the list shows; kept while one looks at a measure and comes back, and offered to the exports. */
export const shown = $state<{ filter: Filter; sort: Sort<Column> }>({
  filter: { domain: null, status: null, search: '', offList: false },
  sort: { column: 'place', descending: false },
});
