/** A part of a longer text. */
export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'paragraph'; lines: string[] };

/**
 * Reads a text as an administrator types it: an empty line ends a paragraph, `# ` begins a heading, `- `
 * an item of a list. Everything else is shown as it stands; there is no markup to break out with.
 */
export function blocks(text: string): Block[] {
  const found: Block[] = [];
  let open: Block | null = null;
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') {
      open = null;
    } else if (line.startsWith('# ')) {
      found.push({ kind: 'heading', text: line.slice(2) });
      open = null;
    } else if (line.startsWith('- ')) {
      if (open?.kind !== 'list') found.push((open = { kind: 'list', items: [] }));
      open.items.push(line.slice(2));
    } else {
      if (open?.kind !== 'paragraph') found.push((open = { kind: 'paragraph', lines: [] }));
      open.lines.push(line);
    }
  }
  return found;
}
