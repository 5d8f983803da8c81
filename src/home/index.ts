export { homeListeners } from './listeners.ts';
