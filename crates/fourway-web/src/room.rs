//! How much room the window has: three arrangements of the same parts.

/// The arrangement; the style sheets change at the same widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A telephone: the ladder, a sheet over it, the transport below.
    Narrow,
    /// A tablet: the ladder and one panel with tabs.
    Middle,
    /// A desk: everything side by side.
    Wide,
}

impl Room {
    /// From this width in CSS pixels on there is room for a panel.
    pub const MIDDLE: &str = "(min-width: 768px)";
    /// From this width on everything stands side by side.
    pub const WIDE: &str = "(min-width: 1200px)";

    /// The arrangement for the answers to the two queries.
    pub const fn new(middle: bool, wide: bool) -> Self {
        match (middle, wide) {
            (_, true) => Self::Wide,
            (true, false) => Self::Middle,
            (false, false) => Self::Narrow,
        }
    }

    /// The name in the markup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Middle => "middle",
            Self::Wide => "wide",
        }
    }
}

/// What the one panel, or the sheet, shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// The list of events.
    Events,
    /// What the applications can do and what the person did.
    Acts,
    /// What to watch, and the two ends now.
    Scene,
}

impl Tab {
    /// The tabs that there are in this room; a desk needs none.
    pub const fn all(room: Room) -> &'static [Self] {
        match room {
            Room::Narrow => &[Self::Events, Self::Acts, Self::Scene],
            Room::Middle => &[Self::Scene, Self::Events],
            Room::Wide => &[],
        }
    }

    /// The one that is open in this room when `self` was chosen.
    pub fn within(self, room: Room) -> Self {
        match room {
            Room::Middle if self == Self::Acts => Self::Scene,
            Room::Narrow | Room::Middle | Room::Wide => self,
        }
    }

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Events => "tab.events",
            Self::Acts => "tab.acts",
            Self::Scene => "tab.scene",
        }
    }

    /// The name in the markup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Acts => "acts",
            Self::Scene => "scene",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_window_needs_no_tabs() {
        assert_eq!(Room::new(true, true), Room::Wide);
        assert_eq!(Room::new(true, false), Room::Middle);
        assert_eq!(Room::new(false, false), Room::Narrow);
        assert!(Tab::all(Room::Wide).is_empty());
    }

    #[test]
    fn a_chosen_tab_is_one_of_the_room() {
        for room in [Room::Narrow, Room::Middle] {
            for tab in [Tab::Events, Tab::Acts, Tab::Scene] {
                assert!(Tab::all(room).contains(&tab.within(room)), "{room:?} {tab:?}");
            }
        }
    }
}
