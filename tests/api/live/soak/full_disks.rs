//! A disk that is really full, in mid-round: a small file system of this test's own, which somebody else fills.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use serde_json::json;
use zukunftswerkstatt::cli::play::DemoFile;
use zukunftswerkstatt::cli::play::client::Robot;
use zukunftswerkstatt::cli::play::fields::random_token;

use super::super::hall::{ballot, join, moderator, open_round, phone, prepared};
use super::super::program::Program;
use super::setting;
use crate::harness::database::TestDatabase;

/// Holds the whole service and some votes.
const SIZE: &str = "8m";

#[actix_web::test]
#[ignore = "make soak"]
async fn a_full_disk_is_said_and_heals_when_there_is_room() {
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
    let place = folder.path().display().to_string();
    let ready = TestDatabase::sqlite();
    let prepared = prepared(ready.url()).await;
    let from = ready.url().trim_start_matches("sqlite:");
    let script = format!(
        "mount -t tmpfs -o size={SIZE} none {place} && cp {from} {place}/hall.db && exec \"$0\" \"$@\""
    );
    let url = format!("sqlite:{place}/hall.db");
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
    );
    let base = program.base.clone();
    let mut chair = Robot::connect(&base, &moderator(&prepared)).await.unwrap();
    chair.ask("openWorkshop", json!({})).await.unwrap();
    let phase = DemoFile::phase_id("critique_rank");
    let fields = json!({"phaseId": phase});
    chair.ask("goToPhase", fields).await.unwrap();
    let titles = ["Bus", "Bahn", "Rad"].map(str::to_owned);
    let round = open_round(&mut chair, &titles, json!({})).await;
    let mut voter = Robot::connect(&base, &phone(&random_token()))
        .await
        .unwrap();
    join(&mut voter, None).await.unwrap();
    // What the program sees there.
    let filler = PathBuf::from(format!("/proc/{}/root{place}/filler", program.id()));
    let (mut revision, mut refused, mut seq) = (0, 0, 0);
    for turn in 1..=times {
        let mut file = File::create(&filler).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
        drop(file);
        // What the log still has room for is taken; then all hear it.
        let said = loop {
            revision += 1;
            assert!(revision < 2_000, "the disk is never full");
            let vote = ballot(&round, revision, &[(revision % 3, 1)]);
            match voter.ask("castBallot", vote).await {
                Ok(_) => {}
                Err(refusal) => break refusal.code().map(str::to_owned),
            }
        };
        assert_eq!(said.as_deref(), Some("notStored"));
        refused += 1;
        let people = json!({"withoutDevice": turn});
        let asked = chair.ask("countPeople", people.clone()).await;
        assert_eq!(asked.unwrap_err().code(), Some("notStored"));
        fs::remove_file(&filler).unwrap();
        let vote = ballot(&round, revision, &[(revision % 3, 1)]);
        voter.ask("castBallot", vote).await.unwrap();
        seq = chair.ask("countPeople", people).await.unwrap().seq;
    }
    let fresh = Robot::connect(&base, &moderator(&prepared)).await.unwrap();
    assert_eq!(fresh.seq, seq, "nothing is left over of what was refused");
    program.end(false);
    println!("full disk: {times} times, {refused} votes refused and taken again, {revision} cast");
}
