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
        drop(letters);
        supervisor.join().unwrap()
    });
    assert_eq!(Vec::from_iter(districts), [5]);
    assert_eq!(ended, Ok(()));
}
