import { afterEach, describe, expect, it, vi } from 'vitest';
import { de } from '../src/texts/de';
import { en } from '../src/texts/en';
import { fr } from '../src/texts/fr';
import { nl } from '../src/texts/nl';

/** All texts with their paths; a text with placeholders is called with recognizable values. */
function textsOf(node: object, path = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]): [string, string][] => {
    const name = path + key;
    if (typeof value === 'string') return [[name, value]];
    if (typeof value === 'function') return [[name, value(...[71, 72, 73, 74].slice(0, value.length))]];
    return textsOf(value as object, `${name}.`);
  });
}

const numbers = (text: string) => (text.match(/7[1-4]/g) ?? []).sort();

describe.each(Object.entries({ nl, fr, de }))('The texts in %s', (_, texts) => {
  it('have the keys of the English ones', () => {
    expect(
      textsOf(texts)
        .map(([path]) => path)
        .sort(),
    ).toEqual(
      textsOf(en)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('are never empty, and use the same values', () => {
    const translated = new Map(textsOf(texts));
    for (const [path, english] of textsOf(en)) {
      const text = translated.get(path) ?? '';
      expect(text.trim(), path).toBe(text);
      expect(text, path).not.toBe('');
      expect(numbers(text), path).toEqual(numbers(english));
    }
  });

  it('end as the English ones do, as a sentence or not', () => {
    const translated = new Map(textsOf(texts));
    const sentences = textsOf(en).filter(([path, english]) => english.endsWith('.') && !path.endsWith('inutes'));
    for (const [path] of sentences) expect(translated.get(path), path).toMatch(/\.$/);
  });

  it('count one and several', () => {
    for (const count of [0, 1, 2, 10]) {
      expect(texts.orders(count)).toContain(String(count));
    }
    expect(texts.orders(1)).not.toBe(texts.orders(2).replace('2', '1'));
    expect(texts.done.confirmed(1)).not.toBe(texts.done.confirmed(2).replace('2', '1'));
    expect(texts.proposed(5, 0)).not.toContain('0');
    expect(texts.proposed(5, 3)).toContain('3');
  });
});

describe('The language of the page', () => {
  const load = async (stored: string | null, browser: string) => {
    vi.resetModules();
    vi.stubGlobal('localStorage', { getItem: (key: string) => (key === 'language' ? stored : null) });
    vi.stubGlobal('navigator', { language: browser });
    return import('../src/texts/texts');
  };

  afterEach(() => vi.resetModules());

  it('is the one that was chosen', async () => {
    const { language, t } = await load('fr', 'nl-BE');
    expect([language, t.today]).toEqual(['fr', fr.today]);
    expect(document.documentElement.lang).toBe('fr');
  });

  it('is else that of the browser', async () => {
    const { language, t } = await load(null, 'nl-BE');
    expect([language, t.today]).toEqual(['nl', nl.today]);
  });

  it('is else English', async () => {
    const { language, t, availableLanguages } = await load(null, 'pt-PT');
    expect([language, t.today]).toEqual(['en', en.today]);
    expect([...availableLanguages].sort()).toEqual(['de', 'en', 'fr', 'nl']);
  });
});
