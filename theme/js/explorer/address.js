// @ts-check
// A schedule in the page's address: `?schedule=threads/two_tills:0110#threads-two_tills`.

const NAME = "schedule";

/**
 * @param {string} search
 * @param {string} listing
 * @returns {string | undefined} the schedule of this listing
 */
export function scheduleIn(search, listing) {
    const value = new URLSearchParams(search).get(NAME) ?? "";
    const colon = value.lastIndexOf(":");
    return colon >= 0 && value.slice(0, colon) === listing ? value.slice(colon + 1) : undefined;
}

/**
 * @param {string} href
 * @param {string} listing
 * @param {string} schedule none: it is taken out of the address
 * @param {string} anchor
 */
export function withSchedule(href, listing, schedule, anchor) {
    const url = new URL(href);
    url.searchParams.delete(NAME);
    const others = url.searchParams.toString();
    // Written by hand, as a slash and a colon may stand in a query as they are.
    const own = schedule ? `${NAME}=${encodeURI(listing)}:${schedule}` : "";
    url.search = [others, own].filter(Boolean).join("&");
    if (schedule && anchor) url.hash = anchor;
    return url.href;
}
