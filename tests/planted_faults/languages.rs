//! A program in another language does what its page says.

use super::{CHAPTER, build_says_only, unused};
use book::languages::language;
use book::languages::programs::{Program, Programs};
use book::proof::languages;
use proof::small_book::SmallBook;
use std::fs;

const MANIFEST: &str = "languages/languages.toml";

const SAID: &str = "[greet.python]
caption = \"Python greets\"

[greet.python_fails]
caption = \"Python gives up\"
ends = \"fails\"
says = \"ZeroDivisionError\"

[greet.python_hangs]
caption = \"Python waits\"
source = \"python_hangs.py\"
ends = \"hangs\"

[greet.cpp]
caption = \"C++ does not\"
ends = \"refused\"
says = \"expected\"
";

/// A copy with programs, of which nothing is recorded yet.
fn book() -> SmallBook {
    let book = SmallBook::copy();
    fs::create_dir_all(book.root().join("languages/greet")).unwrap();
    book.write(MANIFEST, SAID)
        .write("languages/greet/python.py", "print(\"hello\")\n")
        .write("languages/greet/python_fails.py", "print(\"at\")\nprint(1 / 0)\n")
        .write(
            "languages/greet/python_hangs.py",
            "import threading\nprint(\"waits\", flush=True)\nthreading.Lock().acquire()\nwith (l := threading.Lock()): l.acquire()\n",
        )
        .write("languages/greet/cpp.cpp", "int main() { return 0 }\n")
        .append(
            CHAPTER,
            "\n{{#program greet/python}}\n\n{{#program greet/python_fails}}\n\n{{#program greet/python_hangs}}\n\n\
             {{#program greet/cpp}}\n",
        )
}

fn program(book: &SmallBook, name: &str) -> Program {
    let programs = Programs::load(book.root());
    assert_eq!(programs.problems, []);
    programs.get(name).unwrap().clone()
}

/// The names of those whose language is on this machine.
fn there(names: &[&'static str]) -> Vec<&'static str> {
    let is_there = |name: &&&str| {
        let ending = if name.ends_with("cpp") { "cpp" } else { "py" };
        languages::missing(language::of(ending).unwrap()).is_none()
    };
    names.iter().filter(is_there).copied().collect()
}

#[test]
fn a_program_in_another_language_that_does_something_else() {
    let book = book();
    let said = |book: &SmallBook, name: &str| match languages::check(&program(book, name)) {
        Ok(()) => String::new(),
        Err(fault) => fault.headline().to_owned(),
    };
    let names = there(&[
        "greet/python",
        "greet/python_fails",
        "greet/python_hangs",
        "greet/cpp",
    ]);
    for name in &names {
        assert_eq!(
            said(&book, name),
            "no run is recorded; `cargo run -- bless` records one"
        );
        languages::record(book.root(), &program(&book, name)).unwrap();
        assert_eq!(said(&book, name), "", "{name}");
    }
    assert_eq!(book::problems(book.root()).unwrap(), []);
    if !names.contains(&"greet/python") {
        return;
    }
    assert_eq!(program(&book, "greet/python").stdout, "hello\n");
    let stderr = program(&book, "greet/python_fails").stderr;
    assert!(stderr.contains("File \"main.py\", line 2"), "{stderr}");

    let book = book.write("languages/greet/python.stdout", "hallo\n");
    assert!(said(&book, "greet/python").starts_with("standard output is not what the page shows"));
    let book = book.replace(MANIFEST, "ZeroDivisionError", "no such thing");
    assert!(
        said(&book, "greet/python_fails").starts_with("\"no such thing\" is not in what it says")
    );
    let book = book.append("languages/greet/python.py", "# Again.\n");
    assert!(said(&book, "greet/python").starts_with("its recorded run is one of another version"));
    let book = book.replace(MANIFEST, "ends = \"fails\"", "ends = \"normally\"");
    assert!(said(&book, "greet/python_fails").starts_with("its recorded run ended otherwise"));
}

#[test]
fn a_program_that_no_chapter_shows() {
    unused(
        book().replace(CHAPTER, "{{#program greet/cpp}}\n", ""),
        "languages/greet/cpp.cpp: no chapter shows this program; {{#program greet/cpp}} does",
    );
}

#[test]
fn a_file_that_is_no_program() {
    build_says_only(
        book().write("languages/greet/ruby.rb", "puts 1\n"),
        "languages/greet/ruby.rb: no table of languages/languages.toml is about it",
    );
}

#[test]
fn a_table_without_a_program() {
    build_says_only(
        book().append(MANIFEST, "[greet.go]\ncaption = \"Go\"\n"),
        "languages/languages.toml: `greet.go`: there is no program languages/greet/go.*",
    );
}

#[test]
fn a_program_that_is_missing() {
    build_says_only(
        book().append(CHAPTER, "\n{{#program greet/pyhton}}\n"),
        "src/part/talk.md:45: {{#program greet/pyhton}}: no program `greet/pyhton` in languages/languages.toml; \
         did you mean `greet/python`?",
    );
}
