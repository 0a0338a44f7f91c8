//! The clients of a session: who is connected, what each is sent of its own.

use super::Frame;
use super::clock::now;
use super::connection::{Attached, Client, ConnectionId, Peer};
use super::meter::Present;
use super::session::Session;
use crate::domain::ids::{AccountId, ParticipantId, RoundId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::wire::server::{ClientRole, ServerMsg};
use crate::wire::view::{self, Audience, OwnBallot, PersonalView};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::oneshot;

use super::cast::wire_seq;

impl Session {
    /// Sends a participant's personal part to all their devices but one.
    pub(super) fn tell_person(&mut self, id: ParticipantId, but: Option<ConnectionId>) {
        let (Some(devices), Some(person)) =
            (self.devices.get(&id), self.workshop.participants.get(&id))
        else {
            return;
        };
        for device in devices {
            if Some(*device) == but {
                continue;
            }
            if let Some(peer) = self.peers.get(device) {
                let personal =
                    view::personal(&self.workshop, person, self.own_ballots(&peer.client));
                let seq = wire_seq(self.workshop.seq);
                let frame = super::cast::frame(&ServerMsg::Personal { seq, personal });
                peer.mailbox.put(&frame);
            }
        }
    }

    /// The ballots in open rounds that this phone's secret unlocks.
    pub(super) fn own_ballots(&self, client: &Client) -> BTreeMap<RoundId, OwnBallot> {
        let Client::Phone { voter_keys, .. } = client else {
            return BTreeMap::new();
        };
        self.workshop
            .ballots
            .iter()
            .filter_map(|(round, ballots)| {
                let ballot = ballots.ballots.get(&voter_keys(*round))?;
                let own = OwnBallot {
                    revision: ballot.revision,
                    ballot: ballot.ballot.clone(),
                };
                Some((*round, own))
            })
            .collect()
    }

    /// The phones of this person that have not joined yet: they get a new `welcome`.
    pub(super) fn adopt_guests(&mut self, person: ParticipantId) {
        let Some(token_hash) = self
            .workshop
            .participants
            .get(&person)
            .map(|person| person.token_hash)
        else {
            return;
        };
        for id in self.guests.remove(&token_hash).unwrap_or_default() {
            self.devices.entry(person).or_default().insert(id);
            if let Some(peer) = self.peers.get_mut(&id) {
                peer.participant = Some(person);
            }
            let welcome = self.welcome(id);
            if let (Some(peer), Some(frame)) = (self.peers.get(&id), welcome) {
                peer.mailbox.put(&frame);
            }
        }
    }

    pub(super) fn attach(
        &mut self,
        client: Client,
        reply: oneshot::Sender<Result<Attached, Refusal>>,
    ) {
        let audience = client.audience();
        let known = match &client {
            Client::Phone { token_hash, .. } => self.workshop.tokens.get(token_hash).copied(),
            _ => None,
        };
        let mut seat = None;
        if audience == Audience::Participant {
            match self
                .seats
                .take(self.cast.listeners(audience), known.is_some())
            {
                Ok(taken) => seat = Some(taken),
                Err(refusal) => {
                    super::figures::add(&self.figures.full, 1);
                    // Whoever asked may have gone.
                    let _ = reply.send(Err(refusal));
                    return;
                }
            }
        }
        let id = self.next_connection;
        self.next_connection += 1;
        let mut peer = Peer::new(client, seat);
        peer.participant = known;
        if let Some(person) = known {
            self.make_room(person);
            self.devices.entry(person).or_default().insert(id);
        } else if let Client::Phone { token_hash, .. } = &peer.client {
            self.guests.entry(*token_hash).or_default().insert(id);
        }
        let mailbox = Arc::clone(&peer.mailbox);
        self.peers.insert(id, peer);
        self.restart(id);
        self.cast.listen(audience, id, Arc::clone(&mailbox));
        self.meter.touch_people();
        if reply.send(Ok(Attached { id, mailbox })).is_err() {
            self.detach(id);
        }
    }

    /// A person has a phone and a tablet, not a hundred: the oldest connection ends.
    fn make_room(&mut self, person: ParticipantId) {
        let oldest = self
            .devices
            .get(&person)
            .filter(|devices| devices.len() >= limits::SOCKETS_PER_PARTICIPANT)
            .and_then(|devices| devices.first().copied());
        if let Some(oldest) = oldest {
            self.detach(oldest);
        }
    }

    /// Puts the whole state into a connection's mailbox, in place of what waits there.
    pub(super) fn restart(&mut self, id: ConnectionId) {
        let welcome = self.welcome(id);
        if let (Some(peer), Some(frame)) = (self.peers.get(&id), welcome) {
            peer.mailbox.restart(frame);
            self.meter.show(peer.client.audience(), &peer.mailbox);
        }
    }

    /// After the state was loaded anew: a batch whose answer was lost may be stored all the same. Nobody was told of it
    /// then, and whoever asks again is only told that it is done: so everybody starts over.
    pub(super) fn retell(&mut self) {
        if self.workshop.seq == self.told {
            return;
        }
        self.told = self.workshop.seq;
        let people = self.workshop.participants.values();
        let joined: Vec<ParticipantId> = people
            .filter(|person| self.guests.contains_key(&person.token_hash))
            .map(|person| person.id)
            .collect();
        for person in joined {
            self.adopt_guests(person);
        }
        let connected: Vec<ConnectionId> = self.peers.keys().copied().collect();
        for id in connected {
            self.restart(id);
        }
        self.meter.touch_people();
        self.meter.touch_votes();
    }

    pub(super) fn detach(&mut self, id: ConnectionId) {
        let Some(peer) = self.peers.remove(&id) else {
            return;
        };
        let audience = peer.client.audience();
        self.cast.leave(audience, id);
        if let Some(person) = peer.participant
            && let Some(devices) = self.devices.get_mut(&person)
        {
            devices.remove(&id);
            if devices.is_empty() {
                self.devices.remove(&person);
            }
        }
        if let Client::Phone { token_hash, .. } = &peer.client
            && let Some(phones) = self.guests.get_mut(token_hash)
        {
            phones.remove(&id);
            if phones.is_empty() {
                self.guests.remove(token_hash);
            }
        }
        self.meter.touch_people();
    }

    pub(super) fn let_go(&mut self, account: Option<AccountId>) {
        let gone: Vec<ConnectionId> = self
            .peers
            .iter()
            .filter(|(_, peer)| match (&peer.client, account) {
                (Client::Moderator { account, .. }, Some(wanted)) => *account == wanted,
                (Client::Projector, None) => true,
                _ => false,
            })
            .map(|(id, _)| *id)
            .collect();
        for id in gone {
            // Its mailbox closes, and with it the outbox.
            self.detach(id);
        }
    }

    fn welcome(&mut self, id: ConnectionId) -> Option<Frame> {
        let peer = self.peers.get(&id)?;
        let (role, account) = match (&peer.client, peer.participant) {
            (Client::Phone { .. }, Some(_)) => (ClientRole::Participant, None),
            (Client::Phone { .. }, None) => (ClientRole::Guest, None),
            (Client::Projector, _) => (ClientRole::Projector, None),
            (Client::Moderator { account, .. }, _) => (ClientRole::Moderator, Some(*account)),
        };
        let personal: Option<PersonalView> = peer
            .participant
            .and_then(|id| self.workshop.participants.get(&id))
            .map(|person| view::personal(&self.workshop, person, self.own_ballots(&peer.client)));
        Some(self.cast.welcome(
            &self.workshop,
            peer.client.audience(),
            role,
            account,
            personal.as_ref(),
            now(),
        ))
    }

    pub(super) fn present(&self) -> Present {
        let clients = |audience| {
            let ids = self.cast.ids(audience);
            ids.filter_map(|id| Some(&self.peers.get(&id)?.client))
        };
        let moderators = clients(Audience::Moderator).filter_map(|client| match client {
            Client::Moderator { account, name } => Some((*account, name.clone())),
            _ => None,
        });
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Present {
            connected: count(self.devices.len()),
            moderators: moderators.collect(),
            projectors: count(clients(Audience::Projector).count()),
        }
    }
}
