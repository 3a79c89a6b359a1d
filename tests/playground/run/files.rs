//! Files: what a program can read, list and change.

use super::{all_refused, attempts};
use crate::ground::{Ground, SECRET};
use crate::{Attack, attacks};

pub const ATTACKS: &[Attack] = attacks![
    a_secret_can_not_be_read,
    folders_of_the_user_can_not_be_listed,
    links_and_attributes_can_not_be_read,
    files_of_the_user_can_not_be_changed,
    nothing_can_be_written_elsewhere,
    the_program_can_not_change_itself,
];

fn a_secret_can_not_be_read(on: &Ground) {
    let ways = [
        "std::fs::read(\"{home}/.ssh/key\")",
        "std::fs::read(\"/../..{home}/.ssh/../.ssh/key\")",
        "std::fs::read(\"{home}/link\")",
        "std::fs::File::open(\"{home}/pipe\")",
        "std::fs::read(\"/proc/self/root{home}/.ssh/key\")",
        "std::fs::read(\"/proc/self/cwd/../../../../../../../../../../../..{home}/.ssh/key\")",
        "std::fs::read(\"/proc/thread-self/root{home}/.ssh/key\")",
        "std::fs::copy(\"{home}/.ssh/key\", \"{home}/copy\")",
        "std::fs::hard_link(\"{home}/.ssh/key\", \"/tmp/key\")",
        "std::fs::read(\"/etc/passwd\")",
        "std::fs::read(\"/etc/shadow\")",
        "std::fs::File::open(\"/dev/zero\")",
        "std::fs::File::open(\"/dev/tty\")",
    ];
    all_refused(on, &ways);
    let told = attempts(
        on,
        &["std::fs::read_to_string(\"{home}/.ssh/key\").map(|text| print!(\"{text}\"))"],
    );
    assert!(!told.everything().contains(SECRET));
}

fn folders_of_the_user_can_not_be_listed(on: &Ground) {
    let folders = [
        "/",
        "/tmp",
        "/home",
        "/proc",
        "/proc/self/fd",
        "/proc/self/task",
        "/etc",
        "/dev",
        "/var",
    ];
    let mut ways: Vec<String> = folders
        .map(|folder| format!("std::fs::read_dir({folder:?})"))
        .into();
    ways.push("std::fs::read_dir(\"{home}\")".into());
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
}

fn links_and_attributes_can_not_be_read(on: &Ground) {
    all_refused(
        on,
        &[
            "std::fs::read_link(\"{home}/link\")",
            "std::fs::read_link(\"/proc/self/exe\")",
            "std::fs::canonicalize(\"{home}/link\")",
            "call5(READLINKAT, -100, c\"{home}/link\".as_ptr() as i64, [0u8; 99].as_mut_ptr() as i64, 99, 0)",
            "call5(GETXATTR, c\"{home}/letter\".as_ptr() as i64, c\"user.x\".as_ptr() as i64, 0, 0, 0)",
            "call5(LGETXATTR, c\"{home}/letter\".as_ptr() as i64, c\"user.x\".as_ptr() as i64, 0, 0, 0)",
            "call3(LISTXATTR, c\"{home}/letter\".as_ptr() as i64, 0, 0)",
        ],
    );
}

fn files_of_the_user_can_not_be_changed(on: &Ground) {
    let letter = on.home.letter();
    all_refused(
        on,
        &[
            "std::fs::write(\"{home}/letter\", \"changed\")",
            "std::fs::OpenOptions::new().append(true).open(\"{home}/letter\")",
            "std::fs::OpenOptions::new().write(true).truncate(true).open(\"{home}/letter\")",
            "std::fs::File::create(\"{home}/letter\")",
            "truncate(c\"{home}/letter\".as_ptr(), 0)",
            "chmod(c\"{home}/letter\".as_ptr(), 0)",
            "std::fs::set_permissions(\"{home}/letter\", std::os::unix::fs::PermissionsExt::from_mode(0o777))",
            "chown(c\"{home}/letter\".as_ptr(), 1, 1)",
            "lchown(c\"{home}/letter\".as_ptr(), 1, 1)",
            "utimes(c\"{home}/letter\".as_ptr(), std::ptr::null())",
            "utimensat(-100, c\"{home}/letter\".as_ptr(), std::ptr::null(), 0)",
            "setxattr(c\"{home}/letter\".as_ptr(), c\"user.x\".as_ptr(), c\"x\".as_ptr(), 1, 0)",
            "std::fs::remove_file(\"{home}/letter\")",
            "std::fs::rename(\"{home}/letter\", \"{home}/moved\")",
            "std::fs::hard_link(\"{home}/letter\", \"{home}/linked\")",
            "std::fs::remove_dir_all(\"{home}/.ssh\")",
            "std::fs::remove_dir(\"{home}/.ssh\")",
            "call5(FCHMODAT2, -100, c\"{home}/letter\".as_ptr() as i64, 0o777, 0, 0)",
            "call5(RENAMEAT2, -100, c\"{home}/letter\".as_ptr() as i64, -100, c\"{home}/moved\".as_ptr() as i64, 0)",
        ],
    );
    letter.is_unchanged();
    assert!(
        !on.home.outside().join("moved").exists() && !on.home.outside().join("linked").exists()
    );
}

fn nothing_can_be_written_elsewhere(on: &Ground) {
    const SHARED: [&str; 4] = ["/tmp", "/var/tmp", "/dev/shm", "/"];
    for folder in SHARED {
        // Of a run of these tests in which it could.
        let left = std::path::Path::new(folder).join("made-by-a-program");
        let _ = std::fs::remove_dir(&left).or_else(|_| std::fs::remove_file(left));
    }
    let folders = [
        "{home}", "/tmp", "/var/tmp", "/dev/shm", "/", "..", "/usr/lib", "/run",
    ];
    let mut ways: Vec<String> = folders
        .iter()
        .flat_map(|folder| {
            [
                format!("std::fs::write(\"{folder}/made-by-a-program\", \"x\")"),
                format!("std::fs::create_dir(\"{folder}/made-by-a-program\")"),
                format!("std::os::unix::fs::symlink(\"/etc\", \"{folder}/made-by-a-program\")"),
                format!("mkfifo(c\"{folder}/made-by-a-program\".as_ptr(), 0o600)"),
            ]
        })
        .collect();
    ways.push("std::fs::write(own_file().with_file_name(\"made-by-a-program\"), \"x\")".into());
    ways.push("shm_open(c\"/made-by-a-program\".as_ptr(), 0o102, 0o600)".into());
    // O_TMPFILE
    ways.push("open(c\"/tmp\".as_ptr(), 0o20200002, 0o600)".into());
    let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
    all_refused(on, &ways);
    for folder in SHARED {
        assert!(
            !std::path::Path::new(folder)
                .join("made-by-a-program")
                .exists()
        );
    }
}

fn the_program_can_not_change_itself(on: &Ground) {
    all_refused(
        on,
        &[
            "std::fs::set_permissions(\"/proc/self/exe\", std::os::unix::fs::PermissionsExt::from_mode(0o777))",
            "std::fs::remove_file(own_file())",
            "std::fs::rename(own_file(), own_file().with_file_name(\"made-by-a-program\"))",
            "std::fs::read_dir(own_file().parent().unwrap())",
            "std::fs::write(\"/proc/self/oom_score_adj\", \"-1000\")",
            "std::fs::write(\"/proc/self/mem\", \"x\")",
            "std::fs::write(\"/proc/self/comm\", \"x\")",
        ],
    );
}
