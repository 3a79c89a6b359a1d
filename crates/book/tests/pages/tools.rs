//! What tools make of listings, under figures and in a table.

use snapbox::{IntoData, assert_data_eq, str};

use super::support::{Book, HELLO};

const TRIED: &str = "[hello.miri]
found = true
ms = 1234
with = \"Miri 0.1.0 (e50aa6f 2026-05-19)\"
on = \"2026-11-30\"
of = \"0\"

[hello_loom.loom]
found = false
ms = 80000
with = \"loom 0.7.2, rustc 1.95.0\"
on = \"2026-11-30\"
of = \"0\"
";

const TEST: &str = "#[test]\nfn main() {\n    println!(\"hello\");\n}\n";

fn book() -> Book {
    let keys = "[hello.tools.miri]\nfinds = true\n[hello.tools.thread-sanitizer]\ncannot = \"`Arc` is of std\"\n\
        [hello.tools.clippy]\nfinds = false\n";
    let mut book = Book::new().runs("hello", keys, HELLO, "hello\n");
    book.manifest +=
        "[hello_loom]\ncaption = \"In *loom*\"\nof = \"hello\"\ntools.loom.finds = false\n";
    book.file("listings/shop/tests/hello_loom.rs", TEST)
        .file(
            "listings/shop/tests/hello_loom.loom.txt",
            "1 < 2\n\nthreads\n",
        )
        .file("listings/shop/tried.toml", TRIED)
}

const CHAPTER: &str = "{{#listing shop/hello}}\n\n{{#listing shop/hello_loom}}\n\n{{#tools shop}}\n\n\
    It says {{#quote shop/hello_loom 1 < 2}}.\n";

#[test]
fn a_test_has_no_run_and_each_tool_has_its_say() {
    let page = book().page(CHAPTER);
    let (_, tested) = page.split_once("</figure>").unwrap();
    let (tested, _) = tested.split_once("</figure>").unwrap();
    assert_data_eq!(
        tested.trim().to_owned(),
        str![[r##"
<figure class="listing" id="shop-hello_loom" data-listing="shop/hello_loom" data-kind="tested">
<figcaption><a class="listing-number" href="#shop-hello_loom">Listing 1-2</a> <span class="listing-caption">In <em>loom</em></span> <span class="badge badge-tested">tested</span> <code class="listing-path">listings/shop/tests/hello_loom.rs</code> <span class="listing-compiled">It can't be run here: it needs more than std. <code>cargo test -p shop --test hello_loom</code> runs it</span></figcaption>
<pre><code class="language-rust edition2024 ignore">#[test]
fn main() {
    println!("hello");
}</code></pre>
<div class="listing-output output-tool">
<p class="listing-output-label">loom misses the fault, in 1.3 min <small>(loom 0.7.2, rustc 1.95.0, on 2026-11-30)</small></p>
<pre tabindex="0"><code class="nohighlight">1 &lt; 2
threads</code></pre>
</div>
"##]]
    );
    let (_, told) = page.split_once("output-tool").unwrap();
    let (told, _) = told.split_once("</figure>").unwrap();
    assert_data_eq!(
        told.trim().to_owned(),
        str![[r#"
">
<p class="listing-output-label">What Clippy says is not recorded yet</p>
</div>
<div class="listing-output output-tool">
<p class="listing-output-label">Miri finds the fault, in 1.2 s <small>(Miri 0.1.0 (e50aa6f 2026-05-19), on 2026-11-30)</small></p>
</div>
<div class="listing-output output-tool">
<p class="listing-output-label">ThreadSanitizer can't be asked: <code>Arc</code> is of std</p>
</div>
"#]]
    );
}

#[test]
fn the_table_has_a_column_for_each_fault() {
    let page = book().page(CHAPTER);
    let (_, table) = page.split_once("<div class=\"table-scroll\"").unwrap();
    let (table, _) = table.split_once("</table>").unwrap();
    assert_data_eq!(
        table.to_owned(),
        str![[r##"
 tabindex="0" role="group" aria-label="What each tool makes of each fault">
<table class="tools">
<thead>
<tr><th scope="col">Tool</th><th scope="col"><a href="#shop-hello">Listing 1-1</a> The <code>hello</code></th></tr>
</thead>
<tbody>
<tr><th scope="row">loom</th><td class="missed"><strong>missed</strong><br>1.3 min<br><a href="#shop-hello_loom">1 line rewritten</a></td></tr>
<tr><th scope="row">Clippy</th><td>not recorded yet</td></tr>
<tr><th scope="row">Miri</th><td class="found"><strong>found</strong><br>1.2 s</td></tr>
<tr><th scope="row">ThreadSanitizer</th><td class="cannot"><strong>can’t</strong> <code>Arc</code> is of std</td></tr>
</tbody>

"##]]
    );
}

#[test]
fn a_rewritten_listing_that_no_chapter_shows_is_told() {
    let chapter = "{{#listing shop/hello}}\n\n{{#tools shop}}\n";
    assert_data_eq!(
        book().error(chapter).raw(),
        str![[r#"
src/one.md:3: {{#tools shop}}: no chapter shows `shop/hello_loom`, so it has no number
"#]]
    );
}

#[test]
fn claims_that_do_not_fit_are_told() {
    let mut book = Book::new().runs("hello", "[hello.tools.loom]\nfinds = true\n", HELLO, "");
    book.manifest += "[quiet]\ncaption = \"x\"\n[lost]\ncaption = \"y\"\nof = \"helo\"\noutput = \"varies\"\n\
        tools.stress.finds = true\ntools.miri = {}\n";
    let book = book
        .file("listings/shop/tests/quiet.rs", TEST)
        .file("listings/shop/tests/lost.rs", TEST)
        .file("listings/shop/tests/lost.loom.txt", "x");
    let chapter = "{{#listing shop/hello}}\n\n{{#listing shop/quiet}}\n\n{{#listing shop/lost}}\n\n{{#tools shop}}\n\n\
        {{#tools shpo}}\n";
    assert_data_eq!(
        book.error(chapter).raw(),
        str![[r#"
listings/shop/listings.toml:1: `hello`: `tools.loom`: is used by tests; it belongs to a listing in `tests`
listings/shop/listings.toml:8: `lost`: `output` is for listings that run, and this one is a test
listings/shop/listings.toml:8: `lost`: `tools.miri`: says either whether it `finds` the fault, or why it `cannot`
listings/shop/listings.toml:6: `quiet`: a listing in `tests` says what its `tools` make of it
src/one.md:7: {{#tools shop}}: `shop/lost` is rewritten of another: no listing `shop/helo`; did you mean `shop/hello`?
src/one.md:9: {{#tools shpo}}: no listing of `shpo` has a table [NAME.tools.TOOL]
"#]]
    );
    let problems = book::problems(book.folder.path()).unwrap();
    let stray = "listings/shop/tests/lost.loom.txt: is recorded of a listing that does not exist";
    assert!(
        problems.iter().any(|problem| problem.to_string() == stray),
        "{problems:?}"
    );
}
