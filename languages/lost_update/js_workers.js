const { Worker, isMainThread, workerData } = require("worker_threads");

if (isMainThread) {
  const cars = new Int32Array(new SharedArrayBuffer(8));
  let left = 2;
  for (const _ of [1, 2]) {
    new Worker(__filename, { workerData: cars }).on("exit", () => {
      if (--left > 0) return;
      if (cars[1] !== 20000000) throw new Error("Atomics.add lost one");
      console.log(`++: ${cars[0]}, Atomics.add: ${cars[1]}`);
    });
  }
} else {
  for (let i = 0; i < 10000000; i++) {
    workerData[0]++;
    Atomics.add(workerData, 1, 1);
  }
}
