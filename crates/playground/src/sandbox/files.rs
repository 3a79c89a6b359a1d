//! Landlock: what can be opened.
//!
//! The kernel compares the place a path leads to, links followed, with the rules. What it does not guard (changing modes,
//! owners and times) the system calls are refused for, in [`super::calls`].

use super::policy::Policy;
use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd,
    Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetError, RulesetStatus, Scope,
};
use std::path::Path;

/// The newest version whose rights are known here. An older kernel enforces those it knows.
const NEWEST: ABI = ABI::V6;

/// Leaves this process nothing but what `policy` names, and tells whether the kernel keeps to that. Paths that are not there
/// are passed over.
pub fn close(policy: &Policy) -> Result<bool, RulesetError> {
    let rules = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(NEWEST))?
        .handle_access(AccessNet::from_all(NEWEST))?
        .scope(Scope::from_all(NEWEST))?
        .create()?;
    let read = AccessFs::ReadFile | AccessFs::ReadDir;
    let execute = read | AccessFs::Execute;
    // No links, pipes or devices: nothing that leads elsewhere, or that can be read for ever.
    let write = read
        | AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir
        | AccessFs::Refer;
    let rules = allow(rules, policy.read.iter(), read)?;
    let rules = allow(rules, policy.execute.iter(), execute)?;
    let rules = allow(rules, policy.write.iter(), write)?;
    let rules = allow(
        rules,
        [Path::new("/dev/null")],
        AccessFs::ReadFile | AccessFs::WriteFile,
    )?;
    let status = rules.restrict_self()?;
    Ok(status.ruleset != RulesetStatus::NotEnforced)
}

fn allow(
    mut rules: RulesetCreated,
    paths: impl IntoIterator<Item = impl AsRef<Path>>,
    access: BitFlags<AccessFs>,
) -> Result<RulesetCreated, RulesetError> {
    for path in paths {
        let path = path.as_ref();
        let Ok(opened) = PathFd::new(path) else {
            continue;
        };
        let access = if path.is_dir() {
            access
        } else {
            access & AccessFs::from_file(NEWEST)
        };
        rules = rules.add_rule(PathBeneath::new(opened, access))?;
    }
    Ok(rules)
}
