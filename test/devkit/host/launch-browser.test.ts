import { describe, expect, it } from 'vitest';
import { launchBrowser } from '#devkit/browser-launch/launch-browser.ts';

describe('the browser from npm', () => {
  it('starts with the libraries that came along, and writes in the font that came along', async () => {
    const browser = await launchBrowser({ libraries: 'bundled' });
    try {
      const page = await browser.newPage();
      const families = ['Open Sans', 'system-ui'];
      await page.setContent(
        families
          .map((family) => `<p><span style="font: 20px ${family}">Größe, Übersicht</span></p>`)
          .join(''),
      );
      const boxes = await Promise.all(
        families.map((_family, index) => page.locator('span').nth(index).boundingBox()),
      );
      const [openSans, systemFont] = boxes.map((box) => box?.width);
      // The width of this text in Open Sans at 20 px; other fonts are some pixels off.
      expect(openSans).toBeCloseTo(158.6, 0);
      expect(systemFont).toBe(openSans);
    } finally {
      await browser.close();
    }
  });
});
