//! Memory that nobody would count, and what else a program could hold that belongs to all programs of its user.

use super::{all_refused, main};
use crate::ground::Ground;
use crate::{Attack, attacks};

pub const ATTACKS: &[Attack] = attacks![
    shared_memory_is_refused,
    what_the_kernel_would_hold_is_refused,
    a_thread_has_no_descriptors_of_its_own,
    locks_on_files_of_others_are_refused,
    sockets_hold_less_than_a_quarter_of_the_memory,
    what_std_does_with_sockets_and_files_works,
    pending_signals_are_few,
    pages_that_are_given_back_are_gone,
    no_page_is_larger_than_what_is_used_of_it,
];

/// For a small ground.
pub const HOGS: &[Attack] = attacks![
    memory_that_is_moved_counts,
    small_stacks_of_many_threads_count,
];

fn shared_memory_is_refused(on: &Ground) {
    // Shared, shared and checked, large pages; a file.
    all_refused(
        on,
        &[
            "mmap(std::ptr::null_mut(), 4096, 3, 0x21, -1, 0)",
            "mmap(std::ptr::null_mut(), 4096, 3, 0x23, -1, 0)",
            "mmap(std::ptr::null_mut(), 4096, 0, 0x21, -1, 0)",
            "mmap(std::ptr::null_mut(), 2 << 20, 3, 0x40022, -1, 0)",
            "mmap(std::ptr::null_mut(), 4096, 1, 1, std::os::fd::AsRawFd::as_raw_fd(&std::fs::File::open(own_file()).unwrap()), 0)",
            "call3(MEMFD_CREATE, c\"x\".as_ptr() as i64, 0, 0)",
            "call3(REMAP_FILE_PAGES, 0, 0, 0)",
            "call3(IO_SETUP, 1, 0, 0)",
        ],
    );
}

fn what_the_kernel_would_hold_is_refused(on: &Ground) {
    // Of SOL_SOCKET: SO_SNDBUF, SO_RCVBUF and the two that need rights, SO_ATTACH_FILTER, SO_ZEROCOPY. F_SETPIPE_SZ.
    let mut ways: Vec<String> = [7, 8, 32, 33, 26, 60]
        .iter()
        .map(|option| format!("setsockopt(std::os::fd::AsRawFd::as_raw_fd(&std::os::unix::net::UnixStream::pair().unwrap().0), 1, {option}, &(1 << 20), 4)"))
        .collect();
    ways.push(
        "fcntl(std::os::fd::AsRawFd::as_raw_fd(&std::io::pipe().unwrap().0), 1031, 1 << 20)".into(),
    );
    for call in [
        "SENDMSG", "SENDMMSG", "SENDFILE", "SPLICE", "TEE", "VMSPLICE",
    ] {
        ways.push(format!("call3({call}, 1, 0, 0)"));
    }
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
}

fn a_thread_has_no_descriptors_of_its_own(on: &Ground) {
    // A thread is made with CLONE_VM, CLONE_FS, CLONE_SIGHAND and CLONE_THREAD; here without CLONE_FILES. And `unshare`, and
    // `close_range` with CLOSE_RANGE_UNSHARE.
    all_refused(
        on,
        &[
            "call3(CLONE, 0x10b00, 0, 0)",
            "unshare(0x400)",
            "call3(CLOSE_RANGE, 500, 600, 2)",
            "call3(CLOSE_RANGE, 500, 600, 6)",
        ],
    );
}

fn locks_on_files_of_others_are_refused(on: &Ground) {
    // Locks of three kinds, a lease, and signals when a folder changes.
    all_refused(
        on,
        &[
            "std::fs::File::open(own_file()).unwrap().lock()",
            "std::fs::File::open(own_file()).unwrap().try_lock_shared().map_err(std::io::Error::from)",
            "fcntl(0, 6, &[0u64; 4])",
            "fcntl(0, 37, &[0u64; 4])",
            "fcntl(0, 1024, 1)",
            "fcntl(0, 1026, 1)",
        ],
    );
}

