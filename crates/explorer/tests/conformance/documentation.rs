//! The program that the documentation of the crate shows.

extern crate explorer as std;

#[remembered::test]
fn the_example_is_explored() {
    include!("../../src/example.rs");
}
