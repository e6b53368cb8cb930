// Waits until a server answers, then asks each path and fails when one is not answered with 200.
// usage: node tools/answers.mjs ORIGIN PATH...
const [origin, ...paths] = process.argv.slice(2);
const patience = Date.now() + 60_000;

async function firstAnswer(url) {
  for (;;) {
    try {
      return await fetch(url);
    } catch (error) {
      if (Date.now() > patience) throw new Error(`${url} does not answer: ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

for (const path of paths) {
  const answer = await firstAnswer(origin + path);
  if (answer.status !== 200) {
    console.error(`answers: ${path} gives ${answer.status}: ${await answer.text()}`);
    process.exit(1);
  }
  console.log(`answers: ${path} ${(await answer.arrayBuffer()).byteLength} bytes`);
}