fn sockets_hold_less_than_a_quarter_of_the_memory(on: &Ground) {
    let code = main(
        "let mut pairs = Vec::new(); let mut bytes = 0;
        while let Ok(pair) = std::os::unix::net::UnixStream::pair() {
            for mut end in [&pair.0, &pair.1] {
                end.set_nonblocking(true).unwrap();
                while let Ok(count) = end.write(&[0; 4096]) { bytes += count }
            }
            pairs.push(pair);
        }
        println!(\"{} {}\", pairs.len() > 8, bytes < 128 << 20)",
    );
    on.client.run(code).prints("true true\n");
}

fn what_std_does_with_sockets_and_files_works(on: &Ground) {
    let code = main(
        "use std::{fs, io, os::unix::net::UnixStream};
        let (one, mut other) = UnixStream::pair().unwrap();
        one.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
        other.set_read_timeout(Some(Duration::from_millis(1))).unwrap();
        println!(\"{:?}\", io::Read::read(&mut other, &mut [0]).unwrap_err().kind());
        fs::write(\"one\", \"copied\").unwrap();
        println!(\"{}\", io::copy(&mut fs::File::open(\"one\").unwrap(), &mut &one).unwrap());
        println!(\"{}\", fs::copy(\"one\", \"two\").unwrap());
        let (mut from, mut to) = io::pipe().unwrap();
        println!(\"{}\", io::copy(&mut fs::File::open(\"two\").unwrap(), &mut to).unwrap());
        drop(to);
        println!(\"{}\", io::read_to_string(&mut from).unwrap());
        one.shutdown(std::net::Shutdown::Write).unwrap();
        println!(\"{}\", io::read_to_string(&mut other).unwrap());",
    );
    on.client
        .run(code)
        .prints("WouldBlock\n6\n6\n6\ncopied\ncopied\n");
}

fn pending_signals_are_few(on: &Ground) {
    // Each timer has a signal in store for when it goes off.
    let code = "unsafe extern \"C\" { fn timer_create(clock: i32, event: *const u8, timer: &mut usize) -> i32; }
        fn main() { let made = (0..10_000).take_while(|_| unsafe { timer_create(1, std::ptr::null(), &mut 0) } == 0);
            println!(\"{}\", made.count() <= 256) }";
    on.client.run(code).prints("true\n");
}

fn pages_that_are_given_back_are_gone(on: &Ground) {
    // As allocators do that are not the system's.
    let code = "unsafe extern \"C\" { fn madvise(at: *mut u8, length: usize, advice: i32) -> i32; }
        fn main() { let mut all = vec![1u8; 8 << 20]; let at = all.as_ptr().addr().next_multiple_of(4096) - all.as_ptr().addr();
            let given = unsafe { madvise(all.as_mut_ptr().add(at), 4 << 20, 4) };
            println!(\"{given} {}\", all[at..at + (4 << 20)].iter().all(|byte| *byte == 0)) }";
    on.client.run(code).prints("0 true\n");
}

fn no_page_is_larger_than_what_is_used_of_it(on: &Ground) {
    // A large page that is unmapped but for a small part would be held as a whole, and counted as the part. 14 asks for them.
    let code = main(
        "unsafe extern \"C\" {
            fn mmap(at: *mut u8, length: usize, protection: i32, flags: i32, file: i32, offset: i64) -> *mut u8;
            fn madvise(at: *mut u8, length: usize, advice: i32) -> i32;
        }
        const LARGE: usize = 2 << 20;
        unsafe {
            let all = mmap(std::ptr::null_mut(), 9 * LARGE, 3, 0x22, -1, 0);
            madvise(all, 9 * LARGE, 14);
            let first = all.add(all.addr().next_multiple_of(LARGE) - all.addr());
            for number in 0..8 { first.add(number * LARGE).write(1) }
        }
        let status = std::fs::read_to_string(\"/proc/self/status\").unwrap();
        let own = status.lines().find_map(|line| line.strip_prefix(\"RssAnon:\")).unwrap();
        let kib: u64 = own.split_whitespace().next().unwrap().parse().unwrap();
        println!(\"{}\", kib < 2048)",
    );
    on.client.run(code).prints("true\n");
}

fn memory_that_is_moved_counts(on: &Ground) {
    // MREMAP_MAYMOVE and MREMAP_DONTUNMAP: the old place stays, and is filled again.
    let code = main(
        "unsafe extern \"C\" {
            fn mmap(at: *mut u8, length: usize, protection: i32, flags: i32, file: i32, offset: i64) -> *mut u8;
            fn mremap(at: *mut u8, old: usize, new: usize, flags: i32, ...) -> *mut u8;
        }
        const SIZE: usize = 8 << 20;
        unsafe {
            let place = mmap(std::ptr::null_mut(), SIZE, 3, 0x22, -1, 0);
            loop {
                place.write_bytes(1, SIZE);
                let moved = mremap(place, SIZE, SIZE, 1 | 4);
                assert!(moved as isize != -1, \"refused\");
                thread::sleep(Duration::from_millis(1));
            }
        }",
    );
    let outcome = on.client.run(code);
    // Whichever sees it first: the server that watches, or the kernel, which has no more addresses for it.
    let reason = outcome.end()["reason"].as_str().unwrap();
    let is_refused = reason == "exit" && outcome.output().contains("refused");
    assert!(reason == "memory" || is_refused, "{}", outcome.everything());
}

fn small_stacks_of_many_threads_count(on: &Ground) {
    let code = main(
        "let mut threads = Vec::new();
        while let Ok(thread) = thread::Builder::new().stack_size(16 << 10).spawn(|| thread::park()) { threads.push(thread) }
        thread::park()",
    );
    let outcome = on.client.run(code);
    let reason = outcome.end()["reason"].as_str().unwrap();
    assert!(["memory", "signal"].contains(&reason), "{}", outcome.end());
}
