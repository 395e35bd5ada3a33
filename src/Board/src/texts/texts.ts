import type { Texts } from './en';
import { withIsolatedValues } from './isolate';

/** Each language is a file of its own, so that a page loads only one. */
const languages: Record<string, () => Promise<Texts>> = {
  en: async () => (await import('./en')).en,
  nl: async () => (await import('./nl')).nl,
  fr: async () => (await import('./fr')).fr,
  de: async () => (await import('./de')).de,
};
const chosen = localStorage.getItem('language') ?? navigator.language.slice(0, 2);

/** The languages that can be chosen. */
export const availableLanguages = Object.keys(languages);

/** The language of the page: the one chosen, else the browser's, else English. */
export const language = chosen in languages ? chosen : 'en';

/** The texts in the language of the page. */
export const t = withIsolatedValues(await languages[language]!());

document.documentElement.lang = language;

/** Chooses another language and shows the page again. */
export function chooseLanguage(code: string) {
  localStorage.setItem('language', code);
  location.reload();
}
