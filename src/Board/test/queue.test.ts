import { describe, expect, it } from 'vitest';
import { inTurn } from '../src/commands/queue';

const later = (work: () => void) => new Promise<void>((done) => setTimeout(() => done(work()), 5));

describe('Commands that change something', () => {
  it('run one after the other', async () => {
    const log: string[] = [];
    const slow = inTurn(() => later(() => log.push('slow')));
    const fast = inTurn(async () => log.push('fast'));
    await Promise.all([slow, fast]);
    expect(log).toEqual(['slow', 'fast']);
  });
});
