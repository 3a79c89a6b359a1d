//! Programs in other languages.

use snapbox::{IntoData, assert_data_eq, str};

use super::support::Book;

const SAID: &str = "[lost.go]
caption = \"A count, *lost*\"
varies = true

[lost.go_race]
caption = \"The same\"
source = \"go.go\"
options = [\"-race\"]
ends = \"fails\"

[lost.python]
caption = \"Nothing\"
";

const RECORDED: &str = "[lost.go]
ended = \"normally\"
with = \"go1.19 <linux>\"
on = \"2026-11-30\"
of = \"0\"

[lost.python]
ended = \"normally\"
with = \"Python 3\"
on = \"2026-11-30\"
of = \"0\"
";

fn book() -> Book {
    Book::new()
        .file("languages/languages.toml", SAID)
        .file("languages/recorded.toml", RECORDED)
        .file(
            "languages/lost/go.go",
            "package main // {{#x}}\n\nfunc main() {}\n",
        )
        .file("languages/lost/go.stdout", "1 < 2\n")
        .file("languages/lost/python.py", "pass\n")
}

#[test]
fn a_program_stands_with_its_output_and_by_what_it_was_run() {
    let page = book()
        .page("{{#program lost/go}}\n\n{{#program lost/go_race}}\n\n{{#program lost/python}}\n");
    assert_data_eq!(
        page,
        str![[r##"
                        <figure class="listing program" id="program-lost-go" data-kind="varies">
<figcaption><a class="listing-number" href="#program-lost-go">Go</a> <span class="listing-caption">A count, <em>lost</em></span> <span class="badge badge-varies">varies</span> <code class="listing-path">languages/lost/go.go</code></figcaption>
<pre><code class="language-go"><span class="hljs-keyword">package</span> main <span class="hljs-comment">// {{#x}}</span>
<span class="hljs-keyword">func</span> <span class="hljs-title">main</span>() {}
</code></pre>
<div class="listing-output output-stdout">
<p class="listing-output-label">One real run; yours may differ <small>(go1.19 &lt;linux&gt;, on 2026-11-30)</small></p>
<pre tabindex="0"><code class="nohighlight">1 &lt; 2</code></pre>
</div>
</figure>
<figure class="listing program" id="program-lost-go_race" data-kind="panics">
<figcaption><a class="listing-number" href="#program-lost-go_race">Go</a> <span class="listing-caption">The same</span> <span class="badge badge-panics">fails</span> <code class="listing-path">languages/lost/go.go</code> <span class="listing-compiled">With <code>-race</code></span></figcaption>
<details class="listing-program">
<summary>The same program</summary>
<pre><code class="language-go"><span class="hljs-keyword">package</span> main <span class="hljs-comment">// {{#x}}</span>
<span class="hljs-keyword">func</span> <span class="hljs-title">main</span>() {}
</code></pre>
</details>
<div class="listing-output output-stdout">
<p class="listing-output-label">No run is recorded yet</p>
</div>
</figure>
<figure class="listing program" id="program-lost-python" data-kind="runs">
<figcaption><a class="listing-number" href="#program-lost-python">Python</a> <span class="listing-caption">Nothing</span> <span class="badge badge-runs">runs</span> <code class="listing-path">languages/lost/python.py</code></figcaption>
<pre><code class="language-python"><span class="hljs-keyword">pass</span>
</code></pre>
<div class="listing-output output-stdout">
<p class="listing-output-label">Output: nothing <small>(Python 3, on 2026-11-30)</small></p>
</div>
</figure>
"##]]
    );
}

#[test]
fn what_is_wrong_with_programs_is_told() {
    let long = "pass\n".repeat(61);
    let book = book()
        .file("languages/lost/python.py", &long)
        .file("languages/lost/go.js", "")
        .file(
            "languages/recorded.toml",
            &format!(
                "{RECORDED}\n[gone.go]\nended = \"normally\"\nwith = \"\"\non = \"\"\nof = \"\"\n"
            ),
        );
    assert_data_eq!(
        book.error("{{#program lost/go_race}}\n\n{{#program lost/go_race}}\n\n{{#program lost/python}}\n\n{{#program lost/go}}\n")
            .raw(),
        str![[r#"
languages/languages.toml: `lost.go`: there are two programs: languages/lost/go.go and languages/lost/go.js
languages/recorded.toml: `gone.go` is recorded of a program that does not exist
languages/lost/go.js: no table of languages/languages.toml is about it
languages/lost/go.stdout: no table of languages/languages.toml is about it
src/one.md:3: {{#program lost/go_race}}: stands already in line 1
src/one.md:5: {{#program lost/python}}: shows 61 lines; 60 are the most
src/one.md:7: {{#program lost/go}}: no program `lost/go` in languages/languages.toml
"#]]
    );
}
