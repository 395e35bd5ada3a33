import type { Technician } from '../api/planning';
import { isolate } from '../texts/isolate';
import { t } from '../texts/texts';
import type { Instant } from '../timeline/axis';
import { days, formats, orderName, type Visit, visitsByTechnician } from './state';
import { initialsOf, nameOf, rows } from './technicians';
import { show, view } from './view';

const SIZE = { width: 900, height: 420, margin: 40 };
const KILOMETERS_PER_DEGREE = 111.2;

interface Point {
  x: number;
  y: number;
  visit: Visit;
}

/** Projects places to the picture: north up, the same scale in both directions, all places within the margins. */
export function project(places: { latitude: number; longitude: number }[]) {
  const [latitudes, longitudes] = [places.map((place) => place.latitude), places.map((place) => place.longitude)];
  const [south, north, west, east] = [
    Math.min(...latitudes),
    Math.max(...latitudes),
    Math.min(...longitudes),
    Math.max(...longitudes),
  ];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [width, height] = [SIZE.width - 2 * SIZE.margin, SIZE.height - 2 * SIZE.margin];
  const scale = Math.min(width / Math.max((east - west) * shrink, 0.01), height / Math.max(north - south, 0.01));
  const left = (SIZE.width - (east - west) * shrink * scale) / 2;
  const top = (SIZE.height - (north - south) * scale) / 2;
  return {
    pixelsPerKilometer: scale / KILOMETERS_PER_DEGREE,
    at: (place: { latitude: number; longitude: number }) => ({
      x: left + (place.longitude - west) * shrink * scale,
      y: top + (north - place.latitude) * scale,
    }),
  };
}

const hasPlace = (visit: Visit) => visit.entry.job.latitude_decimal !== null && visit.entry.job.longitude_decimal !== null;
const placeOf = (visit: Visit) => ({
  latitude: visit.entry.job.latitude_decimal!,
  longitude: visit.entry.job.longitude_decimal!,
});

/** The visits of each technician on a day, in order. */
const routesOf = (from: Instant, to: Instant) =>
  rows.value
    .map((technician, index) => ({
      technician,
      color: `route${index % 8}`,
      visits: (visitsByTechnician.value.get(technician.id) ?? [])
        .filter((visit) => visit.from < to && visit.to > from && hasPlace(visit))
        .sort((a, b) => a.from - b.from),
    }))
    .filter((route) => route.visits.length > 0);

const titleOf = (technician: Technician, { entry, from, to }: Visit) =>
  `${isolate(nameOf(technician))} ${formats.value.period(from, to)} ${isolate(orderName(entry))} ${isolate(entry.job.name)}`;

/**
 * The visits of a day as points, numbered and joined in order for each technician, with initials because colours repeat. It needs no map
 * tiles.
 */
export function DayMap() {
  const day = days.value.find((each) => each.from <= Date.now() && each.to > Date.now()) ?? days.value[0];
  const routes = day ? routesOf(day.from, day.to) : [];
  const all = routes.flatMap((route) => route.visits);
  if (!day) return <p class="empty">{t.noPlaces}</p>;
  const heading = <h3>{formats.value.longDay(day.from)}</h3>;
  if (all.length === 0) {
    return (
      <>
        {heading}
        <p class="empty">{t.noPlaces}</p>
      </>
    );
  }
  const picture = project(all.map(placeOf));
  const bar = [1, 2, 5, 10, 20, 50, 100].findLast((length) => length * picture.pixelsPerKilometer < 200) ?? 1;
  return (
    <>
      {heading}
      <svg
        class="map"
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={`${t.map}, ${formats.value.longDay(day.from)}`}
      >
        {routes.map(({ technician, color, visits }) => {
          const points: Point[] = visits.map((visit) => ({ ...picture.at(placeOf(visit)), visit }));
          return (
            <g key={technician.id} class={color}>
              <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
              {points.map(({ x, y, visit }, index) => (
                // biome-ignore lint/a11y/noStaticElementInteractions: the grid offers the same by keyboard
                <g key={visit.entry.id} onClick={() => show({ order: visit.entry.jobs_id }, true)}>
                  <title>{titleOf(technician, visit)}</title>
                  <circle cx={x} cy={y} r={11} class={visit.entry.is_firm ? '' : 'tentative'} />
                  <text x={x} y={y + 4}>
                    {index + 1}
                  </text>
                  <text x={x + 14} y={y + 4} class="initials">
                    {initialsOf(technician)}
                  </text>
                </g>
              ))}
            </g>
          );
        })}
        <g class="scale">
          <line x1={20} y1={SIZE.height - 16} x2={20 + bar * picture.pixelsPerKilometer} y2={SIZE.height - 16} />
          <text x={20} y={SIZE.height - 22}>
            {bar} km
          </text>
        </g>
      </svg>
      <ul class="legend">
        {routes.map(({ technician, color, visits }) => (
          <li key={technician.id} class={color}>
            <span class="dot" /> <b>{initialsOf(technician)}</b> <bdi>{nameOf(technician)}</bdi> ({visits.length})
          </li>
        ))}
      </ul>
      {view.value.scale !== 'day' && (
        <button type="button" onClick={() => show({ scale: 'day', date: day.date })}>
          {t.commands.day}
        </button>
      )}
    </>
  );
}
