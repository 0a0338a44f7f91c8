//! The measure's sheet over HTTP: typed into by several people, ranked, commented, planned.

use super::http::filled;
use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::sample::PROCESS;
use serde_json::{Value, json};

on_both_databases!(
    async typing_saves_fields_and_never_overwrites,
    async saves_of_one_sitting_are_one_version,
    async deviating_ranks_need_a_reason,
    async an_assessment_says_who_and_why,
    async comments_belong_to_their_authors,
    async others_at_the_sheet_are_named,
    async the_plan_follows_the_sheets,
);

async fn first(office: &Browser) -> (String, Value) {
    let list = office
        .get(&format!("/api/processes/{PROCESS}/measures"))
        .json()
        .await;
    let entry = list["measures"][0].clone();
    (
        format!("/api/measures/{}", entry["id"].as_str().unwrap()),
        entry,
    )
}

async fn typing_saves_fields_and_never_overwrites(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (one, entry) = first(&office).await;
    let save = |version: u32, fields: Value| {
        office.patch(&one, json!({"version": version, "fields": fields}))
    };
    let costs = json!([{"what": "Router", "year": 2027, "untilYear": null, "kind": "one_off",
        "budget": "investment", "amountCents": 1_250_000, "quality": "rough", "fundedShare": 8000}]);
    let saved = save(
        0,
        json!({"costs": costs, "starts": "2027-Q2", "risks": " Lieferzeit "}),
    )
    .json()
    .await;
    assert_eq!(saved["version"], 1);
    assert_eq!(saved["sheet"]["costs"], costs);
    assert_eq!(saved["sheet"]["starts"], "2027-Q2");
    assert_eq!(saved["sheet"]["risks"], "Lieferzeit");
    assert_eq!(
        saved["sheet"]["title"], entry["sheet"]["title"],
        "the rest stays"
    );
    let late = save(0, json!({"risks": "keine"})).send().await;
    assert_eq!(late.status().as_u16(), 409);
    let late: Value = late.json().await.unwrap();
    assert_eq!(
        (&late["code"], &late["params"]["version"]),
        (&json!("conflict"), &json!(1))
    );
    assert_eq!(
        save(1, json!({"riks": "?"})).refused(400).await,
        "malformed"
    );
    assert_eq!(
        save(1, json!({"starts": "bald"})).refused(400).await,
        "malformed"
    );
    assert_eq!(save(1, json!({"title": " "})).refused(422).await, "empty");
    let elsewhere = "0198c0de-0000-7000-8000-00000000dead";
    assert_eq!(
        save(1, json!({"domainId": elsewhere})).refused(404).await,
        "notFound"
    );
    let detail = office.get(&one).json().await;
    assert_eq!(detail["entry"]["sheet"]["risks"], "Lieferzeit");
    assert!(
        detail["required"]
            .as_array()
            .unwrap()
            .contains(&json!("committee"))
    );
    service.stop().await;
}

