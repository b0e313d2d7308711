// The pages in Chromium, as ../pages.rs builds them: for readers, and with hostile words in every cell.
//
// KURSK_DOCS is the folder of the documentation, KURSK_CHROMIUM the browser, and KURSK_EXPECTED what the
// data say, as JSON.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const crate = join(process.env.KURSK_DOCS, 'kursk_campaign');
const expected = JSON.parse(process.env.KURSK_EXPECTED);
const WIDTHS = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const THEMES = ['light', 'dark', 'ayu'];

let browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.KURSK_CHROMIUM,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
});
after(() => browser?.close());

/** A new window, and what went wrong in it. */
async function open(size, theme = 'light') {
  const context = await browser.newContext({ viewport: size });
  await context.addInitScript((theme) => {
    localStorage.setItem('rustdoc-use-system-theme', 'false');
    localStorage.setItem('rustdoc-theme', theme);
  }, theme);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000); // A busy machine is slow, and no page is wrong for that.
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('dialog', (dialog) => problems.push(dialog.message()) && dialog.dismiss());
  return { page, problems };
}

const url = (file) => pathToFileURL(join(crate, file)).href;

/** Types into the search box of the front page, and waits for the results. */
async function search(page, words) {
  await page.goto(url('index.html'));
  await page.locator('#search-button a').click();
  await page.locator('.search-input').fill(words);
  const results = page.locator('.search-results.active > a');
  await results.first().waitFor();
  return results;
}

/** Where the links of the page, or of a part of it, lead. */
const links = (part) => part.locator('a').evaluateAll((all) => all.map((link) => link.href));

/** The page of every module, the largest page beside it, and some of the others: one of so many. */
function sample(share) {
  const folders = readdirSync(crate, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return ['.', ...folders.map(({ name }) => name)].flatMap((folder) => {
    const pages = readdirSync(join(crate, folder)).filter((file) => file.endsWith('.html'));
    // Other folders hold but pages that lead elsewhere.
    if (!pages.includes('index.html')) return [];
    const size = (file) => statSync(join(crate, folder, file)).size;
    const others = pages.filter((file) => file !== 'index.html').sort((a, b) => size(b) - size(a));
    const some = others.filter((_, place) => place % share === 0);
    return ['index.html', ...some].map((file) => join(folder, file));
  });
}

test('no page is wider than its window, and none runs a script of the data', async () => {
  const { page, problems } = await open(WIDTHS.desk);
  const wide = [];
  for (const file of sample(40)) {
    await page.goto(url(file), { waitUntil: 'domcontentloaded' });
    for (const size of Object.values(WIDTHS)) {
      await page.setViewportSize(size);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > size.width) wide.push(`${file}: ${width}`);
    }
    assert.equal(await mark(page), undefined, file);
  }
  assert.deepEqual(wide, []);
  assert.deepEqual(problems, []);
});

/** What a script of the data leaves in a page. */
const mark = (page) => page.evaluate(() => document.documentElement.dataset.ran);

if (expected.isHostile) {
  test('the results of a search run no script of the data', async () => {
    const { page, problems } = await open(WIDTHS.desk);
    for (const words of ['zelensky', 'area_held', 'sudzha', 'retired']) {
      await search(page, words);
      assert.equal(await mark(page), undefined, words);
    }
    assert.deepEqual(problems, []);
  });
} else {
  for (const [name, size] of Object.entries(WIDTHS)) questions(name, size);
}

