//! Every listing that the page says is refused is refused, in exactly the words the page shows.

/// trybuild runs cargo, which is to call our compiler: see tests/support/rustc.rs.
const WRAPPER: &str = "RUSTC_WORKSPACE_WRAPPER";

#[test]
fn refused_in_the_words_of_the_page() {
    // SAFETY: no other thread of this process reads or writes the environment: the other tests call processes only,
    // and trybuild, which is one of them, starts after this.
    unsafe { std::env::set_var(WRAPPER, env!("CARGO_BIN_EXE_rustc-for-listings")) };
    trybuild::TestCases::new().compile_fail("*/broken/*.rs");
}
