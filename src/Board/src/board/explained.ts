import { skillName } from './choices';
import { formats } from './state';
import { nameOfCode } from './technicians';

/** A sentence of the server as people read it: with local times, and with names instead of the codes of technicians and skills. */
export const explained = (text: string) =>
  formats.value
    .sentence(text)
    .replace(/"([^"]+)"/g, (_, code: string) => `"${skillName(code)}"`)
    .replace(/[\p{L}\p{N}_-]+/gu, (word) => nameOfCode(word));
