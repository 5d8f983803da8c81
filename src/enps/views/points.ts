/** Points as people read them: `+33`, `0`, `−50`, with a minus as wide as the plus. */
export const signed = (points: number): string => (points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0');
