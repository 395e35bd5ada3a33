// Draws a week of the planning board with EventCalendar: the same answer, technicians and hours as the board of WorkOrders.
import { createCalendar, Interaction, ResourceTimeline } from '@event-calendar/core';
import '@event-calendar/core/index.css';
import './page.css';

interface Answer {
  technicians: { id: string; lastname: string }[];
  entries: { id: string; user_id: string; date_from: string; date_to: string; job: { name: string } }[];
}

const range = new URLSearchParams(location.search);
const response = await fetch(`/api/Planning?${range}`);
const { technicians, entries }: Answer = await response.json();
// EventCalendar shows times in the zone of the browser, which the bench sets to UTC.
createCalendar(document.getElementById('calendar')!, [ResourceTimeline, Interaction], {
  view: 'resourceTimelineWeek',
  date: range.get('from'),
  firstDay: 1,
  hiddenDays: [0, 6],
  slotMinTime: '08:00',
  slotMaxTime: '17:00',
  height: '100vh',
  editable: true,
  resources: technicians.map(({ id, lastname }) => ({ id, title: lastname })),
  events: entries.map(({ id, user_id, date_from, date_to, job }) => ({
    id,
    resourceIds: [user_id],
    start: new Date(date_from),
    end: new Date(date_to),
    title: job.name,
  })),
});
