/**
 * What a person wrote, as one line of Markdown that shows it and does nothing else: no heading, list, link, HTML, table or code comes of it. Marks
 * that mean something are escaped, which every Markdown shows as themselves; an address stays words, one of e-mail too.
 */
export const markdownText = (text: string): string =>
  text
    .replace(/[\s\u0085]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&~|#$^@]/g, String.raw`\$&`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, String.raw`\$&`)
    .replace(/^(\d*)([-+=:.)])/, String.raw`$1\$2`) || '–';

/** An address that leads there; what could end it is encoded. */
export const markdownLink = (address: string): string =>
  `<${address.replace(/[\s<>\\`]/gu, sign => encodeURIComponent(sign))}>`;
