let cars = 0;
let inOneGo = 0;

const written = () => new Promise((done) => setTimeout(done, 1));

async function barrier() {
  const seen = cars;
  await written();
  cars = seen + 1;

  await written();
  inOneGo++;
}

Promise.all([barrier(), barrier()]).then(() => {
  console.log(`across an await: ${cars}, in one go: ${inOneGo}`);
});
