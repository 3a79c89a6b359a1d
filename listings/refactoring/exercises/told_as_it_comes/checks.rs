pub fn two_items() {
    let mut told = Vec::new();
    let results = all(&[1, 2], |item| 10 * item, |done| told.push(done));
    println!("{} {} {results:?}", told[0], told[1]);
}

pub fn first_waits_for_progress() {
    waits_for_progress(1);
}

pub fn second_waits_for_progress() {
    waits_for_progress(2);
}

fn waits_for_progress(patient: u32) {
    let (tell, told) = std::sync::mpsc::channel();
    let told = std::sync::Mutex::new(told);
    let work = |item| {
        if item == patient {
            told.lock().unwrap().recv().unwrap();
        }
        item
    };
    all(&[1, 2], work, |_| _ = tell.send(()));
}
