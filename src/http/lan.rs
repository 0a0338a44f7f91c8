//! The address by which other machines in the hall reach this one.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

/// Nobody answers there and nothing is sent: to name a target is enough for the system to choose the way out.
const TARGETS: [SocketAddr; 3] = [
    SocketAddr::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), 9),
    // A hall's network often leads nowhere else; private ones have a way at least to their own kind.
    SocketAddr::new(IpAddr::V4(Ipv4Addr::new(192, 168, 255, 254)), 9),
    SocketAddr::new(
        IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)),
        9,
    ),
];

/// The host that phones type for a service that listens on `listening`: for every address of this machine, the one of
/// the network that it is in; `localhost` if it is in none.
pub(super) fn host(listening: SocketAddr) -> String {
    if !listening.ip().is_unspecified() {
        return listening.to_string();
    }
    TARGETS.iter().find_map(own_address).map_or_else(
        || format!("localhost:{}", listening.port()),
        |ip| SocketAddr::new(ip, listening.port()).to_string(),
    )
}

/// This machine's own address on the way to `target`; none if there is no way.
fn own_address(target: &SocketAddr) -> Option<IpAddr> {
    let any = match target {
        SocketAddr::V4(_) => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
        SocketAddr::V6(_) => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
    };
    let socket = UdpSocket::bind((any, 0)).ok()?;
    socket.connect(target).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_was_named_stays() {
        for named in ["127.0.0.1:8080", "192.0.2.7:80", "[::1]:8080"] {
            assert_eq!(host(named.parse().unwrap()), named);
        }
    }

    #[test]
    fn every_address_becomes_one_that_can_be_typed() {
        for all in ["0.0.0.0:8080", "[::]:8080"] {
            let host = host(all.parse().unwrap());
            assert!(host.ends_with(":8080"), "{host}");
            let typed = host
                .parse::<SocketAddr>()
                .map_or(host == "localhost:8080", |it| {
                    !it.ip().is_unspecified() && !it.ip().is_loopback()
                });
            assert!(typed, "{host}");
        }
    }
}
