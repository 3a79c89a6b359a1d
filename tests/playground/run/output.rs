//! What is told of a program's output.

use super::main;
use crate::ground::Grounds;
use crate::{Test, tests};

pub const TESTS: &[Test] = tests![
    a_large_write_arrives_whole,
    output_that_is_not_text_is_told_as_such,
    a_character_written_in_parts_stays_whole,
    a_last_line_without_an_end_is_told,
    colours_and_markup_are_text,
    output_and_errors_stay_in_order,
    many_lines_make_few_events,
];

fn a_large_write_arrives_whole(on: &Grounds) {
    let body = "let text: Vec<u8> = (0..200_000u32).map(|at| b'a' + (at % 23) as u8).collect(); std::io::stdout().write_all(&text).unwrap()";
    let text: String = (0..200_000u32)
        .map(|at| char::from(b'a' + (at % 23) as u8))
        .collect();
    on.usual().client.run(main(body)).prints(&text);
}

fn output_that_is_not_text_is_told_as_such(on: &Grounds) {
    let body = "std::io::stdout().write_all(b\"a\\xff\\xfe\\0b\\xe2\\x82\").unwrap()";
    on.usual()
        .client
        .run(main(body))
        .prints("a\u{fffd}\u{fffd}\0b\u{fffd}");
}

fn a_character_written_in_parts_stays_whole(on: &Grounds) {
    let body = "let mut out = std::io::stderr(); for byte in \"é€🦀\".bytes() {
        out.write_all(&[byte]).unwrap(); thread::sleep(Duration::from_millis(15)); }";
    on.usual().client.run(main(body)).prints("é€🦀");
}

fn a_last_line_without_an_end_is_told(on: &Grounds) {
    on.usual()
        .client
        .run(main("print!(\"no end\")"))
        .prints("no end");
}

fn colours_and_markup_are_text(on: &Grounds) {
    let text = "\u{1b}[31mred\u{1b}[0m <script>alert(1)</script> &amp; \r\u{8}\u{7}";
    on.usual()
        .client
        .run(main(
            &format!("print!({{:?}}, {text:?})").replace("{:?}", "\"{}\""),
        ))
        .prints(text);
}

fn output_and_errors_stay_in_order(on: &Grounds) {
    let body = "for number in 0..200 { println!(\"{number}\"); eprintln!(\"{number}!\"); }";
    let text: String = (0..200)
        .map(|number| format!("{number}\n{number}!\n"))
        .collect();
    on.usual().client.run(main(body)).prints(&text);
}

fn many_lines_make_few_events(on: &Grounds) {
    let outcome = on
        .usual()
        .client
        .run(main("for number in 0..5000 { println!(\"{number}\") }"));
    outcome.exits(0);
    assert_eq!(outcome.output().lines().count(), 5000);
    assert!(outcome.events.len() < 200, "{}", outcome.events.len());
}
