/** @import {Datepicker, DateTimepicker, Timepicker} from '@slack/types' */
/** @import {Place, Stage} from './types.ts' */
import { openCalendar } from './calendar.js';
import { openListFrom } from './combobox.js';
import { commit, controlProps, currentValue, placeholderOf } from './commit.js';
import { shortDay } from './days.js';
import { h } from './dom.js';
import { nowOf, zoneOf } from './names.js';
import { drawOpener } from './opener.js';
import { dayKey, localParts, momentOf } from './times.js';

/** Every quarter of an hour; whatever else is typed is a choice too. */
const quarters = Array.from({ length: 96 }, (_, at) => {
  const time = `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`;
  return { key: time, label: time, group: '' };
});

/**
 * @param {Datepicker} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawDatePicker(element, place, stage) {
  const opener = drawOpener(place, placeholderOf(element) || 'Select a date', 'dialog', 'calendar');
  const { chosen, choose } = drawChoice(element, place, stage, 'selected_date', opener, shortDay);
  const open = () =>
    openCalendar(opener.button, {
      today: dayKey(nowOf(stage.state), zoneOf(stage.state)),
      chosen: chosen(),
      mayClear: place.optional,
      choose,
    });
  opener.button.addEventListener('click', open);
  opener.button.addEventListener('keydown', event => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  });
  return opener.button;
}

/**
 * @param {Timepicker} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawTimePicker(element, place, stage) {
  const placeholder = placeholderOf(element) || 'Select a time';
  const opener = drawOpener(place, placeholder, 'listbox', 'clock');
  const choice = drawChoice(element, place, stage, 'selected_time', opener, time => time);
  const none = place.optional ? [{ key: '', label: placeholder, group: '' }] : [];
  openListFrom(opener.button, { name: placeholder, choices: [...none, ...quarters], ...choice, understand: timeIn });
  return opener.button;
}

/**
 * 9, 9:07 and 0907 are times.
 * @param {string} typed
 */
function timeIn(typed) {
  const [, hours = '', minutes = '00'] = /^([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?$/.exec(typed) ?? [];
  if (hours === '') return null;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return { key: time, label: time, group: '' };
}

/**
 * What is chosen in a field that opens something; '' for nothing.
 * @param {Datepicker | Timepicker} element
 * @param {Place} place
 * @param {Stage} stage
 * @param {'selected_date' | 'selected_time'} slot
 * @param {ReturnType<typeof drawOpener>} opener
 * @param {(value: string) => string} say
 */
function drawChoice(element, place, stage, slot, opener, say) {
  if (element.focus_on_load === true) opener.button.dataset.first = '';
  const first = currentValue(element, place, stage)[slot];
  let chosen = typeof first === 'string' ? first : '';
  const show = () => opener.show(chosen === '' ? '' : say(chosen));
  show();
  return {
    chosen: () => chosen,
    /** @param {string} next */
    choose: next => {
      const former = chosen;
      chosen = next;
      show();
      void commit(element, place, stage, { type: element.type, [slot]: next === '' ? null : next }, () => {
        chosen = former;
        show();
      });
    },
  };
}

/**
 * Day and time in one field of the browser's own, read and shown in the zone of the person of the screen.
 * @param {DateTimepicker} element
 * @param {Place} place
 * @param {Stage} stage
 */
export function drawDateTimePicker(element, place, stage) {
  const zone = zoneOf(stage.state);
  const props = { ...controlProps(place, 'Date and time'), 'data-first': element.focus_on_load === true };
  const input = h('input', { ...props, type: 'datetime-local', class: 'picker' });
  const seconds = currentValue(element, place, stage).selected_date_time;
  input.value = typeof seconds === 'number' ? localParts(new Date(seconds * 1000), zone) : '';
  let told = input.value;
  input.addEventListener('change', () => {
    if (input.value === told || isHalfTyped(input.value)) return;
    const former = told;
    told = input.value;
    const moment = momentOf(input.value, zone);
    const value = { type: element.type, selected_date_time: moment === null ? null : moment.getTime() / 1000 };
    void commit(element, place, stage, value, () => {
      told = former;
      input.value = former;
    });
  });
  return input;
}

/**
 * Typing the year 2026 passes the years 2, 20 and 202.
 * @param {string} text
 */
function isHalfTyped(text) {
  return /^0/.test(text) && text.includes('-');
}