/** The questions of a reader who never writes Rust: each takes one search, or two clicks. */
function questions(name, size) {
  test(`who said "less than 100 square kilometres", what contradicts it and how it is cited: ${name}`, async () => {
    const { page } = await open(size);
    const results = await search(page, 'less than 100 square kilometres');
    await results.first().click();
    const text = await page.locator('#main-content').innerText();
    for (const words of expected.under100.words) assert.ok(text.includes(words), `${words}: ${text}`);
    const leads = await links(page.locator('#main-content'));
    for (const record of expected.under100.contradictions) {
      assert.ok(leads.some((link) => link.endsWith(record)), record);
    }
    assert.match(text, /Contradicted by/);
    assert.match(text, /% into the text/);
    assert.match(text, /How to cite/);
  });

  test(`what all articles say of North Korean troops, side by side: ${name}`, async () => {
    const { page } = await open(size);
    await (await search(page, 'North Korean troops')).first().click();
    const leads = await links(page.locator('#main-content'));
    for (const figure of expected.northKoreans) {
      assert.ok(leads.some((link) => link.endsWith(figure)), figure);
    }
  });

  test(`what happened on 12 March 2025: ${name}`, async () => {
    const { page } = await open(size);
    // By one search.
    const results = await search(page, '12 March 2025');
    const found = await results.evaluateAll((all) => all.map((link) => link.href));
    for (const event of expected.ofDay) {
      assert.ok(found.some((link) => link.endsWith(event)), event);
    }
    // By two clicks.
    await page.goto(url('index.html'));
    await page.getByRole('link', { name: 'the timeline' }).click();
    const main = page.locator('#main-content');
    await main.getByRole('link', { name: 'March 2025', exact: true }).click();
    await main.getByRole('heading', { name: 'March 2025' }).scrollIntoViewIfNeeded();
    const leads = await links(page.locator('#main-content'));
    for (const event of expected.ofDay) {
      assert.ok(leads.some((link) => link.endsWith(event)), event);
    }
  });

  test(`all statements by Zelensky: ${name}`, async () => {
    const { page } = await open(size);
    await (await search(page, 'Зеленський')).first().click();
    const leads = await links(page.locator('#main-content'));
    for (const quote of expected.byZelensky) {
      assert.ok(leads.some((link) => link.endsWith(quote)), quote);
    }
  });
}

if (!expected.isHostile) {
  test('the search finds spellings, metrics, days and telling words', async () => {
    const { page } = await open(WIDTHS.desk);
    for (const [words, record] of expected.found) {
      const results = await search(page, words);
      const found = await results.evaluateAll((all) => all.slice(0, 5).map((link) => link.href));
      assert.ok(found.some((link) => link.endsWith(record)), `${words}: ${found.join('\n')}`);
    }
  });

  test('a number or a date with a comma is not found, as the README says', async () => {
    const { page } = await open(WIDTHS.desk);
    const results = await search(page, '12,000');
    const found = await results.evaluateAll((all) => all.map((link) => link.href));
    assert.ok(found.every((link) => !link.includes('/figures/')), found.join('\n'));
  });

  test('every table can be downloaded from its module', async () => {
    const { page } = await open(WIDTHS.phone);
    for (const table of expected.tables) {
      await page.goto(url(join(basename(table, '.csv'), 'index.html')));
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: `Download ${basename(table)}` }).click();
      const file = await (await download).path();
      assert.ok(readFileSync(file).equals(readFileSync(table)), table);
    }
  });

  test('a disputed event leads to its question and to who denies it', async () => {
    const { page } = await open(WIDTHS.desk);
    const { page: file, title, leads } = expected.disputed;
    await page.goto(url(join('..', file)));
    const found = await links(page.locator('#main-content'));
    for (const record of leads) assert.ok(found.some((link) => link.endsWith(record)), record);
    const text = await page.locator('#main-content').innerText();
    const [before, cited] = text.split('How to cite');
    assert.equal(before.split(title).length, 2, 'the headline has the title, and nothing else');
    assert.match(cited, /\(disputed\)/);
  });

  test('an event that articles date differently is under both dates and contradicts nothing', async () => {
    const { page } = await open(WIDTHS.desk);
    const { page: file, days, title } = expected.twice;
    await page.goto(url(join('..', file)));
    const text = await page.locator('#main-content').innerText();
    assert.ok(!text.includes('Contradicted by'), text);
    for (const day of days) assert.ok(text.includes(`${day} (`), day);
    await page.goto(url('events/index.html'));
    const timeline = await page.locator('#main-content').innerText();
    for (const day of days) assert.ok(timeline.includes(`${day} · ${title}`), day);
  });

  test('a denial is said to be one', async () => {
    const { page } = await open(WIDTHS.desk);
    for (const file of expected.denials) {
      await page.goto(url(join('..', file)));
      const text = await page.locator('#main-content').innerText();
      assert.match(text, /\(a denial\)/);
      assert.match(text, /\(a denial, paraphrase\)/);
      assert.doesNotMatch(text, /\(denied\)/);
    }
  });

  test('figures have definitions, witnesses a caution, and reasons no ids', async () => {
    const { page } = await open(WIDTHS.phone);
    const { record, definition } = expected.metric;
    for (const file of [record, join('kursk_campaign', 'figures', 'index.html')]) {
      await page.goto(url(join('..', file)));
      const text = await page.locator('#main-content').innerText();
      assert.ok(text.toLowerCase().includes(definition.toLowerCase()), file);
    }
    for (const file of [record, join('kursk_campaign', 'questions', 'index.html')]) {
      await page.goto(url(join('..', file)));
      const text = await page.locator('#main-content').innerText();
      assert.match(text, /agreement is not confirmation/, file);
    }
    await page.goto(url('corrections/index.html'));
    const text = await page.locator('#main-content').innerText();
    for (const id of expected.inReasons) assert.ok(!text.includes(id), id);
  });

  test('the pictures can be read in every theme, on a phone too', async () => {
    const hasPicture = (file) => readFileSync(join(crate, file), 'utf8').includes('<svg');
    const files = sample(Infinity).filter(hasPicture);
    assert.notEqual(files.length, 0);
    const { page: front } = await open(WIDTHS.phone);
    for (const file of ['index.html', join('figures', 'index.html')]) {
      await front.goto(url(file));
      for (const picture of await front.locator('.docblock svg').allTextContents()) {
        assert.match(picture, /about[^]*more than, at least/, `the legend in ${file}`);
      }
    }
    const found = [];
    for (const theme of THEMES) {
      const { page } = await open(WIDTHS.desk, theme);
      for (const file of files) {
        await page.goto(url(file));
        for (const size of Object.values(WIDTHS)) {
          await page.setViewportSize(size);
          const problems = await page.evaluate(unreadable);
          found.push(...problems.map((problem) => `${file}: ${theme}, ${size.width}: ${problem}`));
        }
      }
    }
    assert.deepEqual(found, []);
  });

  test('axe finds nothing in what is not of rustdoc', async () => {
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    const { page } = await open(WIDTHS.desk);
    const found = [];
    for (const file of sample(Infinity)) {
      await page.goto(url(file), { waitUntil: 'domcontentloaded' });
      await page.addScriptTag({ path: axe });
      for (const { id, nodes } of await page.evaluate(audit)) {
        found.push(`${id}: ${file}: ${nodes.length}, such as ${nodes[0].html.slice(0, 120)}`);
      }
    }
    assert.deepEqual(found, []);
  });
}

