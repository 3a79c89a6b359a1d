const { port1: driver, port2: counter } = new MessageChannel();

counter.on("message", (parcel) => {
  console.log(`got ${parcel}`);
  counter.close();
  setTimeout(() => {
    console.log(`sent: ${driver.postMessage("a chair")}`);
  }, 10);
});
driver.postMessage("a lamp");
