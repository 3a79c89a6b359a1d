//! What every address answers while there is no book, because its first build failed.
//!
//! The script that every page gets shows the newest error in the panel below, and the book as soon as there is one.

use crate::html::escape;
use crate::serve::live;

const STYLE: &str = "\
:root { color-scheme: light dark; }
body { max-width: 60rem; margin: 3rem auto; padding: 0 1rem; font: 1.1rem/1.5 system-ui, sans-serif;
    background: light-dark(#fff, #17181c); color: light-dark(#1c1c1c, #e8e8e8); }
pre { padding: 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere;
    border-inline-start: 0.25rem solid light-dark(#b3261e, #ff8a80);
    background: light-dark(#fdf1f0, #2a1c1c); }
";

/// The page for the error of a failed build, in any of its lines HTML or not.
pub fn render(error: &str) -> String {
    let error = escape(error);
    // No build has the number 0, so the page reloads at the first good one.
    format!(
        r#"<!DOCTYPE html>
<html lang="en" data-build="0">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The book cannot be built</title>
<style>
{STYLE}</style>
{}
</head>
<body>
<main>
<h1>The book cannot be built</h1>
<div id="build-error" role="alert"><pre>{error}</pre></div>
<p>This page turns into the book once the error is repaired.</p>
</main>
</body>
</html>
"#,
        live::TAG
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_shown_as_text() {
        let page = render("a <script>alert(1)</script> & more");
        assert!(page.contains("a &lt;script&gt;alert(1)&lt;/script&gt; &amp; more"));
    }
}
