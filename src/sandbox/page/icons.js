const space = 'http://www.w3.org/2000/svg';

/** Lines on a 20 × 20 grid, drawn for this page. */
const shapes = {
  hash: 'M8 3 6 17M14 3l-2 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  home: 'M3 9.5 10 3l7 6.5V17h-4.5v-5h-5v5H3z',
  chat: 'M3 4h14v10H9l-4 3v-3H3z',
  more: 'M10 4.5v.01M10 10v.01M10 15.5v.01',
  overflow: 'M4.5 10v.01M10 10v.01M15.5 10v.01',
  close: 'M5 5l10 10M15 5 5 15',
  bolt: 'M11 2 4 11.5h5L8.5 18 16 8h-5z',
  send: 'M3 3.5 17.5 10 3 16.5 5.5 10zM5.5 10H11',
  menu: 'M3 5h14M3 10h14M3 15h14',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5M10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 5.5V10l3 2',
  chevron: 'M5.5 8l4.5 4.5L14.5 8',
  warning: 'M10 3 18 16.5H2zM10 8v4M10 14.2v.01',
  file: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4',
  forward: 'M8 4.5 13.5 10 8 15.5',
  calendar: 'M3.5 5h13v12h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  play: 'M6 4l10 6-10 6z',
  stop: 'M5.5 5.5h9v9h-9z',
  guide: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M13 7l-1.8 4.2L7 13l1.8-4.2z',
  timeline: 'M2.5 6h6M11 6h6.5M2.5 10h10M15 10h2.5M2.5 14h3.5M8.5 14h9',
  plug: 'M7.5 2.5v4M12.5 2.5v4M5 6.5h10V9a5 5 0 0 1-10 0zM10 14v3.5',
  check: 'M4.5 10.5l3.7 3.7L15.5 6.5',
  hats: 'M6.2 8.2c0-2.5 1.4-3.9 3.8-3.9s3.8 1.4 3.8 3.9zM3.8 8.2h12.4M5.2 12h9.6M6.6 15.7h6.8',
};

/** @typedef {keyof typeof shapes} IconName */

/**
 * An icon without a name of its own: the control around it carries the name.
 * @param {IconName} name
 */
export function icon(name) {
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', shapes[name]);
  svg.append(path);
  return svg;
}
