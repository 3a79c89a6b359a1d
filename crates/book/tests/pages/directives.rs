//! The other directives: quotes, counts, pictures, plots and tables.

use snapbox::{assert_data_eq, str};

use super::support::{Book, HELLO};

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
fn what_is_proved_is_counted() {
    let varies = "output = \"varies\"\n";
    let measures = "output = \"varies\"\noptimised = true\n[draws.tools.clippy]\nfinds = false";
    let explored =
        "[steps.explore]\noutcomes = 1\ndeadlock = \"never\"\npanic = \"never\"\nrace = \"never\"";
    let mut book = Book::new()
        .runs("draws", measures, HELLO, "hello\n")
        .runs("guesses", varies, HELLO, "hello\n")
        .runs("steps", explored, HELLO, "hello\n")
        .runs(
            "unseen",
            &measures.replace("draws", "unseen"),
            HELLO,
            "hello\n",
        );
    book.manifest += "[probe]\ncaption = \"A probe\"\ntools.loom.finds = true\n";
    let book = book
        .file("listings/shop/tests/probe.rs", HELLO)
        .file(
            "languages/languages.toml",
            "[lost.python]\ncaption = \"Nothing\"\n",
        )
        .file("languages/lost/python.py", "pass\n")
        .file("src/more/two.toml", "deadlock = \"Waiting.\"\n")
        .file(
            "src/more/two.md",
            "# Two\n\n{{#glossary}}\n\nA {{#term deadlock}}.\n",
        );
    let chapter = "{{#listing shop/draws}}\n\n{{#listing shop/guesses}}\n\n{{#listing shop/steps}}\n\n{{#listing shop/probe}}\n\n\
        {{#quote shop/draws hello}} {{#quote shop/steps hello}}\n\n{{#program lost/python}}\n\n\
        varying {{#count varying}}, measured {{#count measured}}, explored {{#count explored}}, tested {{#count tested}}, \
        tried {{#count tried}}, programs {{#count programs}}, quotes {{#count quotes}}, terms {{#count terms}}\n";
    let page = book.page(chapter);
    let said = "<p>varying 2, measured 1, explored 1, tested 1, tried 2, programs 1, quotes 2, terms 1</p>";
    assert!(page.contains(said), "{page}");
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
<tr><th scope="col">Code</th><th scope="col">The compiler says</th><th scope="col">The rule guards against</th><th scope="col">Where</th></tr>
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
        "measured:\na call: 2.0 ns\na thread: 8.5 ns\n",
    );
    let page = book.page("{{#listing shop/cost}}\n\n{{#plot shop/cost}}\n");
    assert_data_eq!(
        page.split_once("</figure>").unwrap().1.to_owned(),
        str![[r#"

<figure class="diagram plot" id="plot-shop-cost">
<div class="diagram-scroll" tabindex="0" role="group" aria-labelledby="plot-shop-cost-caption">
<svg viewbox="0 0 480 88" role="img" aria-label="a call: 2.0 ns; a thread: 8.5 ns">
<text class="pl-label" x="0" y="16">a call</text>
<text class="pl-value" x="480" y="16" text-anchor="end">2.0 ns</text>
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
    let (figure, table) = page.split_once("</figure>").unwrap();
    assert!(figure.contains("What it prints is the table below."));
    assert!(!figure.contains("u8"), "{figure}");
    assert_data_eq!(
        table.to_owned(),
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
fn what_there_is_to_do_is_data_for_a_script_and_nothing_that_shows() {
    let folder = "listings/shop/exercises/greet";
    let manifest = "title = \"Say </script> `hi`\"\ntask = \"Do.\"\nhints = [\"Think.\"]\n\
        [[checks]]\nname = \"Hi\"\nprints = \"hi\"\nfails = \"No.\"\n\
        [wrong.a]\nfails = [\"Hi\"]\ntold = \"No.\"\n[wrong.b]\nfails = [\"Hi\"]\ntold = \"No.\"\n";
    let book = Book::new()
        .file(&format!("{folder}/exercise.toml"), manifest)
        .file(&format!("{folder}/starter.rs"), "fn main() {}\n")
        .file(&format!("{folder}/solution.rs"), HELLO)
        .file(&format!("{folder}/wrong-a.rs"), "fn main() {}\n")
        .file(&format!("{folder}/wrong-b.rs"), "fn main() { }\n")
        .file(
            "src/more/two.md",
            "# Two\n\n{{#progress}}\n\n{{#exercise shop/greet}}\n",
        );
    book.page("# One\n");
    let page = book.other("more/two.html");
    let (before, data) = page.split_once("class=\"progress-data\">").unwrap();
    assert!(
        before.contains("<div class=\"progress-page\" hidden"),
        "{before}"
    );
    let (data, _) = data.split_once("</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    // The preface has no number, and nothing to do.
    let chapters = data["chapters"].as_array().unwrap();
    let of = |key: &str| -> Vec<&str> {
        let values = chapters.iter().map(|chapter| &chapter[key]);
        values.map(|value| value.as_str().unwrap()).collect()
    };
    assert_eq!(of("name"), ["one", "more/two"]);
    assert_eq!(of("number"), ["1", "2"]);
    assert_eq!(of("address"), ["../one.html", ""]);
    let exercise = &chapters[1]["exercises"][0];
    assert_eq!(exercise["label"], "Exercise 2-1. Say </script> `hi`");
    assert_eq!(exercise["id"], "exercise-shop-greet");
    let content = exercise["content"].as_str().unwrap();
    assert!(
        page.contains(&format!("data-content=\"{content}\"")),
        "{page}"
    );
}
