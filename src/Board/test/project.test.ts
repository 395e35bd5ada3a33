import { describe, expect, it } from 'vitest';
import type { Technician } from '../src/api/planning';
import { project } from '../src/board/DayMap';
import { initialsOf } from '../src/board/technicians';
import { Random } from './random';

const brussels = { latitude: 50.8467, longitude: 4.3525 };
const antwerp = { latitude: 51.2211, longitude: 4.3997 };
const ghent = { latitude: 51.0538, longitude: 3.725 };
const liege = { latitude: 50.6402, longitude: 5.5718 };
const places = [brussels, antwerp, ghent, liege];

/** The distance on a sphere, in kilometers. */
function kilometers(a: typeof brussels, b: typeof brussels): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [dy, dx] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const part = Math.sin(dy / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dx / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(part));
}

describe('The map', () => {
  it.each([
    ['Emma', 'Wouters', 'EW'],
    ['Lieve', 'Van Damme', 'LVD'],
    ['Jean-Luc', 'de la Tour', 'JLD'],
    ['', '', 'T05'],
  ])('has the initials of %s %s', (firstname, lastname, initials) => {
    expect(initialsOf({ code: 'T05', firstname, lastname } as Technician)).toBe(initials);
  });

  it('has the north above and the east on the right', () => {
    const { at } = project(places);
    expect(at(antwerp).y).toBeLessThan(at(brussels).y);
    expect(at(liege).x).toBeGreaterThan(at(ghent).x);
  });

  it('has the same scale in both directions', () => {
    const { at, pixelsPerKilometer } = project(places);
    for (const a of places) {
      for (const b of places) {
        const pixels = Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
        // A flat picture of a country of this size is wrong by less than one percent.
        expect(Math.abs(pixels / pixelsPerKilometer - kilometers(a, b))).toBeLessThanOrEqual(kilometers(a, b) * 0.01);
      }
    }
  });

  it('keeps all places within the margins, and uses the room', () => {
    const random = new Random(9);
    for (let round = 0; round < 200; round++) {
      const some = Array.from({ length: random.integer(1, 12) }, () => ({
        latitude: 49.5 + random.next() * 2,
        longitude: 2.5 + random.next() * 4,
      }));
      const points = some.map(project(some).at);
      const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(40 - 1e-6);
      expect(Math.max(...xs)).toBeLessThanOrEqual(860 + 1e-6);
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(40 - 1e-6);
      expect(Math.max(...ys)).toBeLessThanOrEqual(380 + 1e-6);
      expect(Math.min(...xs) + Math.max(...xs)).toBeCloseTo(900);
      expect(Math.min(...ys) + Math.max(...ys)).toBeCloseTo(420);
    }
  });

  it('shows a single place in the middle', () => {
    expect(project([brussels]).at(brussels)).toEqual({ x: 450, y: 210 });
    const { at } = project([ghent, ghent]);
    expect(at(ghent)).toEqual({ x: 450, y: 210 });
  });
});
