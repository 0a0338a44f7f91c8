/**
 * The part of Markdown that drafts use, read into a tree: headings, lists, tables, quotes, pictures, paragraphs;
 * strong, emphasis, code and links. Raw HTML has no meaning here and is shown as the text that it is.
 */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; inside: Inline[] }
  | { kind: 'em'; inside: Inline[] }
  | { kind: 'link'; href: string; inside: Inline[] };

export type Block =
  | { kind: 'image'; id: string; alt: string; caption: string }
  | { kind: 'heading'; level: number; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'quote'; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

const PATTERN = /\\([\\`*_[\]#|<>-])|`([^`]+)`|\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(([^()\s]+)\)/;

/** Only addresses that can do nothing but lead somewhere. */
const safe = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href);

/** Reads one line or paragraph. */
export function inline(text: string): Inline[] {
  const found: Inline[] = [];
  let rest = text;
  const plain = (piece: string): void => {
    const last = found.at(-1);
    if (last?.kind === 'text') last.text += piece;
    else if (piece) found.push({ kind: 'text', text: piece });
  };
  for (let match = PATTERN.exec(rest); match; match = PATTERN.exec(rest)) {
    const [whole, escaped, code, strong, em, label, href] = match;
    plain(rest.slice(0, match.index));
    if (escaped !== undefined) plain(escaped);
    else if (code !== undefined) found.push({ kind: 'code', text: code });
    else if (strong !== undefined) found.push({ kind: 'strong', inside: inline(strong) });
    else if (em !== undefined) found.push({ kind: 'em', inside: inline(em) });
    else if (label !== undefined && href !== undefined && safe(href))
      found.push({ kind: 'link', href, inside: inline(label) });
    else plain(whole);
    rest = rest.slice(match.index + whole.length);
  }
  plain(rest);
  return found;
}

/** The words of a line without any marks. */
export const plain = (parts: readonly Inline[]): string =>
  parts.map((part) => ('text' in part ? part.text : plain(part.inside))).join('');

const cells = (line: string): Inline[][] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => inline(cell.trim()));

/** A line that shows a picture and nothing else. */
const IMAGE = /^\s*!\[([^\]]*)\]\(bild:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\s*"(.*)")?\s*\)\s*$/i;

const isRule = (line: string | undefined): boolean =>
  /^\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*$/.test(line ?? '');

/** Reads a text. */
export function markdown(text: string): Block[] {
  const found: Block[] = [];
  const lines = text.split(/\r?\n/);
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) found.push({ kind: 'paragraph', inside: inline(open.join('\n')) });
    open = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6})\s+(.+?)\s*#*$/.exec(line);
    const item = /^\s*(?:([-*+])|(\d+)[.)])\s+(.*)$/.exec(line);
    const image = IMAGE.exec(line);
    const last = found.at(-1);
    if (line.trim() === '') close();
    else if (image) {
      close();
      const [, alt = '', id = '', caption = ''] = image;
      found.push({ kind: 'image', id: id.toLowerCase(), alt, caption });
    } else if (heading) {
      close();
      found.push({ kind: 'heading', level: heading[1]?.length ?? 1, inside: inline(heading[2] ?? '') });
    } else if (item) {
      const ordered = item[2] !== undefined;
      const continues = open.length === 0 && last?.kind === 'list' && last.ordered === ordered;
      close();
      const entry = inline(item[3] ?? '');
      if (continues) last.items.push(entry);
      else found.push({ kind: 'list', ordered, items: [entry] });
    } else if (line.includes('|') && isRule(lines[at + 1])) {
      close();
      const rows: Inline[][][] = [];
      const head = cells(line);
      for (at += 2; (lines[at] ?? '').includes('|'); at += 1) rows.push(cells(lines[at] ?? ''));
      at -= 1;
      found.push({ kind: 'table', head, rows });
    } else if (line.startsWith('>')) {
      close();
      found.push({ kind: 'quote', inside: inline(line.replace(/^>\s?/, '')) });
    } else open.push(line);
  }
  close();
  return found;
}
