export { findLost } from './concerns.ts';
export { concernDeliveries } from './due.ts';
export { concernListeners } from './listeners.ts';
export { discreetKinds } from './tidings.ts';
export { tellElsewhereAction } from './views.ts';
