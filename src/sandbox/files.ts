import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText, readBytes } from './http-body.ts';
import type { State } from './workspace/state.ts';

const MAX_BYTES = 11_000_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Takes the bytes of a file that was announced: as the whole body, or as the one file of a multipart form. */
export async function takeUpload(
  state: State,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { files } = state.records;
  const file = files.get(id);
  if (file === undefined || file.complete) return answerText(response, 404, 'no such upload');
  const bytes = await uploadedBytes(request);
  if (bytes?.length !== file.length)
    return answerText(response, 400, `expected ${file.length} bytes, got ${bytes?.length}`);
  files.set(id, { ...file, bytes });
  answerText(response, 200, `OK - ${bytes.length}`);
}

async function uploadedBytes(request: IncomingMessage): Promise<Uint8Array | null> {
  const body = await readBytes(request, MAX_BYTES);
  const type = request.headers['content-type'] ?? '';
  if (body === null || !type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [part] = [...form.values()].filter(value => typeof value !== 'string');
  return part === undefined ? null : new Uint8Array(await part.arrayBuffer());
}

/** Shows a picture to the page; what is not a picture can only be saved. */
export function showFile(state: State, id: string, response: ServerResponse): void {
  const file = state.records.files.get(id);
  if (file?.bytes === undefined || file.bytes === null || !file.complete) {
    answerText(response, 404, 'no such file');
    return;
  }
  const isPicture = PNG.equals(file.bytes.subarray(0, PNG.length));
  response.writeHead(200, {
    'content-type': isPicture ? 'image/png' : 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(!isPicture && { 'content-disposition': 'attachment' }),
  });
  response.end(file.bytes);
}
