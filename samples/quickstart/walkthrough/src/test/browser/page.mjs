// Works the quickstart's page as a person would: node page.mjs <hub> <edge> <chromium> <folder for pictures>
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const [hub, edge, executablePath, pictures] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1000 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on("pageerror", error => { throw error; });

  await step("an edge that is new says so", async () => {
    await page.goto(edge);
    await shows("#result", "Never synced");
    await shows("#cities", "No cities here yet");
  });

  await step("the first sync brings the hub's records", async () => {
    await page.click("#sync");
    await shows("#result", "Sent no changes, received 765 records");
    await shows("#cities .count", "515");
    await shows("#countries .count", "250");
  });

  await step("an edit without network waits", async () => {
    await page.getByRole("switch").click();
    await shows(".switch", "Network is cut");
    await setPopulation(edge, "Lagos", "9123456");
    await shows("#pending", "1");
    await shows(".outbox", "Lagos");
    await page.click("#sync");
    await shows("#result", "The hub cannot be reached");
    await shows("#pending", "1");
    await picture("offline");
  });

  await step("with the network back, sync takes it to the hub", async () => {
    await page.getByRole("switch").click();
    await shows(".switch", "Network is on");
    await page.click("#sync");
    await shows("#result", "Sent 1 change");
    await shows("#pending", "0");
    await find(hub, "Lagos");
    await shows("#cities .records", "9,123,456");
  });

  await step("a city that both sides changed is shown as a conflict, side by side", async () => {
    await setPopulation(hub, "Quito", "2011388");
    await setPopulation(edge, "Quito", "1500000");
    await page.goto(edge);
    await page.click("#sync");
    await shows("#result", "changed on both sides");
    await shows(".conflict h3", "Quito");
    const cells = await page.locator(".conflict tbody tr td").allTextContents();
    assert.deepEqual(cells, ["1399814", "1500000", "2011388", "2011388"]);
    await find(edge, "Quito");
    await shows("#cities .records", "2,011,388");
  });

  await step("a country is edited at the hub and only read at the edge", async () => {
    await page.goto(hub);
    await page.locator("#countries summary").click();
    await page.getByRole("link", { name: "Senegal" }).click();
    await page.getByLabel("Population").fill("18126390");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/#countries$/);
    await page.goto(edge);
    await page.click("#sync");
    await page.locator("#countries summary").click();
    await shows("#countries", "18,126,390");
    assert.equal(await page.locator("#countries a").count(), 0);
  });

  await step("an inspection is written and deleted", async () => {
    await find(edge, "Nairobi");
    await page.getByRole("link", { name: "Inspect", exact: true }).click();
    await page.getByLabel("Inspector").fill("Wanjiru");
    await page.getByLabel("Findings").fill("Pump 2 leaks.");
    await page.getByLabel("Rating").selectOption("2");
    await page.getByRole("button", { name: "Save" }).click();
    await shows("#inspections .records", "Pump 2 leaks.");
    await page.click("#sync");
    await shows("#result", "Sent 1 change");
    await page.goto(hub);
    await shows("#inspections .records", "Pump 2 leaks.");
    await page.locator("#inspections").getByRole("button", { name: "Delete" }).click();
    await shows("#inspections", "Nothing was inspected yet");
    await page.goto(edge);
    await page.click("#sync");
    await shows("#inspections", "Nothing was inspected yet");
    await picture("desktop");
  });

  await step("everything fits on a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const address of [edge, `${edge}/?inspection=new`, `${edge}/?city=2332459`, hub, `${hub}/countries/SN`]) {
      await page.goto(address);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${address} is ${wide} pixels too wide`);
    }
    await page.goto(edge);
    await picture("phone");
  });

  async function shows(selector, text) {
    try {
      await page.locator(selector).filter({ hasText: text }).first().waitFor();
    } catch {
      throw new Error(`expected "${text}" in ${selector} of ${page.url()}, found: ${await page.locator(selector).allTextContents()}`);
    }
  }

  async function find(app, name) {
    await page.goto(app);
    await page.getByLabel("Search cities by name").fill(name);
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL(/search=/);
  }

  async function setPopulation(app, name, population) {
    await find(app, name);
    await page.locator("#cities").getByRole("link", { name: "Edit" }).first().click();
    await page.getByLabel("Population").fill(population);
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForURL(/#cities$/);
  }

  async function picture(name) {
    await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  }
} finally {
  await browser.close();
}

async function step(name, work) {
  await work();
  console.log(`ok: ${name}`);
}
