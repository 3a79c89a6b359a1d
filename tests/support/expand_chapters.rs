//! The build script of the `chapters` test: hands every expanded chapter to skeptic, which makes a test of each block.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let listings = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let root = listings.parent().expect("the book is around its listings");
    // Relative to the package: cargo remembers these lines, and the checkout may be copied elsewhere.
    for watched in ["../book.toml", "../src", "."] {
        println!("cargo:rerun-if-changed={watched}");
    }
    // For the tests of the test, which call skeptic as its own tests do.
    println!(
        "cargo:rustc-env=LISTINGS_TARGET={}",
        env::var("TARGET").expect("cargo sets it")
    );
    let tests = match book::expanded(root) {
        Ok(chapters) => tests(&out, &chapters),
        // Not a panic: it would keep cargo from running any other test.
        Err(error) => format!(
            "#[remembered::test(always)]\nfn the_book_can_be_built() {{\n    panic!(\"{{}}\", {:?});\n}}\n",
            format!("\n{error}\n")
        ),
    };
    write_if_new(&out.join("chapters.rs"), &tests);
}

/// The source of a test for each Rust block of `chapters`.
fn tests(out: &Path, chapters: &[(PathBuf, String)]) -> String {
    let folder = out.join("chapters");
    fs::create_dir_all(&folder).expect("cargo made the folder around it");
    let mut documents = Vec::new();
    for (path, markdown) in chapters {
        // skeptic names tests after files, so they must differ without their folders and start with a letter.
        let document = folder.join(format!(
            "in_{}",
            path.to_string_lossy().replace(['/', '\\'], "_")
        ));
        write_if_new(&document, &for_skeptic(markdown));
        documents.push(document);
    }
    skeptic::generate_doc_tests(&documents);
    let generated =
        fs::read_to_string(out.join("skeptic-tests.rs")).expect("skeptic has just written it");
    // Our runner adds what skeptic lacks, see tests/chapters.rs.
    generated
        .replace("skeptic::rt::", "crate::")
        .replace("#[test]", "#[remembered::test(always)]")
        .replace("extern crate skeptic;", "")
}

/// `markdown` with the fences that skeptic understands, and a heading above each listing, after which it names the test.
fn for_skeptic(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        if let Some((_, rest)) = line.split_once(" data-listing=\"")
            && let Some((name, _)) = rest.split_once('"')
        {
            out += &format!("\n## {name}\n\n");
        }
        match line.trim_start_matches('`').strip_prefix("rust") {
            Some(info) if line.starts_with("```") => {
                let ticks = &line[..line.len() - info.len() - "rust".len()];
                out += &format!("{ticks}{}", fence(info));
            }
            _ => out += line,
        }
        out += "\n";
    }
    out
}

/// The info string for skeptic: it takes only these words, and does not know that a block may have to be refused, which
/// trybuild sees to. What is to be optimised it can't run, since it compiles all alike; the test of outputs does.
fn fence(info: &str) -> String {
    let words: Vec<&str> = info.split(',').map(str::trim).collect();
    if words.contains(&"compile_fail") {
        return "text".to_owned();
    }
    let known = words.into_iter().filter_map(|word| match word {
        "optimised" => Some("no_run"),
        "should_panic" | "no_run" | "ignore" => Some(word),
        _ => None,
    });
    std::iter::once("rust")
        .chain(known)
        .collect::<Vec<_>>()
        .join(",")
}

/// Keeps the time of a file that would not change, so that cargo does not compile it again.
fn write_if_new(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("cargo made the folder around it");
    }
}
