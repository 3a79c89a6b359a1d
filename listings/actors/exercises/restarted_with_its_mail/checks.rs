/// Sends all letters first, then supervises; gives the districts and the end.
fn supervised(all: &[Letter], restarts: u32) -> (Vec<u32>, Result<(), GaveUp>) {
    let (letters, inbox) = channel();
    let (sorted, districts) = channel();
    for letter in all {
        letters.send(*letter).unwrap();
    }
    drop(letters);
    let ended = supervise(inbox, sorted, restarts);
    (Vec::from_iter(districts), ended)
}

pub fn restarts_are_enough() {
    let (districts, ended) = supervised(&[Some(1), None, None, Some(2)], 2);
    assert_eq!(districts, [1, 2]);
    assert_eq!(ended, Ok(()));
}

pub fn one_too_many() {
    let (districts, ended) = supervised(&[Some(1), None, Some(2), None, Some(3)], 1);
    assert_eq!(districts, [1, 2]);
    assert_eq!(ended, Err(GaveUp));
}

pub fn no_restart() {
    let (districts, ended) = supervised(&[Some(1), None, Some(2)], 0);
    assert_eq!(districts, [1]);
    assert_eq!(ended, Err(GaveUp));
}

pub fn sent_meanwhile() {
    let (letters, inbox) = channel();
    let (sorted, districts) = channel();
    let ended = std::thread::scope(|office| {
        let supervisor = office.spawn(|| supervise(inbox, sorted, 1));
        letters.send(None).unwrap();
        letters.send(Some(5)).unwrap();
        // More may come: the mailbox is open until this one is sorted.
        assert_eq!(districts.recv(), Ok(5));
        letters.send(Some(6)).unwrap();
        drop(letters);
        supervisor.join().unwrap()
    });
    assert_eq!(Vec::from_iter(districts), [6]);
    assert_eq!(ended, Ok(()));
}

#[test]
fn each_bad_letter_ends_a_sorter() {
    use std::sync::Mutex;
    static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
    std::panic::set_hook(Box::new(|panic| {
        let said = panic.payload().downcast_ref::<String>().cloned();
        let said = said.or_else(|| {
            panic
                .payload()
                .downcast_ref()
                .map(|it: &&str| (*it).to_owned())
        });
        SAID.lock().unwrap().extend(said);
    }));
    let (districts, ended) = supervised(&[None, Some(1), None], 2);
    _ = std::panic::take_hook();
    assert_eq!((districts, ended), (vec![1], Ok(())));
    assert_eq!(*SAID.lock().unwrap(), ["no address"; 2], "panics of `sort`");
}
