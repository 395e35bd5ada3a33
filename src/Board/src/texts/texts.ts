import { de } from './de';
import { en, type Texts } from './en';
import { fr } from './fr';
import { isolating } from './isolate';
import { nl } from './nl';

const languages: Record<string, Texts> = { en, nl, fr, de };
const chosen = localStorage.getItem('language') ?? navigator.language.slice(0, 2);

/** The languages that can be chosen. */
export const availableLanguages = Object.keys(languages);

/** The language of the page: the one chosen, else the browser's, else English. */
export const language = chosen in languages ? chosen : 'en';

/** The texts in the language of the page. */
export const t = isolating(languages[language] ?? en);

document.documentElement.lang = language;

/** Chooses another language and shows the page again. */
export function chooseLanguage(code: string) {
  localStorage.setItem('language', code);
  location.reload();
}
