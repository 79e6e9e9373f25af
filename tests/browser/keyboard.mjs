// Walking through a page without a mouse.
import assert from 'node:assert/strict';

/** Whether the control with the focus is visibly so named: by its label, its group's name or its words. */
const isOn = (page, name) =>
  page.evaluate((wanted) => {
    const control = document.activeElement;
    const names = [control?.labels?.[0]?.textContent, control?.getAttribute('aria-label'), control?.textContent];
    return names.some((text) => text?.trim().startsWith(wanted));
  }, name);

/** Presses Tab until a control whose accessible name begins so has the focus. */
export async function tabTo(page, name) {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    if (await isOn(page, name)) return;
  }
  assert.fail(`Tab never reached ${name}.`);
}

/** Presses a button by its words, and finds the focus still on it: whoever sees nothing is not thrown back to the top. */
export async function pressAndStay(page, name) {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  return async () => assert.ok(await isOn(page, name), `The focus left ${name}.`);
}
