//! What the sandbox has refused a program, told from what the program says of it.
//!
//! The kernel refuses without a word to anybody else. But each of the sandbox's parts answers with an error of its own, and
//! a program that shows the error shows that: as std prints it, or the kind that std makes of it.

/// An error of the sandbox, as it stands in a program's output.
struct Refusal {
    shown: &'static [&'static str],
    sentence: &'static str,
}

/// The longest of what is looked for, which may come in two parts.
const LONGEST: usize = 32;

const REFUSALS: &[Refusal] = &[
    // EACCES, from Landlock.
    Refusal {
        shown: &["(os error 13)", "code: 13, kind: "],
        sentence: "The sandbox refused this: a program may open only files in its own temporary folder, which is the folder it is started in and `std::env::temp_dir()`.",
    },
    // EPERM, from seccomp.
    Refusal {
        shown: &["(os error 1)", "code: 1, kind: "],
        sentence: "The sandbox refused this: a program may open no connections, start no processes, share no memory, follow and make no links, lock no files, and change no modes, owners and times of files.",
    },
    // ENOSYS, from seccomp.
    Refusal {
        shown: &["(os error 38)", "code: 38, kind: "],
        sentence: "The sandbox refused this: a program has only the system calls that threads, memory, time, output and its own files need.",
    },
    // What std makes of the first two.
    Refusal {
        shown: &["PermissionDenied", "permission denied", "Permission denied"],
        sentence: "The sandbox refused this: a program may open only files in its own temporary folder, and may neither open connections nor start processes.",
    },
];

/// Looks for refusals in the output of one program.
pub struct Refusals<'a> {
    code: &'a str,
    found: Option<&'static Refusal>,
    /// The last of the output.
    tail: String,
}

impl<'a> Refusals<'a> {
    /// For a program whose source is `code`: words that stand there may be the program's own.
    pub fn of(code: &'a str) -> Self {
        Self {
            code,
            found: None,
            tail: String::new(),
        }
    }

    /// Reads what comes next of the output.
    pub fn read(&mut self, text: &str) {
        if self.found.is_some() {
            return;
        }
        self.tail += text;
        let is_shown = |refusal: &&Refusal| {
            let mut shown = refusal.shown.iter();
            shown.any(|words| self.tail.contains(words) && !self.code.contains(words))
        };
        self.found = REFUSALS.iter().find(is_shown);
        let keep = self.tail.len().saturating_sub(LONGEST);
        let keep = (keep..).find(|at| self.tail.is_char_boundary(*at));
        self.tail.drain(..keep.unwrap_or(0));
    }

    /// The sentence about what was found.
    pub fn sentence(&self) -> Option<&'static str> {
        self.found.map(|refusal| refusal.sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(code: &str, output: &[&str]) -> Option<&'static str> {
        let mut refusals = Refusals::of(code);
        output.iter().for_each(|text| refusals.read(text));
        refusals.sentence()
    }

    #[test]
    fn an_error_of_std_tells_what_was_refused() {
        let denied = std::io::Error::from_raw_os_error(13);
        let forbidden = std::io::Error::from_raw_os_error(1);
        let unknown = std::io::Error::from_raw_os_error(38);
        for (error, words) in [
            (&denied, "temporary folder"),
            (&forbidden, "connections"),
            (&unknown, "system calls"),
        ] {
            for shown in [format!("{error}"), format!("Error: {error:?}\n")] {
                assert!(sentence("", &[&shown]).unwrap().contains(words), "{shown}");
            }
        }
        assert!(sentence("", &[&format!("{:?}", denied.kind())]).is_some());
        assert!(sentence("", &[&format!("{}", denied.kind())]).is_some());
    }

    #[test]
    fn it_may_come_in_parts_among_letters_of_any_length() {
        assert!(sentence("", &["ääääääääääääääääääääääääääääää (os er", "ror 13)\n"]).is_some());
    }

    #[test]
    fn other_errors_and_words_of_the_program_itself_are_none() {
        assert_eq!(
            sentence("", &["No such file or directory (os error 2)"]),
            None
        );
        assert_eq!(sentence("", &["(os error 11)", "code: 113, kind: x"]), None);
        let own = "fn main() { println!(\"PermissionDenied\") }";
        assert_eq!(sentence(own, &["PermissionDenied"]), None);
    }
}
