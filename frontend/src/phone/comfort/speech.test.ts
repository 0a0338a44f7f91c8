import { expect, it, vi } from 'vitest';
import { languageOfLine, speak } from './speech';

it('German words in a page of other letters are read as German', () => {
  expect(languageOfLine('Bus am Abend', 'ar')).toBe('de');
  expect(languageOfLine('بقيت 4 نقاط', 'ar')).toBe('ar');
  expect(languageOfLine('إجراء جديد (Maßnahme)', 'ar')).toBe('ar');
  expect(languageOfLine('Bus am Abend', 'uk')).toBe('de');
  expect(languageOfLine('Bus am Abend', 'tr')).toBe('tr');
});

it('each line is spoken by a voice of its language', () => {
  const said: [string, string, string | undefined][] = [];
  const voices = ['de-DE', 'ar-SA', 'tr-TR'].map((lang) => ({ lang, localService: true, name: lang }));
  vi.stubGlobal('speechSynthesis', {
    cancel: () => undefined,
    getVoices: () => voices,
    speak: (piece: { text: string; lang: string; voice?: { name: string } }) =>
      said.push([piece.text, piece.lang, piece.voice?.name]),
  });
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      constructor(readonly text: string) {}
    },
  );
  speak(['اختياركم', 'Bus am Abend'], 'ar', () => undefined);
  speak(['Seçiminiz'], 'tr', () => undefined);
  expect(said).toEqual([
    ['اختياركم', 'ar', 'ar-SA'],
    ['Bus am Abend', 'de-DE', 'de-DE'],
    ['Seçiminiz', 'tr-TR', 'tr-TR'],
  ]);
  vi.unstubAllGlobals();
});
