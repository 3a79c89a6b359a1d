//! [`std::sync::atomic`].

mod access;
pub(crate) mod foreign;
mod integers;
mod place;
mod pointer;

pub use ::std::sync::atomic::Ordering;
pub use integers::{
    AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicU8, AtomicU16,
    AtomicU32, AtomicU64, AtomicUsize,
};
pub use pointer::AtomicPtr;

use crate::engine::knowledge::Edge;
use crate::engine::point::{announce, with};
use crate::engine::request::Request;
use crate::engine::site::Site;
use crate::engine::world::Model;
use crate::memory::door::op;

/// [`std::sync::atomic::fence`].
#[track_caller]
pub fn fence(order: Ordering) {
    let site = Site::caller();
    assert!(
        order != Ordering::Relaxed,
        "there is no such thing as a relaxed fence"
    );
    op(|| fence_at(order, site));
}

fn fence_at(order: Ordering, site: Site) {
    announce(Request::new("fence", site).with(format!("{order:?}")));
    with(|world| {
        if access::acquires(order) {
            world.edge(Edge::AcquireFence);
        }
        if order == Ordering::SeqCst && world.model == Model::Weak {
            let agreed = world.sequential.clone();
            world.me().knows.learn(&agreed);
            world.sequential = world.me().knows.clone();
        }
        if access::releases(order) {
            world.edge(Edge::ReleaseFence);
        }
        world.record("fence", None, format!("{order:?}"), site);
    });
}

/// [`std::sync::atomic::compiler_fence`]: nothing here is reordered by a compiler.
pub fn compiler_fence(_order: Ordering) {}
