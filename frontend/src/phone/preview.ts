/**
 * What phones see, as a picture in the console: the phone's own screens, fed by the page around it. It joins
 * nothing, sends nothing and counts for nothing.
 */
import type { WorkshopState } from '../lib/live/fold';
import type { Room } from './room.svelte';

/** Shows in this room whatever the page around it says. */
export function feed(room: Room): void {
  addEventListener('message', (event: MessageEvent<WorkshopState>) => {
    if (event.origin !== location.origin || event.source !== parent) return;
    room.live.connection = 'ready';
    room.live.state = event.data;
  });
  parent.postMessage('phone', location.origin);
}
