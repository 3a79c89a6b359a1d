pub fn answered() {
    let (gauge, questions) = channel::<Sender<u32>>();
    std::thread::spawn(move || questions.iter().for_each(|reply| _ = reply.send(340)));
    println!("{:?}", ask(&gauge, Duration::from_secs(1)));
}

pub fn dropped() {
    let (gauge, questions) = channel::<Sender<u32>>();
    std::thread::spawn(move || questions.iter().for_each(drop));
    println!("{:?}", ask(&gauge, Duration::from_secs(1)));
}

pub fn ended() {
    let (gauge, questions) = channel::<Sender<u32>>();
    drop(questions);
    println!("{:?}", ask(&gauge, Duration::from_secs(1)));
}

#[test]
fn as_long_as_patience() {
    use std::time::Instant;
    // Nobody answers, and the questions are kept.
    let (gauge, _questions) = channel::<Sender<u32>>();
    let patience = Duration::from_millis(50);
    let started = Instant::now();
    assert!(matches!(ask(&gauge, patience), Answer::Late));
    let took = started.elapsed();
    assert!(
        took >= patience,
        "patience of {patience:?}, and it took {took:?}"
    );
    assert!(
        took < Duration::from_secs(1),
        "patience of {patience:?}, and it took {took:?}"
    );
    // Somebody answers at once.
    let (gauge, questions) = channel::<Sender<u32>>();
    std::thread::spawn(move || questions.iter().for_each(|reply| _ = reply.send(340)));
    let started = Instant::now();
    assert!(matches!(
        ask(&gauge, Duration::from_secs(3)),
        Answer::Level(340)
    ));
    let took = started.elapsed();
    assert!(
        took < Duration::from_secs(3),
        "it was answered at once, and it took {took:?}"
    );
}
