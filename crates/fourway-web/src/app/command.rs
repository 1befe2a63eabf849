//! What the keys ask for, as messages to the player.

use fourway_stage::{Msg as Act, Speed};
use yew::prelude::*;

use super::{App, Msg, Panel};
use fourway_stage::keys::Command;

impl App {
    /// Does what a key asks for.
    pub fn key(&mut self, ctx: &Context<Self>, command: Command) -> bool {
        // Where the ladder is not seen, its keys are nobody's.
        if self.way.whole && !matches!(command, Command::Theme | Command::Help) {
            return false;
        }
        let act = match command {
            Command::Toggle => Act::Toggle,
            Command::Forward => Act::StepForward,
            Command::Back => Act::StepBack,
            Command::Restart => Act::Restart,
            Command::End => Act::End,
            Command::Next => Act::SelectNext,
            Command::Previous => Act::SelectPrevious,
            Command::Drop => Act::Drop,
            Command::Delay => Act::Delay(fourway_proto::Micros::from_ms(self.delay)),
            Command::Duplicate => Act::Duplicate,
            Command::Corrupt => Act::Corrupt,
            Command::Undo => Act::UndoLast,
            Command::Redo => Act::Redo,
            Command::Reverse => Act::PlayBack,
            Command::Bookmark => Act::Bookmark,
            Command::Deliver => Act::Deliver,
            Command::Network => Act::Network(!self.player.is_network()),
            Command::Link => return self.link(ctx),
            Command::Leave => {
                if self.player.selected().is_none() {
                    return std::mem::take(&mut self.lift.open);
                }
                Act::Select(None)
            }
            Command::Faster => Act::SetSpeed(self.speed(1)),
            Command::Slower => Act::SetSpeed(self.speed(-1)),
            Command::Skim => Act::SetSkim(!self.player.skims()),
            Command::Theme => return Component::update(self, ctx, Msg::Theme),
            Command::Help => return Component::update(self, ctx, Msg::Show(Some(Panel::Help))),
        };
        self.act(ctx, act)
    }

    fn speed(&self, by: isize) -> Speed {
        let now = Speed::ALL.iter().position(|one| *one == self.player.speed()).unwrap_or_default();
        let next = now.saturating_add_signed(by).min(Speed::ALL.len() - 1);
        Speed::ALL[next]
    }
}
