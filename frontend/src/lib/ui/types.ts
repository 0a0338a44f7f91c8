/** One answer of a group of radio buttons or checkboxes. */
export interface Choice<V extends string = string> {
  value: V;
  label: string;
  note?: string;
  /** A path from `icons.ts`. */
  icon?: string;
  /** Language of the label where it is another than the page's. */
  lang?: string;
}

/** Forms of a result's dots: first, second, third group, and not divisible (a cell would be too small). */
export type DotForm = 'solid' | 'half' | 'ring' | 'grey';

/** Where a thing that this device sends stands. `refused` comes with a reason. */
export type Delivery = 'saved' | 'sent' | 'arrived' | 'refused';
