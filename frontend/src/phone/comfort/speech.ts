/** Reading aloud with the voice of the device itself: nothing that is read leaves it. */
import { languageName, localeOf, type Language } from '../../lib/i18n';

/** Whether this browser can speak at all. */
export const canSpeak = (): boolean =>
  typeof speechSynthesis === 'object' && typeof SpeechSynthesisUtterance === 'function';

/** The device's own voice for a language, if it has one; voices of a service on the net come last. */
export function voiceFor(language: Language): SpeechSynthesisVoice | null {
  const wanted = localeOf(language).slice(0, 2);
  const fitting = speechSynthesis.getVoices().filter(({ lang }) => lang.toLowerCase().startsWith(wanted));
  return fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
}

/** The words of a part of the page in reading order, line by line; what only decorates is left out. */
export function linesOf(part: HTMLElement): string[] {
  const text = part.innerText ?? part.textContent ?? '';
  return text
    .split('\n')
    .map((line) => line.replace(/\u00ad/g, '').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

const LATIN = /\p{Script=Latin}/u;
const OTHER = /(?!\p{Script=Latin})\p{L}/u;

/** The language of a line: German titles stand in Arabic, Russian and Ukrainian pages, in their own letters. */
export const languageOfLine = (line: string, page: Language): Language =>
  OTHER.test(languageName(page)) && LATIN.test(line) && !OTHER.test(line) ? 'de' : page;

/** Speaks line after line, one piece each: long pieces break off in some browsers. */
export function speak(lines: readonly string[], language: Language, ended: () => void): void {
  speechSynthesis.cancel();
  for (const [index, line] of lines.entries()) {
    const piece = new SpeechSynthesisUtterance(line);
    const own = languageOfLine(line, language);
    const voice = voiceFor(own);
    piece.lang = localeOf(own);
    // A little slower: it is heard once, in a hall.
    piece.rate = language === 'de-simple' ? 0.85 : 0.95;
    if (voice) piece.voice = voice;
    if (index === lines.length - 1) piece.onend = ended;
    piece.onerror = ended;
    speechSynthesis.speak(piece);
  }
}

export const hush = (): void => speechSynthesis.cancel();
