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
    /// A wide desk: the instruments stand beside the events.
    Desk,
}

impl Room {
    /// From this width in CSS pixels on there is room for a panel.
    pub const MIDDLE: &str = "(min-width: 768px)";
    /// From this width on everything stands side by side.
    pub const WIDE: &str = "(min-width: 1200px)";
    /// From this width on there is a column more.
    pub const DESK: &str = "(min-width: 1600px)";

    /// The arrangement for the answers to the three queries.
    pub const fn new(middle: bool, wide: bool, desk: bool) -> Self {
        match (middle, wide, desk) {
            (_, _, true) => Self::Desk,
            (_, true, false) => Self::Wide,
            (true, false, false) => Self::Middle,
            (false, false, false) => Self::Narrow,
        }
    }

    /// The name in the markup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Middle => "middle",
            Self::Wide => "wide",
            Self::Desk => "desk",
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
    /// The state diagram.
    States,
    /// What each end knows, and the bytes.
    Ends,
    /// The chosen segment.
    Segment,
    /// Everything that the run depends on.
    Setup,
}

impl Tab {
    /// The tabs that there are in this room: what has no place of its own.
    pub const fn all(room: Room) -> &'static [Self] {
        match room {
            Room::Narrow => {
                &[Self::Events, Self::Acts, Self::Scene, Self::States, Self::Ends, Self::Segment, Self::Setup]
            }
            Room::Middle => &[Self::Scene, Self::Events, Self::States, Self::Ends, Self::Segment, Self::Setup],
            Room::Wide => &[Self::Events, Self::States, Self::Ends, Self::Segment, Self::Setup],
            Room::Desk => &[Self::States, Self::Ends, Self::Segment, Self::Setup],
        }
    }

    /// The one that is open in this room when `self` was chosen.
    pub fn within(self, room: Room) -> Self {
        let all = Self::all(room);
        // A desk shows the events anyway, and an instrument only when it is asked for: it is loaded then.
        if all.contains(&self) || room == Room::Desk { self } else { all[0] }
    }

    /// The panel of the module that is loaded later, for a tab that shows one.
    pub fn panel(self) -> Option<&'static str> {
        match self {
            Self::Events | Self::Acts | Self::Scene => None,
            Self::States | Self::Ends | Self::Segment | Self::Setup => Some(self.name()),
        }
    }

    /// The tab with this name in the markup.
    pub fn named(name: &str) -> Option<Self> {
        // All that there are stand on a telephone.
        Self::all(Room::Narrow).iter().copied().find(|tab| tab.name() == name)
    }

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Events => "tab.events",
            Self::Acts => "tab.acts",
            Self::Scene => "tab.scene",
            Self::States => "tab.states",
            Self::Ends => "tab.ends",
            Self::Segment => "tab.segment",
            Self::Setup => "tab.setup",
        }
    }

    /// The name in the markup.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Acts => "acts",
            Self::Scene => "scene",
            Self::States => "states",
            Self::Ends => "ends",
            Self::Segment => "segment",
            Self::Setup => "setup",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOMS: [Room; 4] = [Room::Narrow, Room::Middle, Room::Wide, Room::Desk];

    #[test]
    fn the_widest_room_that_fits_is_taken() {
        assert_eq!(Room::new(true, true, true), Room::Desk);
        assert_eq!(Room::new(true, true, false), Room::Wide);
        assert_eq!(Room::new(true, false, false), Room::Middle);
        assert_eq!(Room::new(false, false, false), Room::Narrow);
    }

    #[test]
    fn a_chosen_tab_is_one_of_the_room() {
        for room in ROOMS {
            for tab in [Tab::Events, Tab::Acts, Tab::Scene, Tab::States, Tab::Ends, Tab::Segment, Tab::Setup] {
                let open = tab.within(room);
                assert!(Tab::all(room).contains(&open) || (room == Room::Desk && open == tab), "{room:?} {tab:?}");
            }
        }
    }
}
