import type { Problem } from '../api/problems';
import { isolate } from '../texts/isolate';
import { skillName } from './choices';
import { board, formats } from './state';
import { nameOfCode } from './technicians';

/** The rules whose messages begin with the technician. */
const ABOUT_TECHNICIAN = ['booked', 'outside_working_time', 'holiday', 'absent'];

/** Whether a problem is about the technician with a code. */
const isAbout = ({ code, message }: Problem, technician: string | null) =>
  ABOUT_TECHNICIAN.includes(code)
    ? message.startsWith(`${technician} `)
    : code === 'skill_missing' && message.includes(`, which ${technician} `);

/** The codes of the technicians whom a problem names. */
export const codesIn = (problem: Problem): string[] =>
  (board.value?.technicians ?? [])
    .filter((each) => each.id === problem.value || isAbout(problem, each.code))
    .flatMap((each) => each.code ?? []);

/** Replaces the first place of each code in a sentence by the name of its technician. */
function withNames(sentence: string, codes: string[]): string {
  const left = new Set(codes);
  const words = [...left].map((code) => code.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  if (words.length === 0) return sentence;
  const word = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${words.join('|')})(?![\\p{L}\\p{N}_-])`, 'gu');
  return sentence.replace(word, (code) => (left.delete(code) ? isolate(nameOfCode(code)) : code));
}

/**
 * A sentence of the server as people read it: with local times, and with names instead of the codes of skills and of the given technicians.
 * Other words are left as they are, even if they are the code of somebody.
 */
export const explained = (text: string, codes: string[]) =>
  formats.value.sentence(withNames(text, codes).replace(/"([^"]+)"/g, (_, code: string) => `"${isolate(skillName(code))}"`));
