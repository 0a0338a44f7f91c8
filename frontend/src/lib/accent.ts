/**
 * The municipality's one colour: brought to a readable contrast and given its light tones. Ratios are
 * those of WCAG, tones are mixed in OKLab. Set as properties of the root, which the policy allows.
 */
type Rgb = [number, number, number];

const GROUND: Rgb = [0xf3, 0xf4, 0xf7];

const parse = (hex: string): Rgb | null => {
  const digits = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex);
  return digits ? ([1, 2, 3].map((index) => parseInt(digits[index] ?? '0', 16)) as Rgb) : null;
};
const hexOf = (rgb: Rgb): string => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

const linear = (part: number): number => {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const encoded = (value: number): number => {
  const share = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
  return Math.round(Math.min(1, Math.max(0, share)) * 255);
};

const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** The contrast of two colours, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [one, two] = [parse(a), parse(b)];
  return one && two ? ratio(one, two) : 1;
}

function ratio(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function toLab([r, g, b]: Rgb): Rgb {
  const [x, y, z] = [linear(r), linear(g), linear(b)];
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z);
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z);
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([L, a, b]: Rgb): Rgb {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encoded(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** The same hue at another lightness (0 to 1) with its chroma limited. */
function tone([, a, b]: Rgb, lightness: number, chroma: number): Rgb {
  const own = Math.hypot(a, b);
  const factor = own > chroma ? chroma / own : 1;
  return fromLab([lightness, a * factor, b * factor]);
}

/** The colours that follow from one; `darkened` says that the wish was too light to be read. */
export interface Accent {
  base: string;
  light: string;
  area: string;
  dark: string;
  darkLight: string;
  darkArea: string;
  darkened: boolean;
}

/** All tones of a municipality's colour, or null if it is no colour. Accepts from 4.5:1 on white, ground and area. */
export function deriveAccent(wish: string): Accent | null {
  const rgb = parse(wish);
  if (!rgb) return null;
  const lab = toLab(rgb);
  const area = tone(lab, 0.945, 0.015);
  const least = (colour: Rgb): number => Math.min(ratio(colour, GROUND), ratio(colour, area));
  let base = rgb;
  for (let lightness = lab[0]; least(base) < 4.5 && lightness > 0; lightness -= 0.01)
    base = fromLab([lightness, lab[1], lab[2]]);
  return {
    base: hexOf(base),
    light: hexOf(tone(lab, 0.87, 0.04)),
    area: hexOf(area),
    dark: hexOf(tone(lab, 0.82, 0.085)),
    darkLight: hexOf(tone(lab, 0.44, 0.06)),
    darkArea: hexOf(tone(lab, 0.32, 0.045)),
    darkened: base !== rgb,
  };
}

/** Shows a municipality's colour on this page from now on; anything that is no colour changes nothing. */
export function applyAccent(wish: string): void {
  const accent = deriveAccent(wish);
  if (!accent) return;
  const root = document.documentElement.style;
  root.setProperty('--accent-base', accent.base);
  root.setProperty('--accent-base-light', accent.light);
  root.setProperty('--accent-base-area', accent.area);
  root.setProperty('--accent-dark', accent.dark);
  root.setProperty('--accent-dark-light', accent.darkLight);
  root.setProperty('--accent-dark-area', accent.darkArea);
}
