async function main() {
  console.log("waiting");
  const parcel = await new Promise((send) => {
    // The driver goes home without calling send.
  });
  console.log(`got ${parcel}`);
}

main().then(() => console.log("done"));
