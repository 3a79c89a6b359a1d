{
    use std::sync::Mutex;
    use std::thread;

    let graph = std::explore(&std::Options::default(), || {
        let (a, b) = (Mutex::new(1), Mutex::new(2));
        thread::scope(|scope| {
            scope.spawn(|| println!("{}", *a.lock().unwrap() + *b.lock().unwrap()));
            scope.spawn(|| println!("{}", *b.lock().unwrap() + *a.lock().unwrap()));
        });
    })
    .unwrap();

    let ends: Vec<_> = graph.outcomes.iter().map(|outcome| (outcome.output.as_str(), outcome.end.as_str())).collect();
    assert_eq!(ends, [("", "deadlock"), ("3\n3\n", "ok")]);
    assert!(std::trace::report(&graph, "").contains("A shortest schedule to it:"));
}
