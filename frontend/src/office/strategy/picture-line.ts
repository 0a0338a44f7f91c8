/** Words without the signs that end them in a picture's line, and without line breaks. */
const bare = (text: string, signs: RegExp, instead: (sign: string) => string): string =>
  text.replace(/\s+/g, ' ').trim().replace(signs, instead);

/** The line of Markdown that shows a picture, with what is to be seen and what stands below. */
export function pictureLine(id: string, alt: string, caption: string): string {
  const seen = bare(alt, /[[\]]/g, (sign) => (sign === '[' ? '(' : ')'));
  const below = bare(caption, /"/g, () => '”');
  return `![${seen}](bild:${id}${below ? ` "${below}"` : ''})`;
}

/** A text with a line of its own below the line in which a place stands. */
export function withLine(text: string, place: number, line: string): string {
  const end = text.indexOf('\n', place);
  const before = (end < 0 ? text : text.slice(0, end)).trimEnd();
  const after = (end < 0 ? '' : text.slice(end)).trimStart();
  return [before, line, after].filter((part) => part !== '').join('\n\n');
}