/** In the page: what axe finds in our text. Colours and what scrolls are of rustdoc. */
async function audit() {
  if (!document.querySelector('.docblock')) return [];
  const off = { enabled: false };
  const rules = { 'color-contrast': off, 'scrollable-region-focusable': off };
  return (await axe.run('.docblock', { rules })).violations;
}

/** In the page: the words in pictures that are too small, too faint, or over one another. */
function unreadable() {
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(document.body).backgroundColor);
  const problems = [];
  const pictures = [...document.querySelectorAll('.docblock svg')];
  for (const picture of pictures) {
    if (!picture.querySelector('title')?.textContent) problems.push('a picture without a title');
    const frame = picture.getBoundingClientRect();
    const labels = [...picture.querySelectorAll('text')].map((label) => {
      const [box, fill] = [label.getBoundingClientRect(), luminance(getComputedStyle(label).fill)];
      const contrast = (Math.max(fill, ground) + 0.05) / (Math.min(fill, ground) + 0.05);
      return { text: label.textContent, box, contrast };
    });
    for (const [place, { text, box, contrast }] of labels.entries()) {
      if (box.height < 9) problems.push(`${text}: ${box.height} pixels`);
      if (contrast < 4.5) problems.push(`${text}: a contrast of ${contrast}`);
      if (box.left < frame.left - 1 || box.right > frame.right + 1) problems.push(`${text} is cut off`);
      const over = ({ box: other }) =>
        Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
        Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 2;
      const under = labels.slice(place + 1).find(over);
      if (under) problems.push(`${text} is over ${under.text}`);
    }
  }
  return problems;
}
