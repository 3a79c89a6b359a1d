use std::num::{IntErrorKind, ParseIntError};

#[test]
fn errors_in_order() {
    let texts: Vec<String> = faults(&["12", "x", "7", ""])
        .iter()
        .map(|fault| fault.to_string())
        .collect();
    assert_eq!(
        texts,
        [
            "invalid digit found in string",
            "cannot parse integer from empty string"
        ]
    );
}

#[test]
fn still_themselves() {
    let faults = faults(&["99999999999"]);
    let error = faults[0]
        .downcast_ref::<ParseIntError>()
        .expect("a `ParseIntError`");
    assert_eq!(error.kind(), &IntErrorKind::PosOverflow);
}
