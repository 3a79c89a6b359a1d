// @ts-check
// Asking the server to record a listing anew. What came of it is told to every open page.

/** @type {Promise<string> | undefined} */
let token;

async function hello() {
    const answer = await fetch("/author/hello");
    if (!answer.ok) throw new Error((await answer.json()).error);
    return /** @type {string} */ ((await answer.json()).token);
}

/** @param {string} listing @returns {Promise<string | undefined>} why it was not recorded */
export async function record(listing) {
    try {
        token ??= hello();
        const answer = await fetch("/author/record", {
            method: "POST",
            headers: { "Content-Type": "application/json", "X-Playground-Token": await token },
            body: JSON.stringify({ listing }),
        });
        if (answer.ok) return undefined;
        // A server that was started anew has another token.
        if (answer.status === 403) token = undefined;
        return (await answer.json()).error;
    } catch (error) {
        token = undefined;
        return error instanceof TypeError ? "the server does not answer" : String(error);
    }
}
