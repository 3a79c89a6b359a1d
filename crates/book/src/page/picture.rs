//! Pictures and tables made from files and recorded outputs: diagrams, bar charts, tables.

use crate::html::{escape, inline};

/// The Markdown of a diagram: the SVG itself, so that it takes its colours from the page.
///
/// # Errors
/// One sentence when the SVG has no title or description: a picture needs a text that stands for it.
pub fn diagram(name: &str, svg: &str, caption: &str) -> Result<String, String> {
    for part in ["<title", "<desc"] {
        if !svg.contains(part) {
            return Err(format!(
                "src/diagrams/{name}.svg has no {part}>: a picture needs a text alternative"
            ));
        }
    }
    let lines: Vec<&str> = svg.lines().filter(|line| !line.trim().is_empty()).collect();
    Ok(figure(
        "diagram",
        &format!("diagram-{name}"),
        &lines.join("\n"),
        &inline(caption),
    ))
}

/// Content that may be wider than the page scrolls in a region of its own, which a keyboard must be able to reach.
fn figure(class: &str, id: &str, svg: &str, caption: &str) -> String {
    format!(
        "<figure class=\"{class}\" id=\"{id}\">\n\
         <div class=\"diagram-scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"{id}-caption\">\n\
         {svg}\n</div>\n\
         <figcaption id=\"{id}-caption\">{caption}</figcaption>\n</figure>\n"
    )
}

/// A bar of a chart: `label: 12.5 unit`.
struct Bar<'a> {
    label: &'a str,
    value: f64,
    /// The value with as many digits as are recorded, and its unit.
    measured: &'a str,
    unit: &'a str,
}

fn bar(line: &str) -> Option<Bar<'_>> {
    let (label, measured) = line.rsplit_once(": ")?;
    let measured = measured.trim();
    let (value, unit) = measured.split_once(' ')?;
    Some(Bar {
        label: label.trim(),
        value: value.replace('_', "").parse().ok()?,
        measured,
        unit,
    })
}

/// The Markdown of a bar chart of those lines of `stdout` that read `label: 12.5 unit`; the bars start at zero.
///
/// # Errors
/// One sentence when no line reads so, or when the units differ: their bars could not be compared.
pub fn plot(id: &str, number: &str, caption: &str, stdout: &str) -> Result<String, String> {
    const WIDTH: f64 = 480.0;
    const ROW: usize = 44;
    let bars: Vec<Bar<'_>> = stdout.lines().filter_map(bar).collect();
    let largest = bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
    if largest <= 0.0 {
        return Err(
            "its recorded output has no line such as `label: 12.5 unit` to plot".to_owned(),
        );
    }
    if let Some(other) = bars.iter().find(|bar| bar.unit != bars[0].unit) {
        return Err(format!(
            "its recorded output has units that differ: {} and {}",
            bars[0].unit, other.unit
        ));
    }
    let mut rows = String::new();
    for (index, bar) in bars.iter().enumerate() {
        let top = index * ROW;
        let length = (bar.value / largest * WIDTH).max(1.0);
        rows += &format!(
            "<text class=\"pl-label\" x=\"0\" y=\"{}\">{}</text>\n\
             <text class=\"pl-value\" x=\"{WIDTH}\" y=\"{0}\" text-anchor=\"end\">{}</text>\n\
             <rect class=\"pl-bar\" x=\"0\" y=\"{}\" width=\"{length:.1}\" height=\"14\" rx=\"2\"/>\n",
            top + 16,
            escape(bar.label),
            escape(bar.measured),
            top + 22,
        );
    }
    let said: Vec<String> = bars
        .iter()
        .map(|bar| format!("{}: {}", bar.label, bar.measured))
        .collect();
    let svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n{rows}</svg>",
        bars.len() * ROW,
        escape(&said.join("; ")),
    );
    let caption = format!(
        "{} The bars are drawn from the recorded run of <span class=\"listing-ref\">Listing {number}</span>.",
        inline(caption)
    );
    Ok(figure(
        "diagram plot",
        &format!("plot-{id}"),
        &svg,
        &caption,
    ))
}

/// The Markdown of a table of the lines of `stdout`, whose cells are separated by `|`; the first is the header.
///
/// # Errors
/// One sentence when there are not two such lines, or when their numbers of cells differ.
pub fn table(number: &str, stdout: &str) -> Result<String, String> {
    let rows: Vec<Vec<&str>> = stdout
        .lines()
        .filter(|line| line.contains('|'))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let [header, body @ ..] = rows.as_slice() else {
        return Err("its recorded output has no line such as `cell | cell`".to_owned());
    };
    if let Some(other) = body.iter().find(|row| row.len() != header.len()) {
        return Err(format!(
            "its recorded output has rows of {} and of {} cells",
            header.len(),
            other.len()
        ));
    }
    let head: String = header
        .iter()
        .map(|cell| format!("<th scope=\"col\">{}</th>", escape(cell)))
        .collect();
    let mut out = format!(
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"What Listing {number} prints, as a table\">\n\
         <table class=\"matrix\">\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
    );
    for row in body {
        let cells: String = row[1..].iter().map(|cell| table_cell(cell)).collect();
        out += &format!(
            "<tr><th scope=\"row\"><code>{}</code></th>{cells}</tr>\n",
            escape(row[0])
        );
    }
    Ok(out + "</tbody>\n</table>\n</div>\n")
}

fn table_cell(cell: &str) -> String {
    match cell {
        "yes" | "no" => format!("<td class=\"{cell}\">{cell}</td>"),
        _ => format!("<td>{}</td>", escape(cell)),
    }
}
