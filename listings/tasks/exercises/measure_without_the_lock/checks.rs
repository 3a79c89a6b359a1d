use tokio::task::yield_now;

/// One thread, so that who blocks it blocks all.
fn run<T>(future: impl Future<Output = T>) -> T {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_time().build().unwrap().block_on(future)
}

#[test]
fn both_entries_are_there() {
    let log = Log::default();
    let started = std::time::Instant::now();
    run(report(7, log.clone()));
    assert_eq!(*log.lock().unwrap(), ["7 begins", "7: 1007 hPa"]);
    assert!(
        started.elapsed() >= MEASURING,
        "the instrument needs its time"
    );
}

/// What another task sees in the log while a station measures, if it gets at it.
async fn seen_meanwhile() -> Option<Vec<String>> {
    let log = Log::default();
    let station = tokio::spawn(report(7, log.clone()));
    yield_now().await;
    let seen = log.try_lock().ok().map(|log| log.clone());
    station.await.unwrap();
    seen
}

#[test]
fn the_log_is_free_meanwhile() {
    // On a busy machine the station may be done before anybody looks, though not every time.
    let seen: Vec<_> = (0..5).map(|_| run(seen_meanwhile())).collect();
    let begun = Some(vec!["7 begins".to_owned()]);
    assert!(
        seen.contains(&begun),
        "seen while it measures: {:?}",
        seen[0]
    );
}

#[test]
fn it_can_be_spawned() {
    let log = Log::default();
    run(async {
        let stations =
            [1, 2, 3].map(|station| tokio::spawn(report(station, log.clone())));
        for station in stations {
            station.await.unwrap();
        }
    });
    assert_eq!(log.lock().unwrap().len(), 6);
}
