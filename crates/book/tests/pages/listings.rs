//! The figures of listings, and what refers to them.

use snapbox::{assert_data_eq, str};

use super::support::{Book, HELLO};

#[test]
fn a_listing_is_a_figure_with_its_output() {
    let book = Book::new().runs("hello", "", HELLO, "hello & <goodbye>\n\nhello\n");
    assert_data_eq!(
        book.page("{{#listing shop/hello}}\n"),
        str![[r##"
                        <figure class="listing" id="shop-hello" data-listing="shop/hello" data-kind="runs">
<figcaption><a class="listing-number" href="#shop-hello">Listing 1-1</a> <span class="listing-caption">The <code>hello</code></span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/hello.rs</code></figcaption>
<pre class="playground"><code class="language-rust edition2024">fn main() {
    println!("hello");
}</code></pre>
<div class="listing-output output-stdout">
<p class="listing-output-label">Output</p>
<pre tabindex="0"><code class="nohighlight">hello &amp; &lt;goodbye&gt;
hello</code></pre>
</div>
</figure>
"##]]
    );
}

#[test]
fn a_part_hides_the_rest_of_the_program() {
    let program = "fn main() {\n    // ANCHOR: greet\n    println!(\"hello\");\n    // ANCHOR_END: greet\n}\n";
    let book = Book::new().runs("hello", "", program, "hello\n");
    assert_data_eq!(
        book.page("{{#listing shop/hello:greet}}\n"),
        str![[r##"
                        <figure class="listing" id="shop-hello-greet" data-listing="shop/hello" data-kind="runs">
<figcaption><a class="listing-number" href="#shop-hello-greet">Listing 1-1</a> <span class="listing-caption">The <code>hello</code></span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/hello.rs</code></figcaption>
<pre class="playground"><code class="language-rust edition2024"><span class="boring">fn main() {
</span>    println!("hello");
<span class="boring">}</span></code></pre>
<div class="listing-output output-stdout">
<p class="listing-output-label">Output</p>
<pre tabindex="0"><code class="nohighlight">hello</code></pre>
</div>
</figure>
"##]]
    );
}

#[test]
fn what_came_of_a_split_listing_stands_once_in_a_chapter_under_its_last_part() {
    let program = "// ANCHOR: one\nfn one() {}\n// ANCHOR_END: one\n\
        // ANCHOR: main\nfn main() {}\n// ANCHOR_END: main\n";
    let words = "error: no\n --> shop/broken/gone.rs:1:1\n";
    let book = Book::new()
        .runs("hello", "", program, "hello\n")
        .refused("gone", "hello", program, words)
        .file(
            "src/more/two.md",
            "# Two\n\n{{#listing shop/hello:one}}\n\n{{#listing shop/hello}}\n",
        );
    let what_stands = |page: &str| {
        let told = page.lines().filter_map(|line| {
            let (_, id) = line.split_once("id=\"shop-").unwrap_or_default();
            let id = id.split('"').next().filter(|id| !id.is_empty());
            let label = line
                .strip_prefix("<p class=\"listing-output-label\">")
                .and_then(|rest| rest.strip_suffix("</p>"));
            let repair = line.contains("Repaired in").then_some("repair");
            id.or(label).or(repair)
        });
        told.map(str::to_owned).collect::<Vec<_>>().join(", ")
    };

    let one = book.page(
        "{{#listing shop/gone:one}}\n\n{{#listing shop/hello:main}}\n\n{{#listing shop/gone:main}}\n\n\
         {{#listing shop/hello:one}}\n",
    );
    assert_data_eq!(
        what_stands(&one),
        str!["gone-one, hello-main, gone-main, The compiler says, repair, hello-one, Output"]
    );
    assert_data_eq!(
        what_stands(&book.other("more/two.html")),
        str!["hello-one, hello, Output"]
    );
}

#[test]
fn a_refused_listing_has_the_words_of_the_compiler_and_its_repair() {
    let words = "error[E0382]: use of moved value: `a<b>`\n --> shop/broken/gone.rs:1:1\n  |\n1 | fn main() {\n  | ^^\n";
    let book = Book::new()
        .refused("gone", "hello", HELLO, words)
        .runs("hello", "", HELLO, "");
    assert_data_eq!(
        book.page("{{#listing shop/gone}}\n\n{{#listing shop/hello}}\n"),
        str![[r##"
                        <figure class="listing" id="shop-gone" data-listing="shop/gone" data-kind="refused">
<figcaption><a class="listing-number" href="#shop-gone">Listing 1-1</a> <span class="listing-caption">No gone</span> <span class="badge badge-refused">refused <a href="https://doc.rust-lang.org/error_codes/E0382.html">E0382</a></span> <code class="listing-path">listings/shop/broken/gone.rs</code></figcaption>
<pre class="playground"><code class="language-rust edition2024 compile_fail">fn main() {
    println!("hello");
}</code></pre>
<div class="listing-output output-compiler">
<p class="listing-output-label">The compiler says</p>
<pre tabindex="0"><code class="nohighlight"><span class="dx-error">error[E0382]</span>: use of moved value: `a&lt;b&gt;`
<span class="dx-gutter"> --&gt;</span> src/main.rs:1:1
<span class="dx-gutter">  |</span>
<span class="dx-gutter">1 |</span> fn main() {
<span class="dx-gutter">  |</span> <span class="dx-mark">^^</span></code></pre>
<p class="listing-repair">Repaired in <a href="#shop-hello">Listing 1-2</a>.</p>
</div>
</figure>
<figure class="listing" id="shop-hello" data-listing="shop/hello" data-kind="runs">
<figcaption><a class="listing-number" href="#shop-hello">Listing 1-2</a> <span class="listing-caption">The <code>hello</code></span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/hello.rs</code></figcaption>
<pre class="playground"><code class="language-rust edition2024">fn main() {
    println!("hello");
}</code></pre>
</figure>
"##]]
    );
}

#[test]
fn a_listing_that_panics_shows_both_streams() {
    let book = Book::new()
        .runs(
            "late",
            "ends = \"panics\"",
            "fn main() {\n    panic!()\n}\n",
            "one\n",
        )
        .file(
            "listings/shop/src/bin/late.stderr",
            "thread 'main' panicked\n",
        );
    assert_data_eq!(
        book.page("{{#listing shop/late}}\n"),
        str![[r##"
                        <figure class="listing" id="shop-late" data-listing="shop/late" data-kind="panics">
<figcaption><a class="listing-number" href="#shop-late">Listing 1-1</a> <span class="listing-caption">The <code>late</code></span> <span class="badge badge-panics">panics</span> <code class="listing-path">listings/shop/src/bin/late.rs</code></figcaption>
<pre class="playground"><code class="language-rust edition2024 should_panic">fn main() {
    panic!()
}</code></pre>
<div class="listing-output output-stdout">
<p class="listing-output-label">Output</p>
<pre tabindex="0"><code class="nohighlight">one</code></pre>
</div>
<div class="listing-output output-stderr">
<p class="listing-output-label">Standard error</p>
<pre tabindex="0"><code class="nohighlight">thread 'main' panicked</code></pre>
</div>
</figure>
"##]]
    );
}

#[test]
fn badges_and_labels_say_what_to_expect() {
    let book = Book::new()
        .runs("a", "output = \"varies\"", HELLO, "1\n")
        .runs("b", "output = \"any-order\"", HELLO, "1\n")
        .runs("c", "ends = \"hangs\"", HELLO, "1\n")
        .runs("d", "ends = \"may-hang\"", HELLO, "1\n");
    let page = book.page(
        "{{#listing shop/a}}\n\n{{#listing shop/b}}\n\n{{#listing shop/c}}\n\n{{#listing shop/d}}\n",
    );
    let told = |line: &&str| line.contains("listing-output-label") || line.contains("<figcaption>");
    assert_data_eq!(
        page.lines().filter(told).collect::<Vec<_>>().join("\n"),
        str![[r##"
<figcaption><a class="listing-number" href="#shop-a">Listing 1-1</a> <span class="listing-caption">The <code>a</code></span> <span class="badge badge-varies">varies</span> <code class="listing-path">listings/shop/src/bin/a.rs</code></figcaption>
<p class="listing-output-label">One real run; yours may differ</p>
<figcaption><a class="listing-number" href="#shop-b">Listing 1-2</a> <span class="listing-caption">The <code>b</code></span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/b.rs</code></figcaption>
<p class="listing-output-label">Output; yours may have these lines in another order</p>
<figcaption><a class="listing-number" href="#shop-c">Listing 1-3</a> <span class="listing-caption">The <code>c</code></span> <span class="badge badge-hangs">hangs</span> <code class="listing-path">listings/shop/src/bin/c.rs</code></figcaption>
<p class="listing-output-label">Output, before it waits for ever</p>
<figcaption><a class="listing-number" href="#shop-d">Listing 1-4</a> <span class="listing-caption">The <code>d</code></span> <span class="badge badge-may-hang">may hang</span> <code class="listing-path">listings/shop/src/bin/d.rs</code></figcaption>
<p class="listing-output-label">Output of a run that ended; yours may hang</p>
"##]]
    );
}

#[test]
fn an_optimised_listing_says_so_in_words_and_to_run() {
    let book = Book::new()
        .runs("fast", "optimised = true", HELLO, "1 ns\n")
        .runs("plain", "optimised = false", HELLO, "2 ns\n");
    let page = book.page("{{#listing shop/fast}}\n\n{{#listing shop/plain}}\n");
    let told = |line: &&str| line.contains("<figcaption>") || line.contains("language-rust");
    assert_data_eq!(
        page.lines().filter(told).collect::<Vec<_>>().join("\n"),
        str![[r##"
<figcaption><a class="listing-number" href="#shop-fast">Listing 1-1</a> <span class="listing-caption">The <code>fast</code></span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/fast.rs</code> <span class="listing-compiled">Compiled with optimisation</span></figcaption>
<pre class="playground"><code class="language-rust edition2024 optimised">fn main() {
<figcaption><a class="listing-number" href="#shop-plain">Listing 1-2</a> <span class="listing-caption">The <code>plain</code></span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/plain.rs</code></figcaption>
<pre class="playground"><code class="language-rust edition2024">fn main() {
"##]]
    );
}

#[test]
fn references_lead_to_the_figure_from_any_page() {
    let book = Book::new()
        .runs("hello", "", HELLO, "")
        .runs("bye", "", HELLO, "")
        .file("src/preface.md", "{{#ref shop/bye}}")
        .file(
            "src/more/two.md",
            "# Two\n\n{{#listing shop/bye}}\n\n{{#ref shop/hello}} and {{#ref\nshop/bye}}\n",
        );
    assert_data_eq!(
        book.page("{{#listing shop/hello}}\n\n{{#ref shop/bye}}\n")
            .lines()
            .last()
            .unwrap()
            .to_owned(),
        str![[
            r#"<p><span class="listing-ref"><a href="more/two.html#shop-bye">Listing 2-1</a></span></p>"#
        ]]
    );
    assert_data_eq!(
        book.other("more/two.html")
            .lines()
            .last()
            .unwrap()
            .to_owned(),
        str![[
            r##"<p><span class="listing-ref"><a href="../one.html#shop-hello">Listing 1-1</a></span> and <span class="listing-ref"><a href="#shop-bye">Listing 2-1</a></span></p>"##
        ]]
    );
    assert_data_eq!(
        book.other("preface.html"),
        str![[
            r#"                        <p><span class="listing-ref"><a href="more/two.html#shop-bye">Listing 2-1</a></span></p>"#
        ]]
    );
}

#[test]
fn what_means_something_to_mdbook_stays_text_in_a_listing() {
    let program = "fn main() {\n    println!(\"{{#include secret.md}} ````\");\n}\n";
    let book = Book::new()
        .runs("odd", "", program, "{{#include secret.md}} ````\n")
        .file("listings/shop/src/bin/secret.md", "x");
    let page = book.page("{{#listing shop/odd}}\n");
    assert!(
        page.contains("println!(\"{{#include secret.md}} ````\");"),
        "{page}"
    );
    assert!(
        page.contains("<code class=\"nohighlight\">{{#include secret.md}} ````</code>"),
        "{page}"
    );
}

#[test]
fn a_line_that_a_page_would_hide_is_refused() {
    let program = "fn main() {\n    print!(\"\n# Title\n\");\n}\n";
    let book = Book::new().runs("odd", "", program, "");
    assert_data_eq!(
        book.error("{{#listing shop/odd}}\n"),
        str![
            "src/one.md:1: {{#listing shop/odd}}: line 3 of its program begins with `#`, so a page would hide it; indent it otherwise"
        ]
    );
}
