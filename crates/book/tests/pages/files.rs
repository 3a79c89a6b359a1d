//! Listings of several files, and what has changed since the step before.

use snapbox::{IntoData, assert_data_eq, str};

use super::support::{Book, HELLO};

const MAIN: &str = "mod queue;\n\nfn main() {\n    println!(\"{}\", queue::LENGTH);\n}\n";
const QUEUE: &str =
    "pub const LENGTH: usize = 3;\n\n#[test]\nfn holds_some() {\n    assert!(LENGTH > 0);\n}\n";

/// A listing of two files, after one of a single file.
fn book() -> Book {
    let mut book = Book::new().runs("one", "", HELLO, "hello\n");
    book.manifest += "[two]\ncaption = \"Two files\"\n";
    book.file("listings/shop/src/bin/two/main.rs", MAIN)
        .file("listings/shop/src/bin/two/main.stdout", "3\n")
        .file("listings/shop/src/bin/two/queue.rs", QUEUE)
}

#[test]
fn a_file_is_shown_and_the_whole_program_is_there_once() {
    let page = book()
        .page("{{#listing shop/two}}\n\n{{#listing shop/two:queue.rs}}\n\n{{#listing shop/one}}\n");
    let (both, _) = page
        .split_once("<figure class=\"listing\" id=\"shop-one\"")
        .unwrap();
    assert_data_eq!(
        both.trim_end().to_owned(),
        str![[r##"
                        <figure class="listing" id="shop-two" data-listing="shop/two" data-kind="runs">
<figcaption><a class="listing-number" href="#shop-two">Listing 1-1</a> <span class="listing-caption">Two files</span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/two/main.rs</code> <span class="listing-compiled">A program of 2 files, with Run below the last that is shown</span></figcaption>
<pre><code class="language-rust edition2024 ignore">mod queue;
fn main() {
    println!("{}", queue::LENGTH);
}</code></pre>
</figure>
<figure class="listing" id="shop-two-queue-rs" data-listing="shop/two" data-kind="runs">
<figcaption><a class="listing-number" href="#shop-two-queue-rs">Listing 1-1</a> <span class="listing-caption">Two files</span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/two/queue.rs</code> <span class="listing-compiled">A program of 2 files, which Run joins into one</span></figcaption>
<pre class="playground"><code class="language-rust edition2024"><span class="boring">#[cfg(any())] // its file is joined to this one, below
</span><span class="boring">mod queue;
</span><span class="boring">
</span><span class="boring">fn main() {
</span><span class="boring">    println!("{}", queue::LENGTH);
</span><span class="boring">}
</span><span class="boring">
</span><span class="boring">mod queue {
</span>pub const LENGTH: usize = 3;
#[test]
fn holds_some() {
    assert!(LENGTH &gt; 0);
}
<span class="boring">} // queue.rs</span></code></pre>
<div class="listing-output output-stdout">
<p class="listing-output-label">Output</p>
<pre tabindex="0"><code class="nohighlight">3</code></pre>
</div>
<p class="listing-tests">Its test passes.</p>
</figure>
"##]]
    );
}

#[test]
fn a_step_is_shown_by_what_has_changed_in_it() {
    let page = book()
        .page("{{#listing shop/one}}\n\n{{#listing shop/two since one}}\n\n{{#ref shop/two}}\n");
    let (_, two) = page.split_once("</figure>").unwrap();
    assert_data_eq!(
        two.trim().to_owned(),
        str![[r##"
<figure class="listing" id="shop-two-since-one" data-listing="shop/two" data-kind="runs">
<figcaption><a class="listing-number" href="#shop-two-since-one">Listing 1-2</a> <span class="listing-caption">Two files</span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/two</code> <span class="listing-compiled">What has changed since <a href="#shop-one">Listing 1-1</a></span> <span class="listing-compiled">A program of 2 files, which Run joins into one</span></figcaption>
<p class="difference-file"><code>main.rs</code></p>
<pre class="difference" tabindex="0"><code class="nohighlight"><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>mod queue;
</ins><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>
</ins><span class="sign">  </span>fn main() {
<del><span class="sign" aria-hidden="true">- </span><span class="heard">removed: </span>    println!("hello");
</del><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>    println!("{}", queue::LENGTH);
</ins><span class="sign">  </span>}
</code></pre>
<p class="difference-file"><code>queue.rs</code>, a new file</p>
<pre class="difference" tabindex="0"><code class="nohighlight"><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>pub const LENGTH: usize = 3;
</ins><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>
</ins><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>#[test]
</ins><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>fn holds_some() {
</ins><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>    assert!(LENGTH &gt; 0);
</ins><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>}
</ins></code></pre>
<details class="listing-program">
<summary>The whole program</summary>
<pre class="playground"><code class="language-rust edition2024">#[cfg(any())] // its file is joined to this one, below
mod queue;
fn main() {
    println!("{}", queue::LENGTH);
}
mod queue {
pub const LENGTH: usize = 3;
#[test]
fn holds_some() {
    assert!(LENGTH &gt; 0);
}
} // queue.rs</code></pre>
</details>
<div class="listing-output output-stdout">
<p class="listing-output-label">Output</p>
<pre tabindex="0"><code class="nohighlight">3</code></pre>
</div>
<p class="listing-tests">Its test passes.</p>
</figure>
<p><span class="listing-ref"><a href="#shop-two-since-one">Listing 1-2</a></span></p>
"##]]
    );
}

#[test]
fn one_file_or_anchor_is_compared() {
    let marked = |text: &str| {
        format!(
            "fn before() {{}}\n// ANCHOR: talk\nfn talk() {{\n    {text}\n}}\n// ANCHOR_END: talk\nfn main() {{}}\n"
        )
    };
    let book = book()
        .runs("low", "", &marked("low()"), "")
        .runs("high", "", &marked("high()"), "");
    let page = book.page(
        "{{#listing shop/one}}\n\n{{#listing shop/two:queue.rs since one}}\n\n{{#listing shop/low:talk}}\n\n\
         {{#listing shop/high:talk since low}}\n",
    );
    assert!(
        page.contains("id=\"shop-two-queue-rs-since-one\""),
        "{page}"
    );
    assert!(
        page.contains("<p class=\"difference-file\"><code>queue.rs</code>, a new file</p>"),
        "{page}"
    );
    let (_, high) = page.split_once("id=\"shop-high-talk-since-low\"").unwrap();
    let (_, difference) = high.split_once("<pre class=\"difference\"").unwrap();
    let (difference, _) = difference.split_once("</pre>").unwrap();
    assert_data_eq!(
        difference.to_owned(),
        str![[r#"
 tabindex="0"><code class="nohighlight"><span class="sign">  </span>fn talk() {
<del><span class="sign" aria-hidden="true">- </span><span class="heard">removed: </span>    low()
</del><ins><span class="sign" aria-hidden="true">+ </span><span class="heard">added: </span>    high()
</ins><span class="sign">  </span>}
</code>
"#]]
    );
}

#[test]
fn what_can_not_be_compared_is_told_with_its_line() {
    let book = book().runs("same", "", HELLO, "hello\n");
    let chapter = "{{#listing shop/one}}\n\n{{#listing shop/same since one}}\n\n{{#listing shop/two:quue.rs since one}}\n\n\
        {{#listing shop/two since on}}\n\n{{#listing shop/two:part since one}}\n\n{{#listing shop/one:queue.rs}}\n\n\
        {{#listing shop/two since other}}\n";
    let book = book.runs("other", "", HELLO, "hello\n");
    assert_data_eq!(
        book.error(chapter).raw(),
        str![[r#"
src/one.md:3: {{#listing shop/same since one}}: nothing has changed since `shop/one`
src/one.md:5: {{#listing shop/two:quue.rs since one}}: no file `quue.rs` in listings/shop/src/bin/two; did you mean `queue.rs`?
src/one.md:7: {{#listing shop/two since on}}: no listing `shop/on`; did you mean `shop/one`?
src/one.md:9: {{#listing shop/two:part since one}}: no anchor `part` in listings/shop/src/bin/two/main.rs
src/one.md:11: {{#listing shop/one:queue.rs}}: listings/shop/src/bin/one.rs is all of this listing
src/one.md:13: {{#listing shop/two since other}}: no chapter shows `shop/other`, so it has no number
"#]]
    );
}

#[test]
fn the_words_of_the_compiler_name_the_file() {
    let mut book = Book::new().runs("good", "", HELLO, "");
    book.manifest += "[bad]\ncaption = \"Bad\"\nsaves_from = \"harm\"\nrepaired_by = \"good\"\n";
    let book = book
        .file("listings/shop/broken/bad/main.rs", "mod queue;\nfn main() {}\n")
        .file("listings/shop/broken/bad/queue.rs", "// ANCHOR: all\nlet word = 1;\n// ANCHOR_END: all\n")
        .file(
            "listings/shop/broken/bad/main.stderr",
            "error: expected item, found keyword `let`\n --> shop/broken/bad/queue.rs:2:1\n  |\n2 | let word = 1;\n  | ^^^ expected item\n",
        );
    let page = book.page("{{#listing shop/bad:queue.rs:all}}\n\n{{#listing shop/good}}\n");
    let (_, words) = page.split_once("The compiler says</p>").unwrap();
    let (words, _) = words.split_once("</pre>").unwrap();
    assert_data_eq!(
        words.to_owned(),
        str![[r#"

<pre tabindex="0"><code class="nohighlight"><span class="dx-error">error</span>: expected item, found keyword `let`
<span class="dx-gutter"> --&gt;</span> src/queue.rs:1:1
<span class="dx-gutter">  |</span>
<span class="dx-gutter">1 |</span> let word = 1;
<span class="dx-gutter">  |</span> <span class="dx-mark">^^^</span> expected item</code>
"#]]
    );
    assert!(
        page.contains("<code class=\"listing-path\">listings/shop/broken/bad/queue.rs</code>"),
        "{page}"
    );
}
