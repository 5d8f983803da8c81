export { healthMessage, pictureWords } from './views/health.ts';
