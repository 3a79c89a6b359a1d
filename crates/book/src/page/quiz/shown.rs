//! A choice in HTML.

use crate::html::{escape, inline};
use crate::quizzes::choice::{Line, Refusal, Shown};
use crate::quizzes::manifest::Fault;
use crate::quizzes::wanted::NORMALLY;

pub fn html(shown: &Shown) -> String {
    match shown {
        Shown::Compiles => "It compiles.".to_owned(),
        Shown::Refused(refusal) => refused(refusal),
        Shown::Output { text, end } => output(text, end),
        Shown::Fault(fault) => phrase(*fault).to_owned(),
        Shown::Change { text, lines } => change(text.as_deref(), lines),
        Shown::Text(text) => inline(text),
    }
}

fn refused(
    Refusal {
        code,
        message,
        line,
        quoted,
    }: &Refusal,
) -> String {
    let code = code
        .as_ref()
        .map(|code| format!(" ({code})"))
        .unwrap_or_default();
    format!(
        "No: “{}”{code}, in line {line}: <code>{}</code>",
        quoting(message),
        escape(quoted)
    )
}

/// The compiler's words, in which it quotes code between backticks.
pub fn quoting(message: &str) -> String {
    let parts = message.split('`').enumerate();
    parts
        .map(|(index, part)| match index % 2 {
            1 => format!("<code>{}</code>", escape(part)),
            _ => escape(part),
        })
        .collect()
}

/// In a line, if it is one.
fn output(text: &str, end: &str) -> String {
    let then = match end {
        NORMALLY => "",
        "deadlock" => ", and then it waits for ever",
        "panic" => ", and it panics",
        "abort" => ", and it is aborted",
        _ => ", and it ends with an error",
    };
    match text.trim_end() {
        "" => format!("Nothing{then}"),
        line if !line.contains('\n') => format!("<code>{}</code>{then}", escape(line)),
        lines => {
            let then = then.trim_start_matches(", ");
            let then = if then.is_empty() {
                String::new()
            } else {
                format!("… {then}")
            };
            format!(
                "\n\n<pre><code class=\"nohighlight\">{}</code></pre>\n\n{then}",
                escape(lines)
            )
        }
    }
}

fn phrase(fault: Fault) -> &'static str {
    match fault {
        Fault::Deadlock => "A deadlock",
        Fault::Race => "A data race",
        Fault::Panic => "A panic of <code>main</code>",
        Fault::Stuck => "Threads that wait for ever while others go on",
        Fault::Abort => "An abort",
        Fault::None => "None of these",
    }
}

fn change(text: Option<&str>, lines: &[Line]) -> String {
    let mut out = text.map(inline).unwrap_or_default();
    out += "\n\n<pre class=\"difference\"><code class=\"nohighlight\">";
    for line in lines {
        let (tag, sign, heard) = match line.is_added {
            true => ("ins", '+', "added: "),
            false => ("del", '−', "removed: "),
        };
        let (number, text) = (line.number, escape(&line.text));
        out += &format!(
            "<{tag}><span class=\"sign\" aria-hidden=\"true\">{number:>2} {sign} </span><span class=\"heard\">{heard}</span>{text}</{tag}>"
        );
    }
    out + "</code></pre>\n\n"
}
