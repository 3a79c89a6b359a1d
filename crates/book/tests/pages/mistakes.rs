//! Mistakes, and folders that a build leaves alone.

use std::fs;

use book::Purpose;
use snapbox::{IntoData, assert_data_eq, str};

use super::support::{Book, HELLO};

#[test]
fn all_mistakes_are_told_with_chapter_and_line() {
    let long = format!("fn main() {{\n{}}}\n", "    println!();\n".repeat(50));
    let book = Book::new()
        .runs("hello", "", HELLO, "")
        .runs("long", "", &long, "")
        .refused("gone", "hello", HELLO, "error[E0382]: gone\n")
        .refused("lost", "gone", HELLO, "error[E0382]: lost\n")
        .file("src/preface.md", "{{#listing shop/hello}}\n");
    let chapter = "{{#listing shop/hello}}\n\n{{#listing shop/hello}}\n\n{{#listing shop/gone}}\n\n\
        text {{#listing shop/gone}}\n\n{{#lisitng shop/gone}}\n\n{{#listing shop/long}}\n\n{{#ref shop/helo}}\n\n\
        {{#plot shop/gone}}\n\n{{#count pages}}\n\n{{#listing shop/lost}}\n\n{{#ref shop/hello\n";
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
src/one.md:19: {{#listing shop/lost}}: its repair `shop/gone` is itself refused
src/one.md:21: {{#ref shop/hello: a directive ends with `}}`
"#]]
    );
}

#[test]
fn a_manifest_that_contradicts_the_folders_is_told() {
    let mut book = Book::new()
        .runs("hello", "saves_from = \"x\"", HELLO, "")
        .file("listings/shop/src/bin/helol.rs", HELLO);
    book.manifest += "[gone]\ncaption = \"x\"\noptimised = true\n[nowhere]\ncaption = \"y\"\n";
    book.write("listings/shop/broken/gone.rs", HELLO);
    assert_data_eq!(
        book.error("").raw(),
        str![[r#"
listings/shop/listings.toml:4: `gone`: `optimised` is for listings that run, and this one is refused
listings/shop/listings.toml:4: `gone`: a refused listing says what the compiler `saves_from`
listings/shop/listings.toml:4: `gone`: a refused listing names the listing it is `repaired_by`
listings/shop/listings.toml:1: `hello`: `saves_from` is for refused listings, and this one runs
listings/shop/listings.toml:7: `nowhere`: there is neither listings/shop/src/bin/nowhere.rs nor listings/shop/broken/nowhere.rs
listings/shop/src/bin/helol.rs: no table [helol] in listings/shop/listings.toml; did you mean `hello`?
listings/shop/broken/gone.stderr: the compiler's words are not recorded yet; `cargo run -- bless` records them
"#]]
    );
}

#[test]
fn a_page_that_is_served_marks_mistakes_in_their_places() {
    let mut book = Book::new()
        .runs("hello", "", HELLO, "hello\n")
        .runs("open", "", "// ANCHOR: a\n", "")
        .refused("gone", "hello", HELLO, "");
    fs::remove_file(book.folder.path().join("listings/shop/broken/gone.stderr")).unwrap();
    book.manifest += "[nowhere]\ncaption = \"y\"\n";
    let chapter = "Says {{#quote shop/hello good bye}} and {{#count pages}}.\n\n{{#listing shop/gone}}\n\n\
        {{#listing shop/hello}}\n\n{{#explore shop/hello}}\n\n{{#listing shop/nowhere}}\n\n\
        {{#listing shop/open}}\n\n{{#lisitng shop/hello}}\n\nThe end, \"at last\".\n";
    assert_data_eq!(
        book.served(chapter).raw(),
        str![[r##"
                        <blockquote class="blockquote-tag blockquote-tag-caution book-faults" lang="en" dir="ltr">
<p class="blockquote-tag-title">This page is not what its author wanted</p>
<p><a href="#mistake-one-1">src/one.md:1</a>: {{#quote shop/hello good bye}}: these words are in no line of its recorded output</p>
<p><a href="#mistake-one-2">src/one.md:1</a>: {{#count pages}}: nothing called `pages` is counted</p>
<p><a href="#mistake-one-3">src/one.md:7</a>: {{#explore shop/hello}}: there is no table [hello.explore] in listings/shop/listings.toml</p>
<p><a href="#mistake-one-4">listings/shop/listings.toml:11</a>: `nowhere`: there is neither listings/shop/src/bin/nowhere.rs nor listings/shop/broken/nowhere.rs</p>
<p><a href="#mistake-one-5">listings/shop/src/bin/open.rs:1</a>: the anchor `a` starts but never ends</p>
<p><a href="#mistake-one-6">src/one.md:13</a>: {{#lisitng shop/hello}}: unknown directive `lisitng`; did you mean `listing`?</p>
</blockquote>
<p>Says <mark class="mistake" id="mistake-one-1" lang="en" dir="ltr">{{#quote shop/hello good bye}}: these words are in no line of its recorded output</mark> and <mark class="mistake" id="mistake-one-2" lang="en" dir="ltr">{{#count pages}}: nothing called `pages` is counted</mark>.</p>
<figure class="listing" id="shop-gone" data-listing="shop/gone" data-kind="refused">
<figcaption><a class="listing-number" href="#shop-gone">Listing 1-1</a> <span class="listing-caption">No gone</span> <span class="badge badge-refused">refused</span> <code class="listing-path">listings/shop/broken/gone.rs</code></figcaption>
<pre><code class="language-rust edition2024 compile_fail">fn main() {
    println!("hello");
}</code></pre>
<div class="listing-output output-compiler">
<p class="listing-output-label">What the compiler says is not recorded yet</p>
<p class="listing-repair">Repaired in <a href="#shop-hello">Listing 1-2</a>.</p>
</div>
</figure>
<figure class="listing" id="shop-hello" data-listing="shop/hello" data-kind="runs">
<figcaption><a class="listing-number" href="#shop-hello">Listing 1-2</a> <span class="listing-caption">The <code>hello</code></span> <span class="badge badge-runs">runs</span> <code class="listing-path">listings/shop/src/bin/hello.rs</code></figcaption>
<pre><code class="language-rust edition2024">fn main() {
    println!("hello");
}</code></pre>
<div class="listing-output output-stdout">
<p class="listing-output-label">Output</p>
<pre tabindex="0"><code class="nohighlight">hello</code></pre>
</div>
</figure>
<blockquote class="mistake blockquote-tag blockquote-tag-caution" id="mistake-one-3" lang="en" dir="ltr">
<p class="blockquote-tag-title">Mistake</p>
<p>{{#explore shop/hello}}: there is no table [hello.explore] in listings/shop/listings.toml</p>
</blockquote>
<blockquote class="mistake blockquote-tag blockquote-tag-caution" id="mistake-one-4" lang="en" dir="ltr">
<p class="blockquote-tag-title">Mistake</p>
<p>listings/shop/listings.toml:11: `nowhere`: there is neither listings/shop/src/bin/nowhere.rs nor listings/shop/broken/nowhere.rs</p>
</blockquote>
<blockquote class="mistake blockquote-tag blockquote-tag-caution" id="mistake-one-5" lang="en" dir="ltr">
<p class="blockquote-tag-title">Mistake</p>
<p>listings/shop/src/bin/open.rs:1: the anchor `a` starts but never ends</p>
</blockquote>
<p><mark class="mistake" id="mistake-one-6" lang="en" dir="ltr">{{#lisitng shop/hello}}: unknown directive `lisitng`; did you mean `listing`?</mark></p>
<p>The end, “at last”.</p>
"##]]
    );
    let other = book.other("more/two.html");
    assert!(other.contains(">Two</a></h1>") && !other.contains("mistake"));
    assert!(book.error(chapter).contains("src/one.md:1: "));
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
