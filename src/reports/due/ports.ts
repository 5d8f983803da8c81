import type { CalendarShelf } from '../../time/shelf.ts';

/** What the reports need when their time comes. */
export interface ReportDuePorts {
  readonly shelf: CalendarShelf;
}
