export { historyPicture } from './history.ts';
export { pngOf } from './png.ts';
