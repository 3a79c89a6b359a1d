//! Disks that are full, or can only be read, or are memory; and what is missing on them for a while.

use super::{folder_of, new_folder};
use crate::client::Outcome;
use crate::ground::{self, Grounds};
use crate::processes::wait_until;
use crate::server_process::{Installed, ServerProcess, without_crates};
use crate::{Test, tests};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Those that need a mount.
pub const WITH_MOUNTS: &[Test] = tests![
    a_full_disk_is_told_in_one_sentence,
    a_disk_that_can_only_be_read_is_named,
    a_disk_that_was_full_is_forgotten,
    files_in_memory_that_nobody_sees_are_too_much,
    a_library_that_was_missing_is_forgotten,
];

/// Serves with a disk of its own where the playground works.
fn with_disk(installed: &Installed, mount: &str, then: &str) -> Command {
    let playground = installed.target.join("playground");
    fs::create_dir_all(&playground).unwrap();
    let script = format!(
        "mount -t tmpfs -o {mount} tmpfs '{}'; {then}; exec \"$@\"",
        playground.display()
    );
    installed.serve_by(
        Path::new("unshare"),
        &[
            "--mount",
            "--propagation",
            "private",
            "sh",
            "-ec",
            &script,
            "sh",
        ],
    )
}

fn a_full_disk_is_told_in_one_sentence(_: &Grounds) {
    let installed = folder_of("full-disk");
    let server = ServerProcess::start(without_crates(&mut with_disk(
        &installed, "size=20k", "true",
    )));
    let outcome = server.client().run("fn main() { println!(\"no room\") }");
    outcome.ends("compile", outcome.end()["reason"].as_str().unwrap());
    assert!(outcome.compiled().is_none());
    assert!(
        outcome.everything().contains("No space left on device"),
        "{}",
        outcome.everything()
    );
    let installed = folder_of("full-disk");
    let mut command = with_disk(
        &installed,
        "size=64k",
        &format!(
            "head -c 64k /dev/zero > {}/playground/full",
            installed.target.display()
        ),
    );
    let server = ServerProcess::start(without_crates(&mut command));
    let client = server.client();
    let answer = client.get("/playground/hello");
    if answer.status == 200 {
        let outcome = client.run("fn main() {}");
        assert!(
            outcome.everything().contains("No space left on device"),
            "{}",
            outcome.everything()
        );
    } else {
        assert!(
            answer
                .refuses_in_one_sentence()
                .contains("No space left on device")
        );
    }
}

fn files_in_memory_that_nobody_sees_are_too_much(_: &Grounds) {
    let installed = folder_of("in-memory");
    let server = ServerProcess::start(without_crates(&mut with_disk(
        &installed, "size=1g", "true",
    )));
    let client = server.client();
    // Such files are filled by looking at what was never written; then they are held by a descriptor, or by one page of theirs.
    for held in ["std::mem::forget(file)", "drop(file)"] {
        let code = format!(
            "use std::{{fs, os::fd::AsRawFd, ptr, thread, time::Duration}};
            unsafe extern \"C\" {{
                fn mmap(at: *mut u8, length: usize, protection: i32, flags: i32, file: i32, offset: i64) -> *mut u8;
                fn munmap(at: *mut u8, length: usize) -> i32;
            }}
            const SIZE: usize = 8 << 20;
            const PAGE: usize = 4096;
            fn main() {{
                for _ in 0..60 {{
                    let file = fs::File::options().create(true).read(true).write(true).open(\"seen\").unwrap();
                    file.set_len(SIZE as u64).unwrap();
                    fs::remove_file(\"seen\").unwrap();
                    unsafe {{
                        let all = mmap(ptr::null_mut(), SIZE, 1, 2, file.as_raw_fd(), 0);
                        for page in 0..SIZE / PAGE {{ ptr::read_volatile(all.add(page * PAGE)); }}
                        munmap(all.add(PAGE), SIZE - PAGE);
                    }}
                    {held};
                }}
                thread::sleep(Duration::from_secs(1));
            }}"
        );
        client.run(code).ends("run", "files");
    }
    // What is written again and again takes no more room than once.
    let code = "use std::{fs::File, io::*};
        fn main() {
            let (mut file, block) = (File::create(\"a\").unwrap(), vec![1; 1 << 20]);
            for _ in 0..100 { file.rewind().unwrap(); file.write_all(&block).unwrap(); }
            println!(\"written\");
        }";
    client.run(code).prints("written\n");
}

fn a_disk_that_can_only_be_read_is_named(_: &Grounds) {
    let installed = folder_of("read-only");
    let server = ServerProcess::start(&mut with_disk(&installed, "ro", "true"));
    let sentence = server
        .client()
        .get("/playground/hello")
        .refuses_in_one_sentence();
    assert!(
        sentence.contains("can't write to") && sentence.contains("Read-only file system"),
        "{sentence}"
    );
    assert_eq!(server.client().get("/page.html").status, 200);
}

/// Has the mounts that `server` sees changed by `script`.
fn remount(server: &ServerProcess, script: &str) {
    let process = server.pid().to_string();
    let mut command = Command::new("nsenter");
    command.args(["-t", &process, "-m", "sh", "-ec", script]);
    assert!(
        command.status().is_ok_and(|status| status.success()),
        "{script}"
    );
}

/// Holds `outcome` to say that it is not the program that is to be mended, for the reason that `why` names.
#[track_caller]
fn failed_by_machine(outcome: &Outcome, why: &str) {
    let told = outcome.everything();
    assert!(outcome.compiled().is_none(), "{told}");
    assert!(
        told.contains("the machine failed, not the program: "),
        "{told}"
    );
    assert!(told.contains(why), "{told}");
}

fn a_disk_that_was_full_is_forgotten(_: &Grounds) {
    let (folder, installed) = new_folder();
    let mut command = with_disk(&installed, "size=24k", "true");
    let server = ServerProcess::start(without_crates(&mut command));
    let client = server.client();
    let program = "fn main() { println!(\"room\") }";
    failed_by_machine(&client.run(program), "no space left on device");
    // What is refused is told though it can't be kept.
    wait_until("what the last compiler wrote is removed", || {
        let told = client.check("fn main() { missing }").everything();
        told.contains("E0425")
    });
    let playground = folder.path().join("playground");
    remount(
        &server,
        &format!("mount -o remount,size=64m {}", playground.display()),
    );
    client.run(program).prints("room\n");
}

fn a_library_that_was_missing_is_forgotten(_: &Grounds) {
    let (_folder, installed) = new_folder();
    let mut command = with_disk(&installed, "size=64m", "true");
    let server = ServerProcess::start(without_crates(&mut command));
    let client = server.client();
    let libraries = ground::toolchain().libraries.display();
    let program = "fn main() { println!(\"there\") }";
    remount(&server, &format!("mount -t tmpfs none {libraries}"));
    failed_by_machine(
        &client.check(program),
        "the compiler's own library `std` is not there",
    );
    failed_by_machine(
        &client.run(program),
        "the compiler's own library `std` is not there",
    );
    remount(&server, &format!("umount {libraries}"));
    client.check(program).ends("compile", "exit");
    client.run(program).prints("there\n");
}
