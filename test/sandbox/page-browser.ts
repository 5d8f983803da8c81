import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where Chromium is; undefined where there is none. */
export const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
if (!browserPath) console.log('skipped: the page in a browser, for there is no Chromium here');

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Look {
  readonly width: 390 | 1440;
  readonly scheme: 'light' | 'dark';
}

export async function aBrowser(): Promise<Browser & AsyncDisposable> {
  const browser = await chromium.launch({ executablePath: browserPath ?? '', args: quiet });
  return Object.assign(browser, { [Symbol.asyncDispose]: () => browser.close() });
}

/** Her screen, on which a test may inject what it measures with; whatever breaks on it is among the mistakes. */
export async function theScreen(
  browser: Browser,
  url: string,
  userId: string,
  { width, scheme }: Look,
): Promise<{ page: Page; mistakes: string[]; close: () => Promise<void> }> {
  const viewport = { width, height: width === 390 ? 844 : 900 };
  const context = await browser.newContext({ viewport, colorScheme: scheme, locale: 'en-GB', bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const mistakes: string[] = [];
  page.on('pageerror', error => mistakes.push(error.message));
  page.on('console', message => message.type() === 'error' && mistakes.push(message.text()));
  await page.goto(`${url}#${userId}`);
  return { page, mistakes, close: () => context.close() };
}

/** A window as people have it; what breaks in it, is asked for elsewhere or runs against its policy is among the mistakes. */
export async function aWindow(
  context: BrowserContext,
  url: string,
  userId: string,
): Promise<{ page: Page; mistakes: string[] }> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const mistakes: string[] = [];
  page.on('pageerror', error => mistakes.push(error.message));
  page.on('console', message => message.type() === 'error' && mistakes.push(message.text()));
  page.on('request', request => request.url().startsWith(url) || mistakes.push(`asks for ${request.url()}`));
  await page.addInitScript(tellViolations);
  await page.goto(`${url}#${userId}`);
  return { page, mistakes };
}

const tellViolations = `document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  console.error('policy: ' + effectiveDirective + ' ' + blockedURI))`;
