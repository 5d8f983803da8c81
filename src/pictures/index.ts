export { enpsPicture } from './enps.ts';
export { historyPicture } from './history.ts';
export { metPicture } from './met.ts';
export { pngOf } from './png.ts';
