/** Whether the short help of each step is shown: yes, until somebody hides it; remembered on this device. */
const STORAGE = 'zw.console.help';

function stored(): boolean {
  try {
    return localStorage.getItem(STORAGE) !== 'off';
  } catch {
    return true;
  }
}

let shown = $state(stored());

export const helpShown = (): boolean => shown;

function set(on: boolean): void {
  shown = on;
  try {
    localStorage.setItem(STORAGE, on ? 'on' : 'off');
  } catch {
    // Holds until the page is closed.
  }
}

export const openHelp = (): void => set(true);
export const hideHelp = (): void => set(false);
