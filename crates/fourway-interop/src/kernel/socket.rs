//! An application of the kernel: one socket that does not block, and what its user asked of it.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr};
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags};
use socket2::{Domain, SockAddr, Socket, TcpKeepalive, Type};

use crate::chance::octets;
use crate::peer::Seen;
use crate::script::{Act, Failure, Side, Socket as Settings};

/// What is done once everything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    Nothing,
    Shutdown,
    Close,
}

/// The application at the kernel's end.
#[derive(Debug)]
pub(super) struct App {
    ends: (SocketAddr, SocketAddr),
    settings: Settings,
    listener: Option<Socket>,
    socket: Option<Socket>,
    connecting: bool,
    /// Octets of its stream: written, and to be written.
    written: (u32, u32),
    reading: bool,
    last: Last,
    /// What it has seen, one for each connection.
    pub(super) seen: Vec<Seen>,
}

impl App {
    pub(super) const fn new(local: SocketAddr, remote: SocketAddr, settings: Settings) -> Self {
        Self {
            ends: (local, remote),
            settings,
            listener: None,
            socket: None,
            connecting: false,
            written: (0, 0),
            reading: true,
            last: Last::Nothing,
            seen: Vec::new(),
        }
    }

    /// Its address and that of the other end.
    pub(super) const fn ends(&self) -> (SocketAddr, SocketAddr) {
        self.ends
    }

    /// The application acts.
    pub(super) fn act(&mut self, act: Act) -> io::Result<()> {
        match act {
            Act::Listen => {
                self.next_life();
                let socket = self.bound()?;
                socket.listen(8)?;
                self.listener = Some(socket);
            }
            Act::Connect => {
                self.next_life();
                let socket = self.bound()?;
                match socket.connect(&self.ends.1.into()) {
                    Err(error) if error.raw_os_error() != Some(rustix::io::Errno::INPROGRESS.raw_os_error()) => {
                        return Err(error);
                    }
                    Ok(()) | Err(_) => {}
                }
                self.connecting = true;
                self.socket = Some(socket);
            }
            Act::Send(len) => self.written.1 += len,
            Act::Pause => self.reading = false,
            Act::Read => self.reading = true,
            Act::Shutdown => self.last = Last::Shutdown,
            Act::Close => self.last = Last::Close,
            Act::ShutdownRead => self.held()?.shutdown(Shutdown::Read)?,
            Act::Abort => {
                self.held()?.set_linger(Some(Duration::ZERO))?;
                self.socket = None;
            }
            Act::Crash => return Err(io::Error::other("a kernel that crashes tells no tale")),
        }
        self.work()
    }

    /// Accepts, reads, writes and closes as far as that goes without waiting.
    pub(super) fn work(&mut self) -> io::Result<()> {
        self.accept()?;
        if self.connecting {
            self.finish_connect()?;
        }
        self.read();
        self.write();
        if self.last != Last::Nothing && !self.connecting && (self.written.0 == self.written.1 || self.failed()) {
            match (self.last, self.socket.take()) {
                (Last::Shutdown, Some(socket)) => {
                    let result = socket.shutdown(Shutdown::Write);
                    self.socket = Some(socket);
                    // A connection that is gone has nothing left to shut down.
                    result.or_else(|e| if e.kind() == ErrorKind::NotConnected { Ok(()) } else { Err(e) })?;
                }
                (Last::Nothing | Last::Shutdown | Last::Close, _) => {}
            }
            self.last = Last::Nothing;
        }
        Ok(())
    }

