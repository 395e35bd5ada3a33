import { describe, expect, it } from 'vitest';
import { isolate, withIsolatedValues } from '../src/texts/isolate';

const [BEGIN, END, OVERRIDE, RIGHT_TO_LEFT] = ['\u2068', '\u2069', '\u202e', '\u2067'];

describe('A text in a sentence', () => {
  it.each(['Emma Wouters', 'Café 24/7, œuvre (中文)', ''])(
    'stays as it is if it is only written from left to right: %s',
    (text) => {
      expect(isolate(text)).toBe(text);
    },
  );

  it.each(['שלום', 'سلام', `A${OVERRIDE}`, '\u{1e900}'])(
    'is isolated if it is, or could be, written from right to left: %s',
    (text) => {
      expect(isolate(text)).toBe(BEGIN + text + END);
    },
  );

  it('cannot end its own isolation, nor continue it', () => {
    for (const text of [`A${END}${OVERRIDE}B`, `A${RIGHT_TO_LEFT}${OVERRIDE}B`, `A${END}${BEGIN}${OVERRIDE}B`]) {
      expect(isolate(text)).toBe(`${BEGIN}A${OVERRIDE}B${END}`);
    }
  });

  it('can have isolated parts', () => {
    const inner = isolate('שלום');
    expect(isolate(`by ${inner}`)).toBe(`${BEGIN}by ${inner}${END}`);
  });
});

describe('Texts with places for values', () => {
  it('isolate each value', () => {
    const texts = withIsolatedValues({
      by: (who: string) => `by ${who}`,
      deep: { of: (count: number, of: string) => `${count} of ${of}` },
      name: 'x',
    });
    expect(texts.by(`A${OVERRIDE}`)).toBe(`by ${BEGIN}A${OVERRIDE}${END}`);
    expect(texts.deep.of(3, 'שלום')).toBe(`3 of ${BEGIN}שלום${END}`);
    expect(texts.name).toBe('x');
  });
});
