//! How a thread lets time pass, or waits for another to wake it.

use crate::engine::gate::Gate;
use crate::engine::knowledge::{Edge, Place};
use crate::engine::patience::Nature;
use crate::engine::point::{announce, announce_as, with};
use crate::engine::request::{Request, SPURIOUS, TIMEOUT};
use crate::engine::site::Site;
use crate::memory::door::op;
use std::time::Duration;

#[track_caller]
pub fn yield_now() {
    pause("yield", "", Site::caller());
}

/// Takes any time: whatever the others do meanwhile.
#[track_caller]
pub fn sleep(time: Duration) {
    let site = Site::caller();
    op(|| {
        let request = Request::new("sleep", site).with(format!("{time:?}"));
        pause_at(request.lasts(time));
    });
}

pub(crate) fn pause(operation: &'static str, detail: &str, site: Site) {
    op(|| pause_at(Request::new(operation, site).with(detail)));
}

fn pause_at(request: Request) {
    let (operation, detail, site) = (request.operation, request.detail.clone(), request.site);
    announce_as(request, Nature::Pause);
    with(|world| world.record(operation, None, detail, site));
}

/// Waits for its token; where wake-ups may be spurious, also for nothing.
#[track_caller]
pub fn park() {
    let site = Site::caller();
    op(|| {
        let request = Request::new("park", site).when(Gate::Token);
        let alternative = if with(|world| world.spurious) {
            announce_as(request, Nature::Pause)
        } else {
            announce(request)
        };
        let value = if alternative == SPURIOUS {
            "spurious"
        } else {
            ""
        };
        unparked("park", value, site);
    });
}

/// Waits for its token or for the limit, which may be up at any time.
#[track_caller]
pub fn park_timeout(limit: Duration) {
    let site = Site::caller();
    op(|| {
        let request = Request::new("park_timeout", site).with(format!("{limit:?}"));
        let alternative = announce_as(request.when(Gate::Token).timed(limit), Nature::Pause);
        let value = if alternative == TIMEOUT {
            "timeout"
        } else {
            ""
        };
        unparked("park_timeout", value, site);
    });
}

fn unparked(operation: &'static str, value: &str, site: Site) {
    with(|world| {
        let tid = world.current;
        if std::mem::take(&mut world.me().token) {
            world.edge(Edge::Acquire(Place::Token(tid)));
        }
        // A thread cannot tell whether it was unparked.
        world.record(operation, None, "", site);
        if let Some(step) = &mut world.step {
            step.value.push_str(value);
        }
    });
}
