use std::panic::{self, AssertUnwindSafe};

pub fn save_panics() {
    drop(AutoSave::start(|| panic!("the disk is full")));
}

pub fn both_panic() {
    let caught = panic::catch_unwind(AssertUnwindSafe(|| {
        let _saving = AutoSave::start(|| panic!("the disk is full"));
        panic!("the editor has a bug");
    }));
    assert!(caught.is_err());
}

pub fn saved_before_closing() {
    drop(AutoSave::start(|| println!("saved")));
    println!("closed");
}
