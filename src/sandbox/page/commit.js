/** @import {ConfirmationDialog} from '@slack/types' */
/** @import {BlockElement, ElementValue, Place, Question, Stage} from './types.ts' */
import { drawText } from './text.js';
import { initialValue } from './values.js';

/** @typedef {{ readonly type: string, readonly confirm?: ConfirmationDialog }} Asking */

/**
 * Keeps what was chosen and, where the app wants to hear of it, tells the app, after its confirmation question.
 * @param {Asking} element
 * @param {Place} place
 * @param {Stage} stage
 * @param {ElementValue} value
 * @param {() => void} undo shows the former choice again; called when the question is denied
 */
export async function commit(element, place, stage, value, undo) {
  if (place.dispatches && !(await mayGoOn(element, stage))) return undo();
  stage.keep(place.blockId, place.actionId, value);
  if (!place.dispatches) return;
  const { type: _, ...chosen } = value;
  await stage.click(place.blockId, place.actionId, chosen);
}

/**
 * Asks the element's confirmation question, if it has one.
 * @param {Asking} element
 * @param {Stage} stage
 * @returns {Promise<boolean>}
 */
export async function mayGoOn(element, stage) {
  return element.confirm === undefined || stage.ask(questionOf(element.confirm, stage));
}

/**
 * @param {ConfirmationDialog} confirm
 * @param {Stage} stage
 * @returns {Question}
 */
function questionOf(confirm, stage) {
  return {
    title: confirm.title?.text ?? 'Are you sure?',
    text: drawText(confirm.text, stage.state),
    confirm: confirm.confirm?.text ?? 'Yes',
    deny: confirm.deny?.text ?? 'No',
    danger: confirm.style === 'danger',
  };
}

/**
 * What the element holds now: typed, or initial.
 * @param {BlockElement} element
 * @param {Place} place
 * @param {Stage} stage
 * @returns {ElementValue}
 */
export function currentValue(element, place, stage) {
  return stage.valueOf(place.blockId, place.actionId) ?? initialValue(element) ?? {};
}

/**
 * The attributes every control has.
 * @param {Place} place
 * @param {string} name how it is called where no label stands beside it
 */
export function controlProps(place, name) {
  return {
    id: place.id,
    'data-control': true,
    'data-path': pathOf(place),
    'data-focus': pathOf(place),
    ...(place.labelledBy === null ? { 'aria-label': name } : { 'aria-labelledby': place.labelledBy }),
  };
}

/** @param {Place} place */
export function pathOf(place) {
  return `${place.blockId}/${place.actionId}`;
}

/** @param {{ readonly placeholder?: { readonly text: string } }} element */
export function placeholderOf(element) {
  return element.placeholder?.text ?? '';
}
