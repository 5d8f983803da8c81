import ICAL from 'ical.js';

/** An iCalendar file as another program reads it. */
export interface CalendarFile {
  readonly method: unknown;
  readonly uid: string;
  readonly sequence: number;
  readonly status: unknown;
  readonly stamp: Date;
  readonly start: Date;
  readonly end: Date;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly organizer: string;
  /** name and address */
  readonly attendees: readonly string[];
}

export function readCalendar(bytes: string | Uint8Array): CalendarFile {
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [component, ...more] = calendar.getAllSubcomponents('vevent');
  if (!component || more.length > 0) throw new Error('not one event');
  const event = new ICAL.Event(component);
  const named = (property: InstanceType<typeof ICAL.Property>) =>
    `${property.getFirstParameter('cn')} ${String(property.getFirstValue()).toLowerCase()}`;
  const organizer = component.getFirstProperty('organizer');
  const stamp = component.getFirstPropertyValue('dtstamp');
  if (!organizer || !(stamp instanceof ICAL.Time)) throw new Error('no organizer, or no stamp');
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    status: component.getFirstPropertyValue('status'),
    stamp: stamp.toJSDate(),
    start: event.startDate.toJSDate(),
    end: event.endDate.toJSDate(),
    summary: event.summary,
    description: event.description,
    location: event.location,
    organizer: named(organizer),
    attendees: event.attendees.map(named),
  };
}
