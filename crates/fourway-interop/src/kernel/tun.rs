//! A TUN device: packets to and from the kernel. The device itself is that of smoltcp.

use std::os::fd::{AsRawFd, BorrowedFd};

use fourway_proto::Micros;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::time::Timespec;
use smoltcp::phy::{Device, Medium, RxToken, TunTapInterface, TxToken};
use smoltcp::time::Instant;

/// No longer than this is slept at once: what has no file to wait for is looked at that often.
const NAP: Micros = Micros::from_ms(10);

/// One device, named `fw` and its number.
pub struct Tun(TunTapInterface);

impl Tun {
    /// Takes hold of the device.
    ///
    /// # Errors
    /// A line that says why there can be none.
    pub fn new(link: u16) -> Result<Self, String> {
        TunTapInterface::new(&format!("fw{link}"), Medium::Ip)
            .map(Self)
            .map_err(|error| format!("/dev/net/tun: fw{link} cannot be had: {error}"))
    }

    /// A packet from the kernel, if there is one.
    pub fn read(&mut self) -> Option<Vec<u8>> {
        let (packet, _) = self.0.receive(Instant::ZERO)?;
        Some(packet.consume(<[u8]>::to_vec))
    }

    /// A packet to the kernel.
    ///
    /// # Errors
    /// A line where the device takes none, which it always does.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        let token = self.0.transmit(Instant::ZERO).ok_or("the device takes no packet")?;
        token.consume(bytes.len(), |buffer| buffer.copy_from_slice(bytes));
        Ok(())
    }

    /// Sleeps until a packet comes, a socket is ready, or the span is over.
    pub fn poll(&self, sockets: &[PollFd<'_>], span: Micros) {
        // SAFETY: the device owns the descriptor and outlives this call, which does not close it.
        let device = unsafe { BorrowedFd::borrow_raw(self.0.as_raw_fd()) };
        let mut all = vec![PollFd::from_borrowed_fd(device, PollFlags::IN)];
        all.extend_from_slice(sockets);
        let span = span.min(NAP).0;
        let timeout = Timespec { tv_sec: 0, tv_nsec: (span * 1000) as i64 };
        // An interrupted sleep is only a shorter one.
        let _ = poll(&mut all, Some(&timeout));
    }
}
