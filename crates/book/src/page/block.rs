//! The blocks of a figure, in Markdown: code between fences, and what was printed or said.

/// `text` in a fence longer than any in it, with an `info` such as `rust,ignore`.
pub fn code(info: &str, text: &str) -> String {
    let fence = "`".repeat(3.max(1 + longest_run_of_backticks(text)));
    format!("{fence}{info}\n{text}\n{fence}\n\n")
}

fn longest_run_of_backticks(text: &str) -> usize {
    let runs = text.split(|c| c != '`');
    runs.map(str::len).max().unwrap_or_default()
}

/// Preformatted `html` under a label, or the label alone, and what stands below. The blank lines end one HTML block of Markdown
/// and start the next: inside `pre` an empty line is text, elsewhere it would end the block.
pub fn labelled(class: &str, label: &str, html: &str, below: &str) -> String {
    let words = match html {
        "" => String::new(),
        html => {
            format!("\n<pre tabindex=\"0\"><code class=\"nohighlight\">{html}</code></pre>\n\n")
        }
    };
    format!(
        "<div class=\"listing-output {class}\">\n<p class=\"listing-output-label\">{label}</p>\n{words}{below}</div>\n"
    )
}

/// mdBook expands its own directives after ours, in programs and outputs as well; a backslash keeps it from doing so.
pub fn without_directives(text: &str) -> String {
    let escape = |line: &str| match line.find("}}") {
        Some(_) => line.replace("{{#", "\\{{#"),
        None => line.to_owned(),
    };
    text.lines().map(escape).collect::<Vec<_>>().join("\n") + "\n"
}
