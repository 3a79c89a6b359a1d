//! What the compiler says of an answer.

use playground::event::Diagnostic;
use playground::{End, Event, Reason};

#[derive(Debug, Default)]
pub struct Words {
    /// Errors and what belongs to them, and warnings; not what the compiler says about what it has said.
    pub diagnostics: Vec<Diagnostic>,
    pub is_taken: bool,
    /// Why it is not: of the compiler's errors the first.
    pub sentence: String,
}

impl Words {
    pub fn taken() -> Words {
        Words {
            is_taken: true,
            ..Words::default()
        }
    }

    pub fn hear(&mut self, event: Event) {
        if let Event::Diagnostic(diagnostic) = event
            && !is_epilogue(&diagnostic)
        {
            self.diagnostics.push(diagnostic);
        }
    }

    /// All that was said, as the compiler came to its `end`.
    ///
    /// # Errors
    /// A sentence, when the machine could not go on.
    pub fn ended(mut self, end: &End) -> Result<Words, String> {
        if end.reason == Reason::Exit && end.code == Some(0) {
            self.is_taken = true;
            return Ok(self);
        }
        let error = self.errors().next().map(|error| error.message.clone());
        self.sentence = match (end.reason, error) {
            (Reason::Exit, Some(error)) => error,
            (Reason::Exit, None) => "The compiler refuses the program.".to_owned(),
            // That the compiler was given up says something about the program, too.
            (Reason::Timeout, _) => "The compiler needs too long for this program.".to_owned(),
            (Reason::Memory, _) => {
                "The compiler needs too much memory for this program.".to_owned()
            }
            (Reason::Stopped, _) => "It was stopped.".to_owned(),
            (_, Some(error)) => return Err(error),
            (_, None) => return Err("The program can't be compiled on this machine.".to_owned()),
        };
        Ok(self)
    }

    pub fn has_code(&self, code: &str) -> bool {
        self.errors()
            .any(|error| error.code.as_deref() == Some(code))
    }

    /// As the compiler prints its errors.
    pub fn rendered(&self) -> String {
        let errors: Vec<&str> = self
            .errors()
            .map(|error| error.rendered.trim_end())
            .collect();
        errors.join("\n\n")
    }

    /// Of an answer of so many `lines`, below which the checks stand: what these do not find in it.
    pub fn of_checks(&self, lines: usize) -> String {
        let is_below = |error: &&Diagnostic| {
            let mut spans = error.spans.iter().filter(|span| span.primary);
            spans.any(|span| span.line_start > lines)
        };
        match self.errors().find(is_below) {
            Some(error) => format!(
                "The checks can't use the program: {}. Keep the names and types that the task speaks of.",
                error.message
            ),
            None => self.rendered(),
        }
    }

    fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|word| word.level == "error")
    }
}

fn is_epilogue(diagnostic: &Diagnostic) -> bool {
    let is_count = diagnostic.message.starts_with("aborting due to")
        || diagnostic.message.ends_with("emitted");
    diagnostic.level == "failure-note" || (diagnostic.spans.is_empty() && is_count)
}
