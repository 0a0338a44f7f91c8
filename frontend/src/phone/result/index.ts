/** Results beyond a list of points, and why they are as they are: one file, fetched when there is time. */
export { default as Extras } from './Extras.svelte';
export { default as List } from './List.svelte';