    /// What is worth waiting for.
    pub(super) fn interests(&self) -> Vec<PollFd<'_>> {
        let mut all = Vec::new();
        if let Some(listener) = &self.listener {
            all.push(PollFd::from_borrowed_fd(listener.as_fd(), PollFlags::IN));
        }
        let Some(socket) = &self.socket else {
            return all;
        };
        let mut flags = PollFlags::empty();
        let done = self.failed() || self.seen.last().is_some_and(|seen| seen.ended > 0);
        if self.reading && !self.connecting && !done {
            flags |= PollFlags::IN;
        }
        if self.connecting || (self.written.0 < self.written.1 && !self.failed()) {
            flags |= PollFlags::OUT;
        }
        // A socket that has told everything would wake its user without end.
        if !flags.is_empty() {
            all.push(PollFd::from_borrowed_fd(socket.as_fd(), flags));
        }
        all
    }

    fn accept(&mut self) -> io::Result<()> {
        let Some(listener) = &self.listener else {
            return Ok(());
        };
        match listener.accept() {
            Ok((socket, from)) if from.as_socket() == Some(self.ends.1) => {
                socket.set_nonblocking(true)?;
                self.socket = Some(socket);
                self.listener = None;
            }
            Ok((_, from)) => return Err(io::Error::other(format!("somebody else calls: {from:?}"))),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn finish_connect(&mut self) -> io::Result<()> {
        let socket = self.held()?;
        if let Some(error) = socket.take_error()? {
            self.connecting = false;
            self.fail(&error);
        } else if socket.peer_addr().is_ok() {
            self.connecting = false;
        }
        Ok(())
    }

    fn read(&mut self) {
        let life = self.life();
        let Some(socket) = self.socket.as_mut().filter(|_| !self.connecting) else {
            return;
        };
        let Some(seen) = self.seen.last_mut() else {
            return;
        };
        let mut buffer = [0; 4096];
        let mut error = None;
        while self.reading && seen.ended == 0 && seen.failed.is_none() {
            match socket.read(&mut buffer) {
                Ok(0) => seen.ended += 1,
                Ok(len) => seen.hear(Side::Theirs, life, &buffer[..len]),
                Err(e) if e.kind() == ErrorKind::WouldBlock => break,
                Err(e) => {
                    error = Some(e);
                    break;
                }
            }
        }
        // After the end of stream, or without reading, the failure waits in SO_ERROR.
        if error.is_none() && (seen.ended > 0 || !self.reading) {
            error = socket.take_error().ok().flatten();
        }
        if let Some(error) = error {
            self.fail(&error);
        }
    }

    fn write(&mut self) {
        let life = self.life();
        if self.connecting || self.failed() {
            return;
        }
        while let (Some(socket), true) = (self.socket.as_mut(), self.written.0 < self.written.1) {
            let bytes = octets(Side::Theirs, life, self.written.0, self.written.1 - self.written.0);
            match socket.write(&bytes) {
                Ok(len) => self.written.0 += len as u32,
                Err(error) if error.kind() == ErrorKind::WouldBlock => return,
                Err(error) => return self.fail(&error),
            }
        }
    }

    fn fail(&mut self, error: &io::Error) {
        let failure = match error.kind() {
            ErrorKind::ConnectionReset => Failure::Reset,
            ErrorKind::ConnectionRefused => Failure::Refused,
            ErrorKind::TimedOut => Failure::TimedOut,
            _ => Failure::Pipe,
        };
        if let Some(seen) = self.seen.last_mut() {
            seen.failed = seen.failed.or(Some(failure));
        }
    }

    fn failed(&self) -> bool {
        self.seen.last().is_some_and(|seen| seen.failed.is_some())
    }

    fn life(&self) -> usize {
        self.seen.len().saturating_sub(1)
    }

    fn next_life(&mut self) {
        self.seen.push(Seen::default());
        self.socket = None;
        self.written = (0, 0);
        self.reading = true;
        self.last = Last::Nothing;
    }

    fn held(&self) -> io::Result<&Socket> {
        self.socket.as_ref().ok_or_else(|| io::Error::other("there is no socket"))
    }

    fn bound(&self) -> io::Result<Socket> {
        let address = SockAddr::from(self.ends.0);
        let socket = Socket::new(Domain::for_address(self.ends.0), Type::STREAM, None)?;
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        if let Some(size) = self.settings.buffer {
            socket.set_recv_buffer_size(size as usize)?;
        }
        if self.settings.keepalive {
            let second = Duration::from_secs(1);
            let keepalive = TcpKeepalive::new().with_time(second).with_interval(second).with_retries(3);
            socket.set_tcp_keepalive(&keepalive)?;
        }
        if let Some(ms) = self.settings.user_timeout {
            socket.set_tcp_user_timeout(Some(Duration::from_millis(u64::from(ms))))?;
        }
        socket.bind(&address)?;
        Ok(socket)
    }
}
