/** @import {PageFile} from '../page-api.ts' */
import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * A file under a message, to be saved.
 * @param {PageFile} file
 * @param {string} me
 */
export function drawFile(file, me) {
  const href = `/page-api/file/${encodeURIComponent(file.id)}?as=${encodeURIComponent(me)}`;
  const words = h(
    'span',
    { class: 'file-words' },
    h('strong', {}, file.title),
    h('span', {}, `${file.name}, ${sizeOf(file.size)}`),
  );
  return h('a', { class: 'block file', href, download: file.name }, icon('file'), words);
}

/** @param {number} bytes */
function sizeOf(bytes) {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
