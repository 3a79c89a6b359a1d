pub fn two_landed() {
    let tower = Tower::new();
    thread::scope(|field| {
        field.spawn(|| tower.tell(Message::Landed));
        tower.tell(Message::Landed);
    });
    println!("{}", tower.landed());
}

pub fn two_ask() {
    let tower = Tower::new();
    tower.tell(Message::Landed);
    let answers = thread::scope(|field| {
        let radio = field.spawn(|| tower.landed());
        let phone = tower.landed();
        [phone, radio.join().unwrap()]
    });
    println!("{answers:?}");
}

pub fn one_gives_up() {
    let tower = Tower::new();
    let (reply, answer) = std::sync::mpsc::channel();
    drop(answer);
    tower.tell(Message::HowMany { reply });
    tower.tell(Message::Landed);
    assert_eq!(tower.landed(), 1);
}
