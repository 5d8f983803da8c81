import type { LocalDate } from '../../time/calendar.ts';

export const outputFormats = ['md', 'csv'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What somebody ordered, as the button says it: `clientId format orderId`. Undefined: no button of ours is written like that. */
export interface OutputOrder {
  readonly clientId: string;
  readonly format: OutputFormat;
  readonly orderId: string;
}

export function outputOrder(text: string): OutputOrder | undefined {
  const [clientId, word, orderId, ...more] = text.split(' ');
  const format = outputFormats.find(known => known === word);
  return clientId && format && orderId && more.length === 0 ? { clientId, format, orderId } : undefined;
}

const longestName = 40;

/** `outputs-apteekki-sampo-2026-11-24.md`: letters and figures of any script, which every disk takes. */
export function outputsFileName(client: string, day: LocalDate, format: OutputFormat): string {
  const words = client
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  const slug = [...(words ?? ['client']).join('-')].slice(0, longestName).join('');
  return `outputs-${slug.replace(/-$/, '')}-${day}.${format}`;
}
