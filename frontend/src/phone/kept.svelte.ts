import type { Device } from './device';

/** A text that is being typed: every change lies on the device before the next key is pressed. */
export class KeptText {
  readonly #device: Device;
  readonly #key: string;
  #text = $state('');

  constructor(device: Device, key: string) {
    this.#device = device;
    this.#key = `text.${key}`;
    this.#text = device.read(this.#key) ?? '';
  }

  get text(): string {
    return this.#text;
  }

  set text(value: string) {
    this.#text = value;
    this.#device.write(this.#key, value);
  }
}
