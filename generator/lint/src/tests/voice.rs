//! Are sentences found that permit with "can", name nobody, or instruct?

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case("VF12", &[("rules", "The lock can be omitted.")], &["ambiguous-form can be"]),
    Case("VF12", &[("rules", "The lock can be opened.")], &[]),
    Case("VF12", &[("rules", "A door is poor when its lock can be skipped.")], &[]),
    Case("VF12", &[("annex", "The lock can be omitted.")], &[]),
    Case("VF16", &[("rules", "- **LV-02** A door shall be painted.")], &["unnamed-actor shall be"]),
    Case("VF16", &[("rules", "- **LV-02** A door shall be painted by its maker.")], &[]),
    Case("VF16", &[("rules", "- **LV-02** A door shall be red.")], &[]),
    Case("VF17", &[("rules", "Check the lock.")], &["verbal-form Check the"]),
    Case("VF17", &[("rules", "Locks rust. Do not oil them.")], &["verbal-form Do not"]),
    Case("VF17", &[("rules", "Check marks are red. Use of oil is rare.")], &[]),
    Case("VF17", &[("rules", "Do so:\n\n1. Check the lock.\n2. Use the key.")], &[]),
    Case("VF17", &[("rules", "## Test procedure\n\nCheck the lock.")], &[]),
    Case("VF17", &[("annex", "Check the lock.")], &[]),
];
