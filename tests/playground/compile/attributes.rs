//! What attributes, features and crates can change of what is made.

use crate::ground::Ground;
use crate::{Attack, attacks};

pub const ATTACKS: &[Attack] = attacks![
    no_feature_is_switched_on,
    attributes_do_not_change_what_is_made,
    a_crate_of_the_compiler_can_not_be_used,
    no_program_is_built_that_starts_another,
];

fn no_feature_is_switched_on(on: &Ground) {
    on.client
        .check("#![feature(rustc_private)] extern crate rustc_driver; fn main() {}")
        .is_refused("E0554");
    on.client
        .check("#![feature(proc_macro_internals, asm_experimental_arch)] fn main() {}")
        .is_refused("E0554");
}

fn attributes_do_not_change_what_is_made(on: &Ground) {
    for kind in ["proc-macro", "lib", "dylib", "staticlib", "cdylib", "rlib"] {
        let outcome = on.client.run(format!(
            "#![crate_type = \"{kind}\"]\nfn main() {{ println!(\"a program\") }}"
        ));
        outcome.prints("a program\n");
    }
    let outcome = on.client.run("extern crate proc_macro; #[proc_macro] pub fn m(s: proc_macro::TokenStream) -> proc_macro::TokenStream { s } fn main() {}");
    outcome.is_refused("only usable with crates of the `proc-macro` crate type");
    on.client
        .check("#![crate_name = \"other\"] fn main() {}")
        .is_refused("`--crate-name` and `#[crate_name]` are required to match");
    on.client
        .check("#![no_main]\n#![no_std]\nfn x() {}")
        .is_refused("panic_handler");
}

fn a_crate_of_the_compiler_can_not_be_used(on: &Ground) {
    on.client
        .check("extern crate rustc_driver; fn main() {}")
        .is_refused("E0463");
    on.client
        .check("extern crate libc; fn main() {}")
        .ends("compile", "exit");
    on.client
        .check("extern crate serde; fn main() {}")
        .is_refused("E0463");
}

fn no_program_is_built_that_starts_another(on: &Ground) {
    // The kernel starts what this section names along with the program.
    let code = "#[unsafe(link_section = \".interp\")] #[used] static INTERPRETER: [u8; 12] = *b\"/usr/bin/id\\0\"; fn main() { println!(\"main\") }";
    let outcome = on.client.run(code);
    assert!(!outcome.output().contains("uid="), "{}", outcome.output());
}
