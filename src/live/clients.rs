//! The clients of a session: who is connected, what each is sent of its own.

use super::Frame;
use super::cast::{frame, wire_seq};
use super::connection::{Attached, Client, ConnectionId, Peer, Streams};
use super::meter::Present;
use super::session::{Session, now};
use crate::domain::ids::{AccountId, ParticipantId, RoundId};
use crate::wire::server::{ClientRole, ServerMsg};
use crate::wire::view::{self, Audience, OwnBallot, PersonalView};
use std::collections::BTreeMap;
use tokio::sync::oneshot;

impl Session {
    /// Sends a participant's personal part to all their devices but one.
    pub(super) fn tell_person(&self, id: ParticipantId, but: Option<ConnectionId>) {
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
                peer.tell(frame(&ServerMsg::Personal { seq, personal }));
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

    /// Phones whose token has just become a participant's: they get a new `welcome`.
    pub(super) fn adopt_guests(&mut self) {
        let adopted: Vec<(ConnectionId, ParticipantId)> = self
            .peers
            .iter()
            .filter_map(|(id, peer)| match (&peer.client, peer.participant) {
                (Client::Phone { token_hash, .. }, None) => {
                    Some((*id, *self.workshop.tokens.get(token_hash)?))
                }
                _ => None,
            })
            .collect();
        for (id, person) in adopted {
            self.devices.entry(person).or_default().insert(id);
            if let Some(peer) = self.peers.get_mut(&id) {
                peer.participant = Some(person);
            }
            let welcome = self.welcome(id);
            if let (Some(peer), Some(frame)) = (self.peers.get(&id), welcome) {
                peer.tell(frame);
            }
        }
    }

    pub(super) fn attach(&mut self, client: Client, reply: oneshot::Sender<Attached>) {
        let id = self.next_connection;
        self.next_connection += 1;
        let (mut peer, personal, lagging) = Peer::new(client);
        if let Client::Phone { token_hash, .. } = &peer.client {
            peer.participant = self.workshop.tokens.get(token_hash).copied();
        }
        if let Some(person) = peer.participant {
            self.devices.entry(person).or_default().insert(id);
        }
        self.peers.insert(id, peer);
        if let Some(streams) = self.streams(id)
            && reply
                .send(Attached {
                    id,
                    streams,
                    personal,
                    lagging,
                })
                .is_err()
        {
            self.detach(id);
        }
        self.meter.touch();
    }

    pub(super) fn detach(&mut self, id: ConnectionId) {
        if let Some(peer) = self.peers.remove(&id)
            && let Some(person) = peer.participant
            && let Some(devices) = self.devices.get_mut(&person)
        {
            devices.remove(&id);
            if devices.is_empty() {
                self.devices.remove(&person);
            }
        }
        self.meter.touch();
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
            // Its personal queue ends, and with it the outbox.
            self.detach(id);
        }
    }

    pub(super) fn streams(&mut self, id: ConnectionId) -> Option<Streams> {
        // Subscribed before the snapshot is made, in one step of this task: nothing lies between.
        let audience = self.audience(id)?;
        let events = self.cast.subscribe(audience);
        let (presence, turnout) = self.meter.subscribe(audience);
        let welcome = self.welcome(id)?;
        Some(Streams {
            welcome,
            events,
            presence,
            turnout,
        })
    }

    pub(super) fn audience(&self, id: ConnectionId) -> Option<Audience> {
        Some(match self.peers.get(&id)?.client {
            Client::Phone { .. } => Audience::Participant,
            Client::Projector => Audience::Projector,
            Client::Moderator { .. } => Audience::Moderator,
        })
    }

    pub(super) fn welcome(&mut self, id: ConnectionId) -> Option<Frame> {
        let audience = self.audience(id)?;
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
            audience,
            role,
            account,
            personal.as_ref(),
            now(),
        ))
    }

    pub(super) fn present(&self) -> Present {
        let mut present = Present {
            connected: u32::try_from(self.devices.len()).unwrap_or(u32::MAX),
            ..Present::default()
        };
        for peer in self.peers.values() {
            match &peer.client {
                Client::Phone { .. } => {}
                Client::Projector => present.projectors += 1,
                Client::Moderator { account, name } => {
                    present.moderators.insert(*account, name.clone());
                }
            }
        }
        present
    }
}
