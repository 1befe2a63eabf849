//! The few icons, as outlines of 16 by 16.

use yew::prelude::*;

use crate::markup::markup;

/// An icon; it takes its colour from the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Restart,
    Back,
    Play,
    Pause,
    Forward,
    Theme,
    Help,
    Close,
    Down,
    Undo,
    Redo,
    Link,
    PlayBack,
    Bookmark,
    Present,
    Export,
}

/// The icon's element; the control that holds it has the name.
pub fn icon(icon: Icon) -> Html {
    let (path, filled) = match icon {
        Icon::Restart => ("M3.5 3.5v9M12.5 3.5 6.5 8l6 4.5z", true),
        Icon::Back => ("M10 3.5 5.5 8l4.5 4.5", false),
        Icon::Play => ("M4.5 2.5 13 8l-8.5 5.5z", true),
        Icon::Pause => ("M5 3v10M11 3v10", false),
        Icon::Forward => ("M6 3.5 10.5 8 6 12.5", false),
        Icon::Theme => ("M8 2a6 6 0 1 0 0 12z M8 2a6 6 0 0 1 0 12", true),
        Icon::Help => ("M5.8 6a2.2 2.2 0 1 1 3.3 2c-.8.4-1.1.9-1.1 1.6M8 12.4v.1", false),
        Icon::Close => ("M4 4l8 8M12 4l-8 8", false),
        Icon::Down => ("M4 6l4 4 4-4", false),
        Icon::Undo => ("M3.5 6.5h6a3.2 3.2 0 1 1 0 6.4H7M6.5 3.5l-3 3 3 3", false),
        Icon::Redo => ("M12.5 6.5h-6a3.2 3.2 0 1 0 0 6.4H9M9.5 3.5l3 3-3 3", false),
        Icon::Link => (
            "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
            false,
        ),
        Icon::PlayBack => ("M11.5 2.5 3 8l8.5 5.5z", true),
        Icon::Bookmark => ("M4.5 2.5h7v11L8 10.5l-3.5 3z", false),
        Icon::Present => ("M8 3v10M4 9l4 4 4-4", false),
        Icon::Export => ("M8 10V2.5M5 5.5l3-3 3 3M3 9.5v4h10v-4", false),
    };
    let class = match icon {
        Icon::Theme => "icon half",
        _ if filled => "icon filled",
        _ => "icon",
    };
    markup!(
        "<svg class={} viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\" focusable=\"false\"><path d={}/></svg>",
        class,
        path
    )
}
