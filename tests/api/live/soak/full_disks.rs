//! A disk that is really full, in mid-round, and one that may only be read: a small file system of this test's own, which
//! somebody else fills.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use zukunftswerkstatt::cli::play::client::Robot;

use super::super::hall::{ballot, code, moderator, prepared, voting};
use super::super::program::Program;
use super::setting;
use crate::harness::database::TestDatabase;

/// Holds the whole service and some votes.
const SIZE: &str = "8m";

#[actix_web::test]
#[ignore = "make soak"]
async fn a_full_disk_and_a_read_only_one_are_said_and_heal() {
    let probe = ["--user", "--map-root-user", "--mount", "true"];
    if !Command::new("unshare")
        .args(probe)
        .status()
        .unwrap()
        .success()
    {
        println!("full disk: not tried, this system gives no file system of one's own");
        return;
    }
    let times = setting("SOAK_FULL_DISKS", 20);
    let folder = tempfile::tempdir().unwrap();
    // The same file system, where the service has it and where this test has it.
    let [place, side] = ["place", "side"].map(|name| {
        let folder = folder.path().join(name);
        fs::create_dir(&folder).unwrap();
        folder.display().to_string()
    });
    let ready = TestDatabase::sqlite();
    let prepared = prepared(ready.url()).await;
    let from = ready.url().trim_start_matches("sqlite:");
    let script = format!(
        "mount -t tmpfs -o size={SIZE} none {side} && cp {from} {side}/hall.db && mount --bind {side} {place} && \
         exec \"$0\" \"$@\""
    );
    let url = format!("sqlite:{place}/hall.db");
    let log = tempfile::NamedTempFile::new().unwrap();
    let program = Program::start_by(
        &[
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            &script,
        ],
        &url,
        &["--listen", "127.0.0.1:0"],
        File::create(log.path()).unwrap().into(),
    );
    let there = |script: &str| {
        let target = program.id().to_string();
        let mut command = Command::new("nsenter");
        command.args(["--user", "--mount", "--preserve-credentials", "--target"]);
        let status = command.args([&target, "sh", "-c", script]).status();
        assert!(status.unwrap().success(), "{script}");
    };
    let said = |words: &str| {
        let log = fs::read_to_string(log.path()).unwrap();
        log.matches(words).count()
    };
    let base = program.base.clone();
    let (mut chair, mut voter, round) = voting(&base, &prepared).await;
    // What the program sees there.
    let filler = PathBuf::from(format!("/proc/{}/root{side}/filler", program.id()));
    let (mut revision, mut seq) = (0, 0);
    for turn in 1..=times {
        let mut file = File::create(&filler).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
        drop(file);
        // What the log still has room for is taken; then all hear it.
        let refusal = loop {
            revision += 1;
            assert!(revision < 2_000, "the disk is never full");
            let vote = ballot(&round, revision, &[(revision % 3, 1)]);
            if let Err(refusal) = voter.ask("castBallot", vote).await {
                break refusal;
            }
        };
        assert_eq!(refusal.code(), Some("notStored"));
        let people = json!({"withoutDevice": turn});
        let vote = ballot(&round, revision, &[(revision % 3, 1)]);
        both_are_refused(&mut voter, &mut chair, &vote, &people).await;
        // There is room again, but whoever opens the file anew may only read it.
        there(&format!(
            "mount --bind {side} {place} && mount -o remount,bind,ro {place}"
        ));
        fs::remove_file(&filler).unwrap();
        both_are_refused(&mut voter, &mut chair, &vote, &people).await;
        there(&format!("umount {place}"));
        voter.ask("castBallot", vote).await.unwrap();
        seq = chair.ask("countPeople", people).await.unwrap().seq;
    }
    let fresh = Robot::connect(&base, &moderator(&prepared)).await.unwrap();
    assert_eq!(fresh.seq, seq, "nothing is left over of what was refused");
    program.end(false);
    let times = usize::try_from(times).unwrap();
    assert_eq!(said("disk is full; nothing was stored"), 3 * times);
    assert_eq!(said("read-only; nothing was stored"), 2 * times);
    println!(
        "full disk: {times} times full and as often read-only; each time votes and moderation were refused, said so in \
         the log, and were taken afterwards"
    );
}

async fn both_are_refused(voter: &mut Robot, chair: &mut Robot, vote: &Value, people: &Value) {
    let asked = voter.ask("castBallot", vote.clone()).await;
    assert_eq!(code(asked), "notStored");
    let asked = chair.ask("countPeople", people.clone()).await;
    assert_eq!(code(asked), "notStored");
}
