//! The attribute of the crate `remembered`, which describes it.

use proc_macro::{Delimiter, Ident, TokenStream, TokenTree};

/// A test that need not be run again while nothing that it depends on has changed. As with the attribute of this name that
/// Rust has, the function takes no arguments; it fails by a panic. `#[ignore = "why"]` may stand below it.
///
/// Chance or time may have a say in the outcome as well. `test(daily)` is such a test of code that has not changed: it is run
/// again every day, by the calendar of UTC. `test(always)` is run every time.
#[proc_macro_attribute]
pub fn test(how: TokenStream, function: TokenStream) -> TokenStream {
    let again = match how.to_string().as_str() {
        "" => "WhenChanged",
        "daily" => "Daily",
        "always" => "Always",
        _ => {
            return "compile_error!(\"there are `test`, `test(daily)` and `test(always)`\");"
                .parse()
                .expect("it is Rust");
        }
    };
    let tokens: Vec<TokenTree> = function.clone().into_iter().collect();
    let Some(name) = name(&tokens) else {
        return "compile_error!(\"`test` stands above a function\");"
            .parse()
            .expect("it is Rust");
    };
    let ignored = tokens.iter().any(is_ignore);
    let submitted: TokenStream = format!(
        "::remembered::inventory::submit! {{ ::remembered::Test {{ \
             module: ::core::module_path!(), name: \"{name}\", ignored: {ignored}, again: ::remembered::Again::{again}, run: {name} }} }}"
    )
    .parse()
    .expect("it is Rust");
    let mut all: TokenStream = without_ignore(tokens).into_iter().collect();
    all.extend(submitted);
    all
}

/// The name behind the first `fn`.
fn name(tokens: &[TokenTree]) -> Option<&Ident> {
    let mut tokens = tokens.iter();
    tokens.find(|token| matches!(token, TokenTree::Ident(word) if word.to_string() == "fn"))?;
    match tokens.next()? {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    }
}

/// Whether this is what follows the `#` of `#[ignore]`.
fn is_ignore(token: &TokenTree) -> bool {
    let TokenTree::Group(group) = token else {
        return false;
    };
    let first = group.stream().into_iter().next();
    group.delimiter() == Delimiter::Bracket
        && matches!(first, Some(TokenTree::Ident(word)) if word.to_string() == "ignore")
}

/// Rust knows `ignore` only beside a `test` of its own.
fn without_ignore(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if is_ignore(&token) {
            kept.pop();
        } else {
            kept.push(token);
        }
    }
    kept
}