async fn saves_of_one_sitting_are_one_version(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let admin = service.sign_in("admin").await;
    let (one, entry) = first(&office).await;
    let save = |browser: &Browser, version: u32, text: &str| {
        browser.patch(
            &one,
            json!({"version": version, "fields": {"effect": text}}),
        )
    };
    for (version, text) in ["W", "We", "Weniger Wege"].into_iter().enumerate() {
        save(&office, u32::try_from(version).unwrap(), text)
            .ok()
            .await;
    }
    save(&admin, 3, "Weniger Wege für alle").ok().await;
    let mut sheet = entry["sheet"].clone();
    sheet["effect"] = json!("Ganz neu");
    office
        .put(&one, json!({"version": 4, "sheet": sheet}))
        .ok()
        .await;
    save(&office, 5, "Fast neu").ok().await;
    let versions = office.get(&format!("{one}/versions")).json().await;
    let told: Vec<(u64, &str)> = versions
        .as_array()
        .unwrap()
        .iter()
        .map(|version| {
            let after = version["changes"][0]["after"].as_str();
            (
                version["version"].as_u64().unwrap(),
                after.unwrap_or_default(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (6, "Fast neu"),
            (5, "Ganz neu"),
            (4, "Weniger Wege für alle"),
            (3, "Weniger Wege"),
            (0, ""),
        ]
    );
    let back = office
        .post(
            &format!("{one}/restore"),
            json!({"version": 6, "restore": 3}),
        )
        .json()
        .await;
    assert_eq!(back["entry"]["sheet"]["effect"], "Weniger Wege");
    service.stop().await;
}

async fn deviating_ranks_need_a_reason(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (one, entry) = first(&office).await;
    assert_eq!(entry["results"][0]["rank"], 1);
    let ranks = format!("/api/processes/{PROCESS}/ranks");
    let set = |version: u32, rank: u32, reason: &str| {
        let rank = json!({"id": entry["id"], "version": version, "rank": rank, "reason": reason});
        office.post(&ranks, json!({"ranks": [rank]}))
    };
    assert_eq!(set(0, 2, " ").refused(422).await, "empty");
    assert_eq!(set(0, 0, "Warum").refused(422).await, "outOfRange");
    let list = set(0, 2, "Gesetzliche Pflicht zuerst").json().await;
    let sheet = &list["measures"][0]["sheet"];
    assert_eq!(
        (&sheet["administrationRank"], &sheet["rankReason"]),
        (&json!(2), &json!("Gesetzliche Pflicht zuerst"))
    );
    assert_eq!(list["measures"][0]["results"], entry["results"], "frozen");
    assert_eq!(set(0, 1, "").refused(409).await, "conflict");
    let patch = |fields: Value| office.patch(&one, json!({"version": 1, "fields": fields}));
    assert_eq!(patch(json!({"rankReason": ""})).refused(422).await, "empty");
    assert_eq!(
        patch(json!({"administrationRank": 3, "rankReason": ""}))
            .refused(422)
            .await,
        "empty"
    );
    patch(json!({"administrationRank": 1, "rankReason": ""}))
        .ok()
        .await;
    let other = json!({"ranks": [
        {"id": entry["id"], "version": 2, "rank": null, "reason": ""},
        {"id": "0198c0de-0000-7000-8000-00000000dead", "version": 0, "rank": 1, "reason": ""},
    ]});
    assert_eq!(office.post(&ranks, other).refused(404).await, "notFound");
    let detail = office.get(&one).json().await;
    assert_eq!(detail["entry"]["version"], 2, "all or none");
    service.stop().await;
}

async fn an_assessment_says_who_and_why(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (one, _) = first(&office).await;
    let save = |version: u32, fields: Value| {
        office.patch(&one, json!({"version": version, "fields": fields}))
    };
    assert_eq!(
        save(0, json!({"feasibility": "not_feasible"}))
            .refused(422)
            .await,
        "empty"
    );
    assert_eq!(office.get(&one).json().await["assessed"], Value::Null);
    save(
        0,
        json!({"feasibility": "not_feasible", "feasibilityReason": "Kein Leerrohr"}),
    )
    .ok()
    .await;
    let admin = service.sign_in("admin").await;
    admin
        .patch(&one, json!({"version": 1, "fields": {"risks": "keine"}}))
        .ok()
        .await;
    let detail = office.get(&one).json().await;
    assert_eq!(detail["assessed"]["by"], "office");
    service.stop().await;
}

async fn comments_belong_to_their_authors(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let admin = service.sign_in("admin").await;
    let (one, _) = first(&office).await;
    let all = format!("{one}/comments");
    assert_eq!(
        office.post(&all, json!({"text": " "})).refused(422).await,
        "empty"
    );
    let made = office
        .post(&all, json!({"field": "costs", "text": "Angebot fehlt"}))
        .json()
        .await;
    assert_eq!(made[0]["own"], true);
    let id = made[0]["id"].as_str().unwrap();
    let seen = admin.get(&all).json().await;
    assert_eq!(
        (&seen[0]["own"], &seen[0]["author"]),
        (&json!(false), &json!("office"))
    );
    let settled = admin
        .put(&format!("{all}/{id}"), json!({"resolved": true}))
        .json()
        .await;
    assert!(settled[0]["resolvedAt"].is_number());
    assert_eq!(
        admin.delete(&format!("{all}/{id}")).refused(403).await,
        "notAllowed"
    );
    let elsewhere = office
        .get(&format!("/api/processes/{PROCESS}/measures"))
        .json()
        .await["measures"][1]["id"]
        .clone();
    let wrong = format!(
        "/api/measures/{}/comments/{id}",
        elsewhere.as_str().unwrap()
    );
    assert_eq!(office.delete(&wrong).refused(404).await, "notFound");
    office.delete(&format!("{all}/{id}")).ok().await;
    assert_eq!(office.get(&all).json().await, json!([]));
    service.stop().await;
}

async fn others_at_the_sheet_are_named(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let admin = service.sign_in("admin").await;
    let (one, _) = first(&office).await;
    let here = format!("{one}/presence");
    let sign = |browser: &Browser| browser.post(&here, Value::Null);
    assert_eq!(sign(&office).json().await["others"], json!([]));
    let others = sign(&admin).json().await;
    assert_eq!(others["others"], json!(["office"]));
    assert_eq!(
        sign(&office).json().await["others"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    admin.delete(&here).ok().await;
    assert_eq!(sign(&office).json().await["others"], json!([]));
    service.stop().await;
}

async fn the_plan_follows_the_sheets(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let (one, entry) = first(&office).await;
    let cost = |year: u32, cents: u64| {
        json!({"year": year, "kind": "recurring", "budget": "operating",
            "amountCents": cents, "quality": "quoted", "fundedShare": 5000})
    };
    let fields =
        json!({"budgetLine": "11.1.01", "costs": [cost(2027, 100_000), cost(2029, 300_000)]});
    office
        .patch(&one, json!({"version": 0, "fields": fields}))
        .ok()
        .await;
    let plan = |query: &str| office.get(&format!("/api/processes/{PROCESS}/resource-plan{query}"));
    let free = plan("").json().await;
    assert_eq!(free["years"], json!([2027, 2028, 2029]));
    assert_eq!(free["rows"][0]["domainId"], entry["sheet"]["domainId"]);
    assert_eq!(free["total"][2]["ownCents"], 150_000);
    assert_eq!(free["measures"][0]["fit"], Value::Null);
    let tight = plan("?budget=100000&order=room").json().await;
    assert_eq!(tight["measures"][0]["fit"], "too_much");
    assert_eq!(tight["measures"][0]["over"], json!([2029]));
    assert_eq!(tight["taken"], json!([0, 0, 0]));
    assert_eq!(plan("?order=best").refused(400).await, "malformed");
    service.stop().await;
}
