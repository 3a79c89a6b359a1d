//! The languages, and how their programs are compiled and run: as a file that is called `main`, in a folder of its own.

/// A language, by the ending of its files.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    pub extension: &'static str,
    /// As a page calls it.
    pub name: &'static str,
    /// The class of a block of its code.
    pub fence: &'static str,
    /// What the file is called while it is run.
    pub file: &'static str,
    /// Compiles it; options go behind the first word. Nothing, where what runs it does.
    pub compile: &'static [&'static str],
    /// Runs it.
    pub run: &'static [&'static str],
    /// Tells the version.
    pub version: &'static [&'static str],
    /// What has to be installed of Debian, or of Rust.
    pub package: &'static str,
}

pub const ALL: [Language; 7] = [
    Language {
        extension: "rs",
        name: "Rust",
        // mdBook and skeptic compile what is called `rust`.
        fence: "rust,ignore",
        file: "main.rs",
        compile: &["rustc", "--edition", "2024", "-o", "out", "main.rs"],
        run: &["./out"],
        version: &["rustc", "--version"],
        package: "rustup",
    },
    Language {
        extension: "erl",
        name: "Erlang",
        fence: "erlang",
        file: "main.erl",
        compile: &["erlc", "main.erl"],
        run: &["erl", "-noshell", "-eval", "main:main(), halt()."],
        version: &[
            "erl",
            "-noshell",
            "-eval",
            "io:format(\"Erlang/OTP ~s~n\", [erlang:system_info(otp_release)]), halt().",
        ],
        package: "erlang-base",
    },
    Language {
        extension: "go",
        name: "Go",
        fence: "go",
        file: "main.go",
        compile: &["go", "build", "-o", "out", "main.go"],
        run: &["./out"],
        version: &["go", "version"],
        package: "golang-go",
    },
    Language {
        extension: "java",
        name: "Java",
        fence: "java",
        file: "Main.java",
        compile: &["javac", "Main.java"],
        run: &["java", "-cp", ".", "Main"],
        version: &["javac", "-version"],
        package: "default-jdk-headless",
    },
    Language {
        extension: "cpp",
        name: "C++",
        fence: "cpp",
        file: "main.cpp",
        compile: &[
            "g++",
            "-std=c++20",
            "-O1",
            "-pthread",
            "-o",
            "out",
            "main.cpp",
        ],
        run: &["./out"],
        version: &["g++", "--version"],
        package: "g++",
    },
    Language {
        extension: "js",
        name: "JavaScript",
        fence: "javascript",
        file: "main.js",
        compile: &[],
        run: &["node", "main.js"],
        version: &["node", "--version"],
        package: "nodejs",
    },
    Language {
        extension: "py",
        name: "Python",
        fence: "python",
        file: "main.py",
        compile: &[],
        run: &["python3", "main.py"],
        version: &["python3", "--version"],
        package: "python3",
    },
];

/// The language of files with this ending.
pub fn of(extension: &str) -> Option<&'static Language> {
    ALL.iter().find(|language| language.extension == extension)
}
