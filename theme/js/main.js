// @ts-check
// What the pages of this book have beside the playground, as one script.

import "./repairs.js";
import "./page.js";
import "./practice/progress/main.js";
