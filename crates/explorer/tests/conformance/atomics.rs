use super::*;

#[remembered::test]
fn read_modify_writes_lose_nothing() {
    check(&["2"], || {
        let count = AtomicU32::new(0);
        thread::scope(|scope| {
            scope.spawn(|| count.fetch_add(1, SeqCst));
            scope.spawn(|| count.fetch_add(1, SeqCst));
        });
        println!("{}", count.load(SeqCst));
    });
}

#[remembered::test]
fn arithmetic_wraps() {
    check(&["127 -128 -128 0 -1 -1"], || {
        let number = AtomicI8::new(127);
        print!("{} {} ", number.fetch_add(1, SeqCst), number.load(SeqCst));
        print!("{} ", number.fetch_max(0, SeqCst));
        print!(
            "{} {} ",
            number.fetch_nand(0, SeqCst),
            number.swap(3, SeqCst)
        );
        println!(
            "{}",
            number
                .fetch_update(SeqCst, SeqCst, |old| (old < 0).then_some(0))
                .map_or(-1, i8::from)
        );
    });
}

#[remembered::test]
fn an_exchange_takes_place_or_tells_why_not() {
    check(&["Ok(1) Err(2)"], || {
        let number = AtomicU32::new(1);
        print!("{:?} ", number.compare_exchange(1, 2, SeqCst, SeqCst));
        println!("{:?}", number.compare_exchange(1, 3, SeqCst, SeqCst));
    });
}

#[remembered::test]
fn a_weak_exchange_may_fail_for_no_reason() {
    check(&["Ok(1)", "Err(1)"], || {
        println!(
            "{:?}",
            AtomicU32::new(1).compare_exchange_weak(1, 2, SeqCst, SeqCst)
        );
    });
}

#[remembered::test]
fn one_of_two_takes_the_flag() {
    check(&["false true", "true false"], || {
        let flag = AtomicBool::new(false);
        thread::scope(|scope| {
            let one = scope.spawn(|| flag.swap(true, SeqCst));
            let two = scope.spawn(|| flag.swap(true, SeqCst));
            println!("{} {}", one.join().unwrap(), two.join().unwrap());
        });
    });
}

#[remembered::test]
fn the_only_owner_needs_no_operation() {
    check(&["2 2"], || {
        let mut number = AtomicU32::new(1);
        *number.get_mut() += 1;
        print!("{} ", number.load(SeqCst));
        println!("{}", number.into_inner());
    });
}

#[remembered::test]
fn pointers_are_exchanged() {
    check(&["1 2", "2 1"], || {
        let mut values = [1, 2];
        let [one, two] = &mut values;
        let pointer = AtomicPtr::new(one);
        let two = two as *mut i32 as usize;
        thread::scope(|scope| {
            scope.spawn(|| pointer.store(two as *mut i32, SeqCst));
            let first = pointer.load(SeqCst);
            // SAFETY: both values live until the end of the scope, and nobody writes to them.
            let first = unsafe { *first };
            println!("{first} {}", 3 - first);
        });
    });
}
