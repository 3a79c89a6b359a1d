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
