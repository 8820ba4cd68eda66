import { describe, expect, it } from 'vitest';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';

describe('the browser from npm', () => {
  it('starts with the libraries that came along, and writes in the font that came along', async () => {
    const browser = await launchBrowser({ libraries: 'bundled' });
    try {
      const page = await browser.newPage();
      const families = ['Open Sans', 'system-ui', 'monospace'];
      await page.setContent(
        families
          .map((family) => `<p><span style="font: 20px ${family}">Größe, Übersicht</span></p>`)
          .join(''),
      );
      const boxes = await Promise.all(
        families.map((_family, index) => page.locator('span').nth(index).boundingBox()),
      );
      const [openSans, systemFont, monospace] = boxes.map((box) => box?.width);
      expect(openSans).toBeGreaterThan(0);
      expect(systemFont).toBe(openSans);
      expect(monospace).not.toBe(openSans);
    } finally {
      await browser.close();
    }
  });
});
