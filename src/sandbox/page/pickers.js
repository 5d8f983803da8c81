/** @import {Datepicker, DateTimepicker, Timepicker} from '@slack/types' */
/** @import {ElementValue, Place, Stage} from './types.ts' */
import { commit, controlProps, currentValue, placeholderOf } from './commit.js';
import { h } from './dom.js';
import { zoneOf } from './names.js';
import { localParts, momentOf } from './times.js';

/**
 * @param {Datepicker} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawDatePicker(element, place, stage) {
  return drawField(element, place, stage, 'date', {
    read: text => ({ selected_date: text === '' ? null : text }),
    show: value => textOf(value.selected_date),
  });
}

/**
 * @param {Timepicker} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawTimePicker(element, place, stage) {
  return drawField(element, place, stage, 'time', {
    read: text => ({ selected_time: text === '' ? null : text.slice(0, 5) }),
    show: value => textOf(value.selected_time),
  });
}

/**
 * Read and shown in the zone of the person of the screen.
 * @param {DateTimepicker} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawDateTimePicker(element, place, stage) {
  const zone = zoneOf(stage.state);
  return drawField(element, place, stage, 'datetime-local', {
    read: text => {
      const moment = momentOf(text, zone);
      return { selected_date_time: moment === null ? null : moment.getTime() / 1000 };
    },
    show: value => {
      const seconds = value.selected_date_time;
      return typeof seconds === 'number' ? localParts(new Date(seconds * 1000), zone) : '';
    },
  });
}

/**
 * @param {Datepicker | Timepicker | DateTimepicker} element
 * @param {Place} place
 * @param {Stage} stage
 * @param {'date' | 'time' | 'datetime-local'} type
 * @param {{ read: (text: string) => ElementValue, show: (value: ElementValue) => string }} form
 */
function drawField(element, place, stage, type, form) {
  const name = 'placeholder' in element ? placeholderOf(element) : '';
  const input = h('input', {
    ...controlProps(place, name || (type === 'time' ? 'Time' : 'Date')),
    'data-first': element.focus_on_load === true,
    type,
    class: 'picker',
  });
  input.value = form.show(currentValue(element, place, stage));
  let told = input.value;
  const commitTyped = () => {
    if (input.value === told || isHalfTyped(input.value)) return;
    const former = told;
    told = input.value;
    void commit(element, place, stage, { type: element.type, ...form.read(input.value) }, () => {
      told = former;
      input.value = former;
    });
  };
  input.addEventListener('change', commitTyped);
  return input;
}

/**
 * Typing the year 2026 passes the years 2, 20 and 202.
 * @param {string} text
 */
function isHalfTyped(text) {
  return /^0/.test(text) && text.includes('-');
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === 'string' ? value : '';
}
