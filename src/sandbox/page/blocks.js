/** @import {ContextBlock, ImageBlock, ImageElement, InputBlock, KnownBlock, SectionBlock, SectionBlockAccessory} from '@slack/types' */
/** @import {BlockElement, Stage} from './types.ts' */
import { domId, h } from './dom.js';
import { drawElement } from './elements.js';
import { drawRichText } from './rich-text.js';
import { drawPlain, drawText } from './text.js';

/**
 * A block as Slack shows it. `place` makes DOM ids unique on the page: the same block may stand in two messages.
 * @param {KnownBlock} block
 * @param {Stage} stage
 * @param {string} place
 * @returns {HTMLElement}
 */
export function drawBlock(block, stage, place) {
  const blockId = block.block_id ?? '';
  switch (block.type) {
    case 'section':
      return drawSection(block, stage, place);
    case 'header':
      return h('h3', { class: 'block header' }, drawPlain(block.text));
    case 'context':
      return drawContext(block, stage);
    case 'divider':
      return h('hr', { class: 'block' });
    case 'actions': {
      const elements = block.elements.map(element => drawPlaced(element, blockId, stage, place));
      return h('div', { class: 'block actions' }, ...elements);
    }
    case 'input':
      return drawInput(block, stage, place);
    case 'image':
      return drawImageBlock(block, stage);
    case 'rich_text':
      return h('div', { class: 'block' }, drawRichText(block, stage.state));
    default:
      return h('div', { class: 'block unsupported', role: 'note' }, `Unsupported block: ${block.type}`);
  }
}

/**
 * @param {SectionBlock} block
 * @param {Stage} stage
 * @param {string} place
 */
function drawSection(block, stage, place) {
  const words = h('div', { class: 'words' });
  if (block.text) words.append(h('div', { class: 'text' }, drawText(block.text, stage.state)));
  if (block.fields) {
    const fields = block.fields.map(field => h('div', { class: 'text' }, drawText(field, stage.state)));
    words.append(h('div', { class: 'fields' }, ...fields));
  }
  const accessory = block.accessory ? drawAccessory(block.accessory, block.block_id ?? '', stage, place) : null;
  return h('div', { class: 'block section' }, words, accessory);
}

/**
 * @param {SectionBlockAccessory} accessory
 * @param {string} blockId
 * @param {Stage} stage
 * @param {string} place
 */
function drawAccessory(accessory, blockId, stage, place) {
  if (accessory.type === 'image') return h('div', { class: 'accessory picture' }, drawPicture(accessory, stage));
  return h('div', { class: 'accessory' }, drawPlaced(accessory, blockId, stage, place));
}

/**
 * @param {ContextBlock} block
 * @param {Stage} stage
 */
function drawContext(block, stage) {
  const parts = block.elements.map(part =>
    part.type === 'image' ? drawPicture(part, stage) : h('span', { class: 'text' }, drawText(part, stage.state)),
  );
  return h('div', { class: 'block context' }, ...parts);
}

/**
 * @param {InputBlock} block
 * @param {Stage} stage
 * @param {string} place
 */
function drawInput(block, stage, place) {
  const blockId = block.block_id ?? '';
  const id = domId(place, blockId, block.element.action_id ?? '');
  const control = drawElement(
    block.element,
    {
      blockId,
      actionId: block.element.action_id ?? '',
      id,
      labelledBy: `${id}-label`,
      optional: block.optional === true,
      dispatches: block.dispatch_action === true,
    },
    stage,
  );
  const label = h(
    'label',
    { class: 'label', id: `${id}-label`, for: id },
    drawPlain(block.label),
    block.optional === true && h('span', { class: 'optional' }, ' (optional)'),
  );
  const hint = block.hint ? h('p', { class: 'hint', id: `${id}-hint` }, drawPlain(block.hint)) : null;
  const error = h('p', { class: 'error', id: `${id}-error`, hidden: true });
  const target = control.matches('[data-control]') ? control : control.querySelector('[data-control]');
  target?.setAttribute('aria-describedby', hint ? `${id}-error ${id}-hint` : `${id}-error`);
  // A group of checkboxes cannot be required, as ARIA has it.
  if (block.optional !== true && target?.getAttribute('role') !== 'group')
    target?.setAttribute('aria-required', 'true');
  return h('div', { class: 'block input', 'data-block': blockId }, label, control, error, hint);
}

/**
 * @param {ImageBlock} block
 * @param {Stage} stage
 */
function drawImageBlock(block, stage) {
  const caption = block.title ? h('figcaption', {}, drawPlain(block.title)) : null;
  return h('figure', { class: 'block image' }, caption, drawPicture(block, stage));
}

/**
 * A picture; where it cannot be loaded, or lies outside of the sandbox, its alternative text in a box.
 * @param {ImageBlock | ImageElement} image
 * @param {Stage} stage
 */
function drawPicture(image, stage) {
  const source = sourceOf(image, stage.state.me);
  if (source === null) return h('span', { class: 'no-picture' }, image.alt_text);
  const picture = h('img', { src: source, alt: image.alt_text, loading: 'lazy' });
  picture.addEventListener('error', () => picture.replaceWith(h('span', { class: 'no-picture' }, image.alt_text)));
  return picture;
}

/**
 * Where its bytes are, if the sandbox itself has them: nothing is asked for elsewhere.
 * @param {ImageBlock | ImageElement} image
 * @param {string} me
 * @returns {string | null}
 */
function sourceOf(image, me) {
  if ('image_url' in image || !('id' in image.slack_file)) return null;
  return `/page-api/file/${encodeURIComponent(image.slack_file.id)}?as=${encodeURIComponent(me)}`;
}

/**
 * An element outside an input block: every choice in it is told to the app at once.
 * @param {BlockElement} element
 * @param {string} blockId
 * @param {Stage} stage
 * @param {string} place
 */
function drawPlaced(element, blockId, stage, place) {
  const actionId = element.action_id ?? '';
  const id = domId(place, blockId, actionId);
  return drawElement(element, { blockId, actionId, id, labelledBy: null, optional: false, dispatches: true }, stage);
}

/**
 * Shows the errors under their fields and takes away the others.
 * @param {HTMLElement} surface
 * @param {Readonly<Record<string, string>>} errors by block id
 */
export function showErrors(surface, errors) {
  for (const field of surface.querySelectorAll('.block.input')) {
    const words = field instanceof HTMLElement ? (errors[field.dataset.block ?? ''] ?? '') : '';
    const line = field.querySelector(':scope > .error');
    if (line instanceof HTMLElement && line.textContent !== words) line.textContent = words;
    if (line instanceof HTMLElement) line.hidden = words === '';
    field.classList.toggle('wrong', words !== '');
    field.querySelector('[data-control]')?.setAttribute('aria-invalid', String(words !== ''));
  }
}

/**
 * Marks the elements whose click the app has not acknowledged.
 * @param {HTMLElement} surface
 * @param {readonly string[]} waiting `block_id/action_id`
 */
export function showWaiting(surface, waiting) {
  for (const element of surface.querySelectorAll('[data-path]')) {
    const busy = element instanceof HTMLElement && waiting.includes(element.dataset.path ?? '');
    element.classList.toggle('waiting', busy);
    if (busy) element.setAttribute('aria-busy', 'true');
    else element.removeAttribute('aria-busy');
  }
}
