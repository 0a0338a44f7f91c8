/** How many files this window has taken away: whoever lists the kept files looks again when it changes. */
export const takenFiles = $state({ count: 0 });
