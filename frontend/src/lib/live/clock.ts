/** Difference between the server's clock and this device's, in milliseconds. */
let offset = 0;

/** Takes over the server's time, as its first message gives it: milliseconds since 1970. */
export function setServerTime(millis: number): void {
  offset = millis - Date.now();
}

/** The server's time now. Every timer runs on it: phones in a hall are minutes apart. */
export const serverNow = (): number => Date.now() + offset;
