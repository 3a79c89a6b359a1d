// A style that is bundled with the script that needs it.
declare module "*.css" {
    const text: string;
    export default text;
}
