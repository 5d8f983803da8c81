import type { LocalDate } from '../../time/calendar.ts';
import type { Outputs, Wish } from './outputs.ts';

/** The columns of the seven outputs as one sheet; words of ours are as in the database, in every language. */
export const sheetColumns = ['output', 'day', 'until', 'words', 'detail', 'who', 'state', 'link'] as const;
export type SheetRow = Readonly<Record<(typeof sheetColumns)[number], string | null>>;

type Cells = Partial<Omit<SheetRow, 'output' | 'words'>> & { readonly words: string; readonly day: LocalDate | null };

const row = (output: keyof Outputs, cells: Cells): SheetRow => ({
  output,
  until: null,
  detail: null,
  who: null,
  state: null,
  link: null,
  ...cells,
  day: cells.day,
});

/**
 * One row for each thing, by output. `day`, `until`: from and until when it holds; done and told; said and due; the first and last day of a quarter;
 * filed, and the day of the offer as it stands.
 */
export function sheetRows(outputs: Outputs): SheetRow[] {
  return [
    ...outputs.agreements.map(({ content: words, level: detail, fromDay: day, untilDay: until, owner: who, ...rest }) =>
      row('agreements', { words, detail, day, until, who, state: rest.state, link: rest.link }),
    ),
    ...outputs.plans.map(({ words, saidOn: day }) => row('plans', { words, day })),
    ...outputs.improvements.map(({ words, result: detail, doneOn: day, toldOn: until, owner: who }) =>
      row('improvements', { words, detail, day, until, who, state: until === null ? 'done' : 'answered' }),
    ),
    ...outputs.to_delivery.map(wish => wishRow('to_delivery', wish)),
    ...outputs.to_portfolio.map(wish => wishRow('to_portfolio', wish)),
    ...outputs.satisfaction.map(({ quarter, first, last, meetings, satisfaction, value, reasons }) =>
      row('satisfaction', {
        words: reasons.join(' / '),
        detail: `${quarter}, satisfaction ${satisfaction}, value ${value}, meetings ${meetings}`,
        day: first,
        until: last,
      }),
    ),
    ...outputs.needs.map(({ words, filedOn: day, offerOn: until, offerBy: who, offer, state }) =>
      row('needs', { words, day, until, who, detail: `offer ${offer}`, state }),
    ),
  ];
}

const wishRow = (output: 'to_delivery' | 'to_portfolio', wish: Wish): SheetRow => {
  const { words, filedOn: day, dueOn: until, owner: who, state, result: detail } = wish;
  return row(output, { words, day, until, who, state, detail });
};
