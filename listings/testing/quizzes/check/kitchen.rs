use std::{sync::Mutex, thread};

static KITCHEN: Mutex<()> = Mutex::new(());
static SALT: Mutex<u32> = Mutex::new(9);
static PEPPER: Mutex<u32> = Mutex::new(9);

fn main() {
    let soup = thread::spawn(|| {
        let _kitchen = KITCHEN.lock().unwrap();
        let (mut salt, mut pepper) = (SALT.lock().unwrap(), PEPPER.lock().unwrap());
        (*salt, *pepper) = (*salt - 1, *pepper - 1);
    });
    {
        let _kitchen = KITCHEN.lock().unwrap();
        let (mut pepper, mut salt) = (PEPPER.lock().unwrap(), SALT.lock().unwrap());
        (*salt, *pepper) = (*salt - 2, *pepper - 2);
    }
    soup.join().unwrap();
}
