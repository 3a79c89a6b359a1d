// @ts-check
// How the server is started again: by the words that started it.

export function startAgain() {
    const { command } = document.documentElement.dataset;
    return command ? `Start it again with \`${command}\`` : "Start it again";
}
