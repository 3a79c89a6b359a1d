//! What directives become on a page: Markdown in, HTML out, on small books of one chapter.

use std::fs;
use std::path::Path;

use book::Purpose;
use explorer::graph::{Node, Outcome};
use explorer::{Count, Graph, Model};
use snapbox::{IntoData, assert_data_eq, str};
use tempfile::TempDir;

/// A book of one numbered chapter, with a crate `shop` of listings.
struct Book {
    folder: TempDir,
    manifest: String,
}

impl Book {
    fn new() -> Book {
        let folder = tempfile::tempdir().unwrap();
        let book = Book {
            folder,
            manifest: String::new(),
        };
        book.write(
            "book.toml",
            "[book]\ntitle = \"A book\"\n[output.html]\nhash-files = false\n[output.html.search]\nenable = false\n\
             [preprocessor.listings]\ncommand = \"book preprocess\"\nbefore = [\"links\"]\n",
        );
        book.write(
            "src/SUMMARY.md",
            "[Preface](preface.md)\n- [One](one.md)\n- [Two](more/two.md)\n",
        );
        book.write("src/preface.md", "# Preface\n");
        book.write("src/more/two.md", "# Two\n");
        book
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Adds a listing that runs; `keys` are further lines of its table.
    fn runs(mut self, name: &str, keys: &str, program: &str, stdout: &str) -> Book {
        self.manifest += &format!("[{name}]\ncaption = \"The `{name}`\"\n{keys}\n");
        self.write(&format!("listings/shop/src/bin/{name}.rs"), program);
        self.write(&format!("listings/shop/src/bin/{name}.stdout"), stdout);
        self
    }

    fn refused(mut self, name: &str, repaired_by: &str, program: &str, words: &str) -> Book {
        self.manifest += &format!(
            "[{name}]\ncaption = \"No {name}\"\nsaves_from = \"a *loss*\"\nrepaired_by = \"{repaired_by}\"\n"
        );
        self.write(&format!("listings/shop/broken/{name}.rs"), program);
        self.write(&format!("listings/shop/broken/{name}.stderr"), words);
        self
    }

    fn file(self, file: &str, text: &str) -> Book {
        self.write(file, text);
        self
    }

    fn build(&self, chapter: &str) -> Result<String, String> {
        self.write("src/one.md", chapter);
        if !self.manifest.is_empty() {
            self.write("listings/shop/listings.toml", &self.manifest);
        }
        let site = self.folder.path().join("site");
        book::build(self.folder.path(), &site, Purpose::Publish)
            .map_err(|error| error.to_string())?;
        Ok(main_of(&site.join("one.html")))
    }

    /// The content of the page made of `chapter`.
    #[track_caller]
    fn page(&self, chapter: &str) -> String {
        self.build(chapter).unwrap()
    }

    /// What the build says of `chapter`.
    #[track_caller]
    fn error(&self, chapter: &str) -> String {
        self.build(chapter).unwrap_err()
    }

    /// The content of another page after the last build.
    fn other(&self, page: &str) -> String {
        main_of(&self.folder.path().join("site").join(page))
    }
}

fn main_of(page: &Path) -> String {
    let html = fs::read_to_string(page).unwrap();
    let (_, main) = html.split_once("<main>").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    main.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

const HELLO: &str = "fn main() {\n    println!(\"hello\");\n}\n";

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
fn a_quote_is_not_markdown() {
    let book = Book::new().runs("hello", "", HELLO, "*hello*   `<you>` _and_ you\n");
    let page = book
        .page("It says {{#quote shop/hello *hello* `<you>`\n_and_}}.\n\n{{#listing shop/hello}}\n");
    assert_data_eq!(
        page.lines().next().unwrap().to_owned(),
        str![[
            r#"                        <p>It says <q class="quote"><code>*hello* `&lt;you&gt;` _and_</code></q>.</p>"#
        ]]
    );
}

#[test]
fn counts_are_of_what_chapters_show() {
    let book = Book::new()
        .refused("gone", "hello", HELLO, "error[E0382]: gone\n")
        .runs("hello", "", HELLO, "")
        .runs("unseen", "", HELLO, "")
        .file(
            "src/more/two.md",
            "# Two\n\n{{#listing shop/gone}}\n\n{{#listing shop/hello}}\n",
        );
    let counts = "{{#count listings}} {{#count running}} {{#count refused}} {{#count codes}}";
    assert_data_eq!(
        book.page(counts),
        str!["                        <p>2 1 1 1</p>"]
    );
}

#[test]
fn the_table_of_errors_has_a_row_for_each_refused_listing() {
    let book = Book::new()
        .refused("gone", "hello", HELLO, "error[E0382]: a `b<c>` is gone\n")
        .runs("hello", "", HELLO, "")
        .file(
            "src/more/two.md",
            "# Two\n\n{{#listing shop/gone}}\n\n{{#listing shop/hello}}\n",
        );
    assert_data_eq!(
        book.page("{{#errors}}\n"),
        str![[r#"
                        <div class="table-scroll" tabindex="0" role="group" aria-label="Every compiler error in this book">
<table class="errors">
<thead>
<tr><th scope="col">Code</th><th scope="col">The compiler says</th><th scope="col">It saved you from</th><th scope="col">Where</th></tr>
</thead>
<tbody>
<tr><th scope="row"><a href="https://doc.rust-lang.org/error_codes/E0382.html">E0382</a></th><td><code>a `b&lt;c&gt;` is gone</code></td><td>a <em>loss</em></td><td><a href="more/two.html#shop-gone">Listing 2-1</a></td></tr>
</tbody>
</table>
</div>
"#]]
    );
}

#[test]
fn a_diagram_stands_in_the_page_itself() {
    let svg = "<svg viewBox=\"0 0 1 1\">\n\n<title>t</title>\n\n<desc>d</desc></svg>\n";
    let book = Book::new().file("src/diagrams/way.svg", svg);
    assert_data_eq!(
        book.page("{{#diagram way: The *way*.}}\n"),
        str![[r#"
                        <figure class="diagram" id="diagram-way">
<div class="diagram-scroll" tabindex="0" role="group" aria-labelledby="diagram-way-caption">
<svg viewbox="0 0 1 1">
<title>t</title>
<desc>d</desc></svg>
</div>
<figcaption id="diagram-way-caption">The <em>way</em>.</figcaption>
</figure>
"#]]
    );
}

#[test]
fn a_diagram_needs_a_text_alternative() {
    let book = Book::new().file(
        "src/diagrams/way.svg",
        "<svg viewBox=\"0 0 1 1\"><title>t</title></svg>\n",
    );
    assert_data_eq!(
        book.error("{{#diagram way: The way.}}\n"),
        str![
            "src/one.md:1: {{#diagram way: The way.}}: src/diagrams/way.svg has no <desc>: a picture needs a text alternative"
        ]
    );
}

#[test]
fn a_plot_draws_the_recorded_numbers() {
    let book = Book::new().runs(
        "cost",
        "output = \"varies\"",
        HELLO,
        "measured:\na call: 2 ns\na thread: 8.5 ns\n",
    );
    let page = book.page("{{#listing shop/cost}}\n\n{{#plot shop/cost}}\n");
    assert_data_eq!(
        page.split_once("</figure>").unwrap().1.to_owned(),
        str![[r#"

<figure class="diagram plot" id="plot-shop-cost">
<div class="diagram-scroll" tabindex="0" role="group" aria-labelledby="plot-shop-cost-caption">
<svg viewbox="0 0 480 88" role="img" aria-label="a call: 2 ns; a thread: 8.5 ns">
<text class="pl-label" x="0" y="16">a call</text>
<text class="pl-value" x="480" y="16" text-anchor="end">2 ns</text>
<rect class="pl-bar" x="0" y="22" width="112.9" height="14" rx="2" />
<text class="pl-label" x="0" y="60">a thread</text>
<text class="pl-value" x="480" y="60" text-anchor="end">8.5 ns</text>
<rect class="pl-bar" x="0" y="66" width="480.0" height="14" rx="2" />
</svg>
</div>
<figcaption id="plot-shop-cost-caption">The <code>cost</code>. The bars are drawn from the recorded run of <span class="listing-ref">Listing 1-1</span>.</figcaption>
</figure>
"#]]
    );
}

#[test]
fn bars_of_different_units_are_no_plot() {
    let book = Book::new().runs("cost", "", HELLO, "a call: 2 ns\na thread: 8.5 us\n");
    assert_data_eq!(
        book.error("{{#listing shop/cost}}\n\n{{#plot shop/cost}}\n"),
        str![
            "src/one.md:3: {{#plot shop/cost}}: its recorded output has units that differ: ns and us"
        ]
    );
}

#[test]
fn a_table_is_made_of_the_recorded_cells() {
    let book = Book::new().runs("cells", "", HELLO, "type | Send\nRc<T> | no\nu8 | yes\n");
    let page = book.page("{{#listing shop/cells}}\n\n{{#table shop/cells}}\n");
    assert_data_eq!(
        page.split_once("</figure>").unwrap().1.to_owned(),
        str![[r#"

<div class="table-scroll" tabindex="0" role="group" aria-label="What Listing 1-1 prints, as a table">
<table class="matrix">
<thead>
<tr><th scope="col">type</th><th scope="col">Send</th></tr>
</thead>
<tbody>
<tr><th scope="row"><code>Rc&lt;T&gt;</code></th><td class="no">no</td></tr>
<tr><th scope="row"><code>u8</code></th><td class="yes">yes</td></tr>
</tbody>
</table>
</div>
"#]]
    );
}

#[test]
fn what_is_escaped_or_code_stays() {
    let page = Book::new()
        .page("\\{{#listing a/b}} `{{#listing a/b}}`\n\n```text\n{{#listing a/b}}\n```\n");
    assert_data_eq!(
        page,
        str![[r#"
                        <p>{{#listing a/b}} <code>{{#listing a/b}}</code></p>
<pre><code class="language-text">{{#listing a/b}}
</code></pre>
"#]]
    );
}

#[test]
fn all_mistakes_are_told_with_chapter_and_line() {
    let long = format!("fn main() {{\n{}}}\n", "    println!();\n".repeat(50));
    let book = Book::new()
        .runs("hello", "", HELLO, "")
        .runs("long", "", &long, "")
        .refused("gone", "hello", HELLO, "error[E0382]: gone\n")
        .file("src/preface.md", "{{#listing shop/hello}}\n");
    let chapter = "{{#listing shop/hello}}\n\n{{#listing shop/hello}}\n\n{{#listing shop/gone}}\n\n\
        text {{#listing shop/gone}}\n\n{{#lisitng shop/gone}}\n\n{{#listing shop/long}}\n\n{{#ref shop/helo}}\n\n\
        {{#plot shop/gone}}\n\n{{#count pages}}\n\n{{#ref shop/hello\n";
    assert_data_eq!(
        book.error(chapter),
        str![[r#"
src/preface.md:1: {{#listing shop/hello}}: listings stand in numbered chapters; link to it with {{#ref …}}
src/one.md:3: {{#listing shop/hello}}: stands already in line 1; link to it with {{#ref shop/hello}}
src/one.md:5: {{#listing shop/gone}}: its repair `shop/hello` does not follow it in this chapter
src/one.md:7: {{#listing shop/gone}}: stands in a line of its own, at its beginning
src/one.md:9: {{#lisitng shop/gone}}: unknown directive `lisitng`; did you mean `listing`?
src/one.md:11: {{#listing shop/long}}: shows 52 lines; 40 are the most
src/one.md:13: {{#ref shop/helo}}: no listing `shop/helo`; did you mean `shop/hello`?
src/one.md:15: {{#plot shop/gone}}: a refused listing prints nothing to plot
src/one.md:17: {{#count pages}}: nothing called `pages` is counted
src/one.md:19: {{#ref shop/hello: a directive ends with `}}`
"#]]
    );
}

#[test]
fn a_manifest_that_contradicts_the_folders_is_told() {
    let mut book = Book::new()
        .runs("hello", "saves_from = \"x\"", HELLO, "")
        .file("listings/shop/src/bin/helol.rs", HELLO);
    book.manifest += "[gone]\ncaption = \"x\"\n[nowhere]\ncaption = \"y\"\n";
    book.write("listings/shop/broken/gone.rs", HELLO);
    assert_data_eq!(
        book.error("").raw(),
        str![[r#"
listings/shop/listings.toml:4: `gone`: a refused listing says what the compiler `saves_from`
listings/shop/listings.toml:4: `gone`: a refused listing names the listing it is `repaired_by`
listings/shop/listings.toml:1: `hello`: `saves_from` is for refused listings, and this one runs
listings/shop/listings.toml:6: `nowhere`: there is neither listings/shop/src/bin/nowhere.rs nor listings/shop/broken/nowhere.rs
listings/shop/src/bin/helol.rs: no table [helol] in listings/shop/listings.toml; did you mean `hello`?
listings/shop/broken/gone.stderr: the compiler's words are not recorded yet; `cargo run -- bless` records them
"#]]
    );
}

#[test]
fn a_folder_with_other_things_is_not_replaced() {
    let book = Book::new()
        .file("src/one.md", "# One\n")
        .file("site/letters.txt", "dear");
    let error = book.build("# One\n").unwrap_err();
    assert!(error.contains("site: cannot become the folder of the pages"));
    assert_eq!(
        fs::read_to_string(book.folder.path().join("site/letters.txt")).unwrap(),
        "dear"
    );
}

#[test]
fn the_sources_are_not_replaced() {
    let book = Book::new().file("src/one.md", "# One\n");
    let root = book.folder.path();
    for dest in [
        root.to_path_buf(),
        root.join("src"),
        root.join("src/book"),
        root.parent().unwrap().to_path_buf(),
    ] {
        let error = book::build(root, &dest, Purpose::Publish).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("cannot become the folder of the pages"),
            "{error}"
        );
    }
    assert!(root.join("src/SUMMARY.md").is_file());
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

/// A table of claims for the listing `race`, with more lines in it.
fn race_claims(more: &str) -> String {
    format!("[race.explore]\noutcomes = 2\ndeadlock = \"never\"\npanic = \"never\"\n{more}")
}

/// A graph of `HELLO` with these outcomes: output and end.
fn race_graph(outcomes: &[(&str, &str)]) -> Graph {
    let outcome = |(output, end): &(&str, &str)| Outcome {
        output: (*output).to_owned(),
        end: (*end).to_owned(),
        schedules: Count::from(617),
    };
    Graph {
        source: playground::explore::hash(HELLO),
        model: Model::Sc,
        eager: Vec::new(),
        capped: None,
        schedules: Count::from(617 * outcomes.len() as u128),
        runs: 1,
        threads: Vec::new(),
        objects: Vec::new(),
        outcomes: outcomes.iter().map(outcome).collect(),
        table: Vec::new(),
        steps: Vec::new(),
        nodes: vec![Node::default()],
    }
}

/// A book with the explored listing `race`, of which `graph` is recorded.
fn race(keys: &str, claims: &str, graph: &Graph) -> Book {
    Book::new()
        .runs("race", &format!("{keys}\n{claims}"), HELLO, "1\n")
        .file("src/graphs/shop-race.json", &graph.to_json())
}

const RACE: &str = "{{#listing shop/race}}\n\n{{#explore shop/race}}\n";

/// What the page says below the figure of `race`.
#[track_caller]
fn explorer(book: &Book) -> String {
    let page = book.page(RACE);
    let (_, explorer) = page.split_once("</figure>\n").unwrap();
    explorer.to_owned()
}

#[test]
fn an_explorer_says_what_was_found() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    assert_data_eq!(
        explorer(&race("", &race_claims(""), &graph)),
        str![[r#"
<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-model="sc">
<p class="explorer-claims">1,234 schedules, 2 outcomes. None ends in a deadlock or a panic.</p>
</div>
"#]]
    );
}

#[test]
fn the_graph_lies_beside_the_pages_as_it_is() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let book = race("", &race_claims(""), &graph);
    book.page(RACE);
    let copy = fs::read_to_string(book.folder.path().join("site/graphs/shop-race.json"));
    assert_eq!(copy.unwrap(), graph.to_json());
}

#[test]
fn an_explorer_may_ask_something_of_the_reader() {
    let graph = race_graph(&[("a & <b>\n\nc\n", "ok"), ("2\n", "ok")]);
    let more = "challenge = \"Make it \\\"c\\\".\"\ngoal = \"output:a & <b>\\n\\nc\"";
    assert_data_eq!(
        explorer(&race("", &race_claims(more), &graph))
            .lines()
            .take(3)
            .collect::<Vec<_>>()
            .join("\n"),
        str![[r#"
<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-challenge="Make it &quot;c&quot;." data-goal="output:a &amp; &lt;b&gt;
c" data-model="sc">
<p class="explorer-claims">1,234 schedules, 2 outcomes. None ends in a deadlock or a panic.</p>
"#]]
    );
    let more = "challenge = \"Which?\"\ngoal = \"outputs\"\ndecoys = [\"3\", \"'4'\\n\"]";
    assert_data_eq!(
        explorer(&race("", &race_claims(more), &graph))
            .lines()
            .next()
            .unwrap()
            .to_owned(),
        str![[
            r#"<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-challenge="Which?" data-goal="outputs" data-decoys="[&quot;3&quot;,&quot;&#39;4&#39;&#92;n&quot;]" data-model="sc">"#
        ]]
    );
}

#[test]
fn an_explorer_says_how_it_was_explored() {
    let mut graph = race_graph(&[("1\n", "deadlock"), ("2\n", "ok")]);
    graph.model = Model::Weak;
    graph.eager = vec!["spawn".to_owned(), "unlock".to_owned()];
    let claims = race_claims("model = \"weak\"\neager = [\"unlock\", \"spawn\"]\nspurious = true")
        .replacen("never", "reachable", 1);
    assert_data_eq!(
        explorer(&race("ends = \"may-hang\"", &claims, &graph)),
        str![[r#"
<div class="explorer" data-explore="shop/race" data-graph="graphs/shop-race.json" data-model="weak" data-eager="spawn unlock" data-spurious="">
<p class="explorer-claims">1,234 schedules, 2 outcomes. A deadlock can be reached. None ends in a panic. A load may return an older value, where Rust’s memory model allows it. Without a choice of its own: starting a thread, giving a lock back. A wait may end for no reason.</p>
</div>
"#]]
    );
}

#[test]
fn schedules_that_all_end_in_one_way() {
    let graph = race_graph(&[("1\n", "deadlock"), ("", "deadlock")]);
    let claims = race_claims("").replacen("never", "reachable", 1);
    let page = explorer(&race("ends = \"hangs\"", &claims, &graph));
    assert!(
        page.contains("2 outcomes. All end in a deadlock.</p>"),
        "{page}"
    );
}

#[test]
fn an_explorer_without_a_graph_to_rely_on() {
    let good = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let error = |change: &dyn Fn(&mut Graph)| {
        let mut graph = good.clone();
        change(&mut graph);
        race("", &race_claims(""), &graph).error(RACE)
    };
    let missing = Book::new().runs("race", &race_claims(""), HELLO, "1\n");
    let damaged = race("", &race_claims(""), &good).file("src/graphs/shop-race.json", "{");
    let said = [
        missing.error(RACE),
        damaged.error(RACE),
        error(&|graph| graph.source = playground::explore::hash("fn main() {}")),
        error(&|graph| graph.model = Model::Weak),
        error(&|graph| graph.eager = vec!["spawn".to_owned()]),
        error(&|graph| graph.capped = Some("20s were not enough".to_owned())),
        error(&|graph| graph.nodes = vec![Node::default(); 2_001]),
        error(&|graph| graph.outcomes[0].output = "1\n".repeat(80_000)),
    ];
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
src/one.md:3: {{#explore shop/race}}: its graph is not recorded yet; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph cannot be read: this is not a graph: at byte 1 there should be a quotation mark; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph is that of another version of the program; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph was explored with other options than its table has now; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph was explored with other options than its table has now; run `cargo run -- bless`
src/one.md:3: {{#explore shop/race}}: its graph is not of every schedule: 20s were not enough
src/one.md:3: {{#explore shop/race}}: its graph has 2001 states and 27 KB; 2000 states and 150 KB are the most: make the program smaller, or operations eager
src/one.md:3: {{#explore shop/race}}: its graph has 1 states and 241 KB; 2000 states and 150 KB are the most: make the program smaller, or operations eager
"#]]
    );
}

#[test]
fn claims_that_the_graph_does_not_show() {
    let graph = race_graph(&[("1\n", "deadlock"), ("2\n", "panic"), ("3\n", "ok")]);
    let untrue = race("", &race_claims(""), &graph);
    let fine = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let claims = race_claims("").replace("never", "reachable");
    let too_much = race("ends = \"may-hang\"", &claims, &fine);
    let more = "challenge = \"Make it 3.\"\ngoal = \"output:3\"";
    let no_goal = race("", &race_claims(more), &fine);
    let more = "challenge = \"Which?\"\ngoal = \"outputs\"\ndecoys = [\"2\"]";
    let no_decoy = race("", &race_claims(more), &fine);
    let said = [&untrue, &too_much, &no_goal, &no_decoy].map(|book| book.error(RACE));
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
src/one.md:3: {{#explore shop/race}}: its table claims 2 outcomes, and its graph has 3; its table claims that a deadlock is never reached, and a schedule of its graph ends in one; its table claims that a panic is never reached, and a schedule of its graph ends in one
src/one.md:3: {{#explore shop/race}}: its table claims that a deadlock is reachable, and no schedule of its graph ends in one; its table claims that a panic is reachable, and no schedule of its graph ends in one
src/one.md:3: {{#explore shop/race}}: no schedule of its graph has the output of its goal, `3`
src/one.md:3: {{#explore shop/race}}: a schedule of its graph has the output of its decoy, `2`
"#]]
    );
}

#[test]
fn explorers_that_are_out_of_place() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let book = race("", &race_claims(""), &graph)
        .runs("hello", "", HELLO, "")
        .refused("gone", "hello", HELLO, "error[E0382]: gone\n")
        .file("src/more/two.md", &format!("# Two\n\n{RACE}"));
    let chapter = "{{#explore shop/race}}\n\n{{#listing shop/race}}\n\ntext {{#explore shop/race}}\n\n\
        {{#explore shop/rice}}\n\n{{#explore shop/hello}}\n\n{{#explore shop/gone}}\n";
    assert_data_eq!(
        book.error(chapter),
        str![[r#"
src/one.md:1: {{#explore shop/race}}: {{#listing shop/race}} does not stand above it in this chapter
src/one.md:5: {{#explore shop/race}}: stands in a line of its own, at its beginning
src/one.md:7: {{#explore shop/rice}}: no listing `shop/rice`; did you mean `shop/race`?
src/one.md:9: {{#explore shop/hello}}: there is no table [hello.explore] in listings/shop/listings.toml
src/one.md:11: {{#explore shop/gone}}: a refused listing has no schedules
src/more/two.md:5: {{#explore shop/race}}: is explored already, in src/one.md:1
"#]]
    );
}

#[test]
fn a_table_of_claims_that_contradicts_itself() {
    let graph = race_graph(&[("1\n", "ok"), ("2\n", "ok")]);
    let says = |keys: &str, claims: String| race(keys, &claims, &graph).error(RACE);
    let reachable = || race_claims("").replacen("never", "reachable", 1);
    let mut refused = Book::new().runs("race", "", HELLO, "1\n").refused(
        "gone",
        "race",
        HELLO,
        "error[E0382]: gone\n",
    );
    refused.manifest += &race_claims("").replace("race", "gone");
    let said = [
        says("", reachable()),
        says("ends = \"hangs\"", race_claims("")),
        says("ends = \"panics\"", race_claims("")),
        says("", race_claims("goal = \"outputs\"\n")),
        says(
            "",
            race_claims("challenge = \"Hang.\"\ngoal = \"deadlock\"\ndecoys = [\"3\"]\n"),
        ),
        says(
            "",
            race_claims("challenge = \"Win.\"\ngoal = \"victory\"\n"),
        ),
        says("", race_claims("chalenge = \"Hang.\"\n")),
        says("", race_claims("model = \"tso\"\n")),
        refused.error(""),
    ];
    assert_data_eq!(
        said.join("\n"),
        str![[r#"
listings/shop/listings.toml:1: `race`: a listing of which a deadlock is reachable `ends` by "hangs" or "may-hang", and no other does
src/one.md:3: {{#explore shop/race}}: its table claims that a deadlock is reachable, and no schedule of its graph ends in one
listings/shop/listings.toml:1: `race`: a listing of which a deadlock is reachable `ends` by "hangs" or "may-hang", and no other does
listings/shop/listings.toml:1: `race`: it `ends` by "panics", so a panic is reachable
listings/shop/listings.toml:1: `race`: a `challenge` has a `goal`, and a goal has a challenge
listings/shop/listings.toml:1: `race`: `decoys` are for the goal `outputs`
listings/shop/listings.toml:1: `race`: its goal is a deadlock, which it says is never reached
listings/shop/listings.toml:9: unknown goal `victory`, expected one of `deadlock`, `panic`, `output:` with the output, `outputs`
listings/shop/listings.toml:8: unknown field `chalenge`, expected one of `outcomes`, `deadlock`, `panic`, `model`, `eager`, `spurious`, `challenge`, `goal`, `decoys`
listings/shop/listings.toml:8: unknown variant `tso`, expected `sc` or `weak`
listings/shop/listings.toml:4: `gone`: `explore` is for listings that run, and this one is refused
"#]]
    );
}
