//! The keyboard: which key asks for what, and the table of them that a person can look up.

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Play or pause.
    Toggle,
    /// To the next event.
    Forward,
    /// To the event before.
    Back,
    /// To the beginning.
    Restart,
    /// To the end.
    End,
    /// Choose the next segment in flight.
    Next,
    /// Choose the one before.
    Previous,
    /// Lose the chosen segment.
    Drop,
    /// Hold it up.
    Delay,
    /// Copy it.
    Duplicate,
    /// Damage it.
    Corrupt,
    /// Let a waiting segment arrive.
    Deliver,
    /// Take back the last change.
    Undo,
    /// Do it again.
    Redo,
    /// Let time run backwards.
    Reverse,
    /// Mark the present.
    Bookmark,
    /// Be the network, or no longer.
    Network,
    /// Copy a link.
    Link,
    /// Choose none.
    Leave,
    /// Faster.
    Faster,
    /// Slower.
    Slower,
    /// Skim quiet time, or play it.
    Skim,
    /// Light or dark.
    Theme,
    /// Open the help panel.
    Help,
}

/// One row of the help panel: the keys as they are named, and the key of the sentence.
pub type Row = (&'static [&'static str], &'static str);

/// The table: every key that works anywhere on the page.
pub const TABLE: [Row; 22] = [
    (&["Space"], "keys.play"),
    (&["R"], "keys.reverse"),
    (&["→"], "keys.forward"),
    (&["←"], "keys.back"),
    (&["Home"], "keys.restart"),
    (&["End"], "keys.end"),
    (&["B"], "keys.bookmark"),
    (&["+", "−"], "keys.speed"),
    (&["S"], "keys.skim"),
    (&["N", "P"], "keys.choose"),
    (&["Esc"], "keys.clear"),
    (&["D"], "keys.drop"),
    (&["L"], "keys.delay"),
    (&["U"], "keys.duplicate"),
    (&["C"], "keys.corrupt"),
    (&["M"], "keys.network"),
    (&["A"], "keys.deliver"),
    (&["Z"], "keys.undo"),
    (&["Y"], "keys.redo"),
    (&["K"], "keys.link"),
    (&["T"], "keys.theme"),
    (&["?"], "keys.help"),
];

/// What a key pressed with or without Ctrl (or Command) asks for.
#[must_use]
pub fn command(key: &str, control: bool) -> Option<Command> {
    let command = match (key, control) {
        ("z", _) => Command::Undo,
        ("Z" | "y" | "Y", _) => Command::Redo,
        (_, true) => return None,
        (" ", _) => Command::Toggle,
        ("ArrowRight", _) => Command::Forward,
        ("ArrowLeft", _) => Command::Back,
        ("Home", _) => Command::Restart,
        ("End", _) => Command::End,
        ("n" | "N", _) => Command::Next,
        ("p" | "P", _) => Command::Previous,
        ("d" | "D", _) => Command::Drop,
        ("l" | "L", _) => Command::Delay,
        ("u" | "U", _) => Command::Duplicate,
        ("c" | "C", _) => Command::Corrupt,
        ("Escape", _) => Command::Leave,
        ("+" | "=", _) => Command::Faster,
        ("-" | "−", _) => Command::Slower,
        ("s" | "S", _) => Command::Skim,
        ("r" | "R", _) => Command::Reverse,
        ("b" | "B", _) => Command::Bookmark,
        ("m" | "M", _) => Command::Network,
        ("a" | "A", _) => Command::Deliver,
        ("k" | "K", _) => Command::Link,
        ("t" | "T", _) => Command::Theme,
        ("?", _) => Command::Help,
        _ => return None,
    };
    Some(command)
}

/// Where the keyboard's focus stands when a key is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// In a field that takes text, or in an open dialog: keys belong to it.
    Field,
    /// On a control that Space and Enter press.
    Control,
    /// Anywhere else.
    Elsewhere,
}

/// Whether the page takes a key at this focus.
#[must_use]
pub fn is_ours(key: &str, focus: Focus) -> bool {
    match focus {
        Focus::Field => false,
        Focus::Control => key != " ",
        Focus::Elsewhere => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_help_names_keys_that_work() {
        for (keys, sentence) in TABLE {
            for key in keys {
                let pressed = match *key {
                    "Space" => " ",
                    "→" => "ArrowRight",
                    "←" => "ArrowLeft",
                    "Esc" => "Escape",
                    other => other,
                };
                assert!(command(pressed, false).is_some(), "{key}: {sentence}");
                assert!(command(&pressed.to_lowercase(), false).is_some() || pressed.len() > 1, "{key}");
            }
        }
    }

    #[test]
    fn control_with_a_key_is_the_browsers_except_undo() {
        assert_eq!(command("z", true), Some(Command::Undo));
        for key in ["c", "d", "l", "n", "p", "u", " ", "Home"] {
            assert_eq!(command(key, true), None, "{key}");
        }
    }

    #[test]
    fn keys_in_a_field_belong_to_the_field() {
        assert!(!is_ours("d", Focus::Field) && !is_ours(" ", Focus::Field));
        assert!(is_ours("d", Focus::Control) && !is_ours(" ", Focus::Control));
        assert!(is_ours(" ", Focus::Elsewhere));
    }
}
