import { expect, test } from 'vitest';
import { anApp, aSandbox, aSection, errorOf } from './support.ts';

const app = anApp({ scopes: ['chat:write', 'files:write'] });
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');
const image = (id: string) => ({ type: 'image' as const, alt_text: 'a picture', slack_file: { id } });

test('a picture is announced, uploaded, completed, and then shown in a message and on the page', async () => {
  await using place = await aSandbox({ app });
  const { upload_url: url = '', file_id: id = '' } = await place.client.files.getUploadURLExternal({
    filename: 'chart.png',
    length: png.length,
  });
  const post = () => place.client.chat.postMessage({ channel: 'CALL', text: 'chart', blocks: [image(id)] });
  expect(await errorOf(post())).toBe('invalid_blocks');
  expect(await errorOf(place.client.files.completeUploadExternal({ files: [{ id, title: 'Chart' }] }))).toBe(
    'file_not_found',
  );
  expect((await fetch(url, { method: 'POST', body: png.subarray(1) })).status).toBe(400);
  expect((await fetch(url, { method: 'POST', body: png })).status).toBe(200);
  expect(await errorOf(post())).toBe('invalid_blocks');
  const { files } = await place.client.files.completeUploadExternal({ files: [{ id, title: 'Chart' }] });
  expect(files).toMatchObject([{ id, title: 'Chart' }]);
  place.workspace.violations.length = 0;
  expect(await errorOf(post())).toBe('invalid_blocks');
  expect(await errorOf(post())).toBe('ok');
  expect(place.workspace.violations).toEqual([]);
  expect(await errorOf(place.client.files.completeUploadExternal({ files: [{ id, title: 'Again' }] }))).toBe(
    'file_not_found',
  );
  const shown = await fetch(`${place.sandbox.url}page-api/file/${id}`);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(png);
  expect((await fetch(url, { method: 'POST', body: png })).status).toBe(404);
});

test('the SDK’s own helper uploads a file into a channel', async () => {
  await using place = await aSandbox({ app });
  await place.client.filesUploadV2({
    channel_id: 'CALL',
    file: Buffer.from('a,b\n'),
    filename: 'a.csv',
    initial_comment: 'Here',
  });
  const [message] = place.workspace.messagesSeenBy('UANA', 'CALL');
  expect(message).toMatchObject({ text: 'Here', fileIds: [expect.stringMatching(/^F/)] });
  const shown = await fetch(`${place.sandbox.url}page-api/file/${message?.fileIds[0]}`);
  expect(shown.headers.get('content-disposition')).toBe('attachment');
  expect(place.workspace.violations).toEqual([]);
  const page = await fetch(`${place.sandbox.url}page-api/state?as=UANA`);
  expect(await page.text()).toContain(
    JSON.stringify([{ id: message?.fileIds[0], name: 'a.csv', title: 'a.csv', size: 4 }]),
  );
});

test('a picture in a modal comes too early, too, and one that was never uploaded is the app’s own fault', async () => {
  await using place = await aSandbox({ app });
  const { upload_url: url = '', file_id: id = '' } = await place.client.files.getUploadURLExternal({
    filename: 'chart.png',
    length: png.length,
  });
  await fetch(url, { method: 'POST', body: png });
  await place.client.files.completeUploadExternal({ files: [{ id }] });
  const publish = (fileId: string) =>
    errorOf(place.client.views.publish({ user_id: 'UANA', view: { type: 'home', blocks: [image(fileId)] } }));
  expect(await publish(id)).toBe('invalid_arguments');
  expect(await publish(id)).toBe('ok');
  expect(place.workspace.violations).toEqual([]);
  expect(await publish('F0NEVER000')).toBe('invalid_arguments');
  expect(place.workspace.violations).toMatchObject([{ kind: 'invalid_blocks' }]);
});

test.each([
  ['of no length', { filename: 'a', length: 0 }, 'invalid_arguments'],
  ['that is too long', { filename: 'a', length: 10_000_001 }, 'file_upload_size_restricted'],
  ['described at too great length', { filename: 'a', length: 1, alt_txt: 'x'.repeat(1_001) }, 'alt_txt_too_large'],
])('a file %s is refused', async (_, args, error) => {
  await using place = await aSandbox({ app });
  expect(await errorOf(place.client.apiCall('files.getUploadURLExternal', args))).toBe(error);
});

test.each([
  ['an unknown channel', { channel_id: 'CNONE' }, 'channel_not_found'],
  ['a channel the bot is not in', { channel_id: 'COTHER' }, 'not_in_channel'],
  [
    'words and blocks at once',
    { channel_id: 'CALL', initial_comment: 'x', blocks: [aSection('x')] },
    'invalid_arguments',
  ],
])('completing a file into %s is refused', async (_, args, error) => {
  await using place = await aSandbox({ app });
  const { upload_url: url = '', file_id: id = '' } = await place.client.files.getUploadURLExternal({
    filename: 'a',
    length: 1,
  });
  await fetch(url, { method: 'POST', body: 'x' });
  expect(await errorOf(place.client.apiCall('files.completeUploadExternal', { files: [{ id }], ...args }))).toBe(error);
});
