//! Whether what is recorded of tools is of the programs as they are, and as claimed: without asking the tools.

use crate::listings::listing::Listing;
use crate::listings::manifest::Tool;
use crate::listings::tried::Tried;
use crate::proof::fault::Fault;
use playground::explore::hash;

/// What does not hold of `listing`.
pub fn check(listing: &Listing) -> Vec<Fault> {
    let tools = listing.tools.keys();
    let checks = tools.filter_map(|tool| {
        let (tried, finds) = claimed(listing, *tool)?;
        check_one(listing, *tool, tried, finds).err()
    });
    checks.collect()
}

/// What `tool` is claimed to find, if it is asked about `listing`.
pub fn claimed(listing: &Listing, tool: Tool) -> Option<(&Tried, bool)> {
    let tried = listing.tools.get(&tool)?;
    Some((tried, tried.claim.finds?))
}

/// # Errors
/// That nothing is recorded, or it is not of the program as it is, or not as claimed.
pub fn check_one(listing: &Listing, tool: Tool, tried: &Tried, finds: bool) -> Result<(), Fault> {
    const AGAIN: &str = "`cargo run -- bless` records it";
    let Some(record) = &tried.record else {
        return Err(Fault::new(format!(
            "what {tool} says is not recorded; {AGAIN}"
        )));
    };
    if record.of != hash(&listing.source.text()) {
        let sentence =
            format!("what {tool} says is recorded of another version of the program; {AGAIN} anew");
        return Err(Fault::new(sentence));
    }
    if record.found != finds {
        return Err(Fault::new(format!(
            "what is recorded of {tool} is not what its table claims; {AGAIN} anew"
        )));
    }
    Ok(())
}
