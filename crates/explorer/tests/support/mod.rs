//! Compiles a program as an explored one, by rustc itself, and explores it.

use explorer::{Graph, instrument};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where this test lies: in `deps` of the folder that cargo builds in.
fn here() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.parent().unwrap().to_owned()
}

/// The library that this test is linked to lies beside it.
pub fn library() -> PathBuf {
    let is_library = |path: &PathBuf| {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        name.starts_with("libexplorer-") && name.ends_with(".rlib")
    };
    let entries = fs::read_dir(here())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(is_library)
        .max_by_key(|path| path.metadata().unwrap().modified().unwrap())
        .unwrap()
}

/// Where a program called `name` is kept while it is tried.
pub fn folder(name: &str) -> PathBuf {
    let here = here();
    let target = here.ancestors().nth(2).unwrap();
    let folder = target.join("tmp/explored").join(name);
    fs::create_dir_all(folder.join("src")).unwrap();
    folder
}

/// Compiles the instrumented `source`. `Err` with a sentence, or with what rustc says.
pub fn compile(name: &str, source: &str, edition: &str) -> Result<PathBuf, String> {
    let folder = folder(name);
    let program = instrument(source)?;
    fs::write(folder.join("src/main.rs"), program).unwrap();
    let library = library();
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .current_dir(&folder)
        .args([
            "src/main.rs",
            "--edition",
            edition,
            "-o",
            "program",
            "--cap-lints",
            "allow",
            "--color",
            "never",
        ])
        .args(explorer::compile::flags())
        .env(
            explorer::compile::ENVIRONMENT.0,
            explorer::compile::ENVIRONMENT.1,
        )
        .arg("--extern")
        .arg(format!("explorer={}", library.display()))
        .arg("-L")
        .arg(format!(
            "dependency={}",
            library.parent().unwrap().display()
        ))
        .output()
        .unwrap();
    if output.status.success() {
        Ok(folder.join("program"))
    } else {
        Err(String::from_utf8(output.stderr).unwrap())
    }
}

pub fn run(program: &Path, options: &[&str]) -> Output {
    Command::new(program).args(options).output().unwrap()
}

/// The graph that an explored program prints.
pub fn explore(program: &Path, options: &[&str]) -> Result<Graph, String> {
    let output = run(program, options);
    let text = String::from_utf8(output.stdout).unwrap();
    if text.is_empty() {
        return Err(format!(
            "{}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    Graph::from_json(&text)
}
