import { fileURLToPath } from 'node:url';
import type { RenderedImage } from '@resvg/resvg-js';
import { type Drawing, fontFamily } from './svg.ts';

/** The only font: without its file no text would be drawn, and none of the system's is asked for. */
const font = {
  fontFiles: [fileURLToPath(new URL('font/SourceSans3-Regular.ttf', import.meta.url))],
  loadSystemFonts: false,
  defaultFontFamily: fontFamily,
};

/** More pixels than the drawing is large: screens are fine, and one may look at it closely. */
const zoom = 3;

/** The picture as a PNG file. */
export const pngOf = async (drawing: Drawing): Promise<Uint8Array> => (await rendered(drawing)).asPng();

/** The picture in pixels, drawn beside the main thread. The library is loaded with the first one: it would slow down the start. */
export async function rendered({ svg }: Drawing): Promise<RenderedImage> {
  const { renderAsync } = await import('@resvg/resvg-js');
  return renderAsync(svg, { font, fitTo: { mode: 'zoom', value: zoom } });
}
