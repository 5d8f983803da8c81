/**
 * What a message says, as people read it: Slack keeps mentions, links and some signs in a writing of its own. Who is mentioned is a number there,
 * so the name is left out.
 */
export const messageWords = (raw: string): string =>
  raw
    .replace(/<@[^<>]*>/g, '@…')
    .replace(/<#[^<>|]*(?:\|([^<>]*))?>/g, (_, name: string | undefined) => `#${name || '…'}`)
    .replace(/<!(?:subteam\^[^<>|]*\|)?([^<>|^]*)[^<>]*>/g, (_, name: string) => `@${name.replace(/^@/, '')}`)
    .replace(/<[^<>|]*\|([^<>]+)>/g, '$1')
    .replace(/<(?:mailto:|tel:)?([^<>|\s]+)\|?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
