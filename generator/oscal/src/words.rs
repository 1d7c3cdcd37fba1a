//! Which labels does the catalog alone take from the language file?

use documents::Standard;

/// What stands before an item of a list of tasks.
const TASKS: [&str; 2] = ["list.open", "list.done"];

/// Every key that the catalog asks the language file for, beside [`documents::words::LABELS`].
pub const LABELS: &[&str] = &TASKS;

/// What stands before a task.
pub fn task(standard: &Standard, is_done: bool) -> &str {
    standard.labels.get(TASKS[usize::from(is_done)])
}
