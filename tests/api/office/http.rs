//! The office over HTTP, as its pages use it.

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;
use crate::sample::{self, PROCESS, START};
use serde_json::{Value, json};
use zukunftswerkstatt::store::Store;

on_both_databases!(
    async a_process_is_made_edited_and_never_overwritten,
    async life_domains_and_organisations_are_kept,
    async a_measure_has_versions_that_can_be_compared_and_restored,
    async duplicates_are_merged_and_set_free,
    async workshops_show_their_frozen_results,
    async a_draft_is_generated_edited_compared_and_restored,
);

/// A service with the sample workshop, and an office that is signed in.
pub(super) async fn filled(database: &TestDatabase) -> (Service, Browser) {
    {
        let store = Store::open(database.url()).unwrap();
        store
            .create_workshop(sample::workshop(0x10000), START)
            .await
            .unwrap();
    }
    let service = Service::start(database).await;
    let admin = service.administrator().await;
    let office = service.account(&admin, "office", "office").await;
    (service, office)
}

fn path(rest: &str) -> String {
    format!("/api/processes/{PROCESS}{rest}")
}

async fn measures(office: &Browser) -> Vec<Value> {
    let list = office.get(&path("/measures")).json().await;
    list["measures"].as_array().unwrap().clone()
}

async fn a_process_is_made_edited_and_never_overwritten(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let made = office
        .post(
            "/api/processes",
            json!({"title": " Digitalstrategie ", "kind": "digital"}),
        )
        .json()
        .await;
    assert_eq!(made["process"]["sheet"]["title"], "Digitalstrategie");
    assert_eq!(made["mayWrite"], true);
    let id = made["process"]["id"].as_str().unwrap();
    let mut sheet = made["process"]["sheet"].clone();
    sheet["step"] = json!("status_quo");
    sheet["mandate"] = json!({"reference": "BV 114/2025", "decidedOn": "2025-09-25"});
    sheet["goals"] =
        json!([{"id": "0198c0de-0000-7000-8000-000000000001", "text": "Netz für alle"}]);
    sheet["findings"] = json!([{"id": "0198c0de-0000-7000-8000-000000000002",
        "text": "61 Prozent", "kind": "survey_figure", "source": "FB 3", "asOf": "2025-10-31"}]);
    let address = format!("/api/processes/{id}");
    let edit = |version: u32, sheet: &Value| {
        office.put(&address, json!({"version": version, "sheet": sheet}))
    };
    let saved = edit(1, &sheet).json().await;
    assert_eq!(saved["process"]["version"], 2);
    assert_eq!(
        saved["process"]["sheet"]["findings"][0]["asOf"],
        "2025-10-31"
    );
    sheet["title"] = json!("Zu spät");
    assert_eq!(edit(1, &sheet).refused(409).await, "conflict");
    sheet["title"] = json!("");
    assert_eq!(edit(2, &sheet).refused(422).await, "empty");
    sheet["mandate"]["decidedOn"] = json!("2025-13-40");
    assert_eq!(edit(2, &sheet).refused(400).await, "malformed");
    assert_eq!(
        office.get("/api/processes/nonsense").refused(404).await,
        "notFound"
    );
    let all = office.get("/api/processes").json().await;
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert_eq!(all[1]["workshops"], 1);
    assert_eq!(all[1]["measures"], 4);
    service.stop().await;
}

async fn life_domains_and_organisations_are_kept(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let made = office
        .post(
            &path("/domains"),
            json!({"key": "culture", "name": {"de": "Kultur"}, "order": 3}),
        )
        .json()
        .await;
    assert_eq!(made["origin"], "derived");
    let view = office.get(&path("")).json().await;
    let names: Vec<&str> = view["domains"]
        .as_array()
        .unwrap()
        .iter()
        .map(|domain| domain["sheet"]["name"]["de"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["Digitale Infrastruktur", "Bildung und Jugend", "Kultur"]
    );
    let one = path(&format!("/domains/{}", made["id"].as_str().unwrap()));
    let mut sheet = made["sheet"].clone();
    sheet["lead"] = json!("Fachbereich 4");
    office
        .put(&one, json!({"version": 1, "sheet": sheet}))
        .ok()
        .await;
    assert_eq!(
        office
            .delete(&format!("{one}?version=1"))
            .refused(409)
            .await,
        "conflict"
    );
    office.delete(&format!("{one}?version=2")).ok().await;
    let used = view["domains"][0]["id"].as_str().unwrap();
    let used = path(&format!("/domains/{used}?version=0"));
    assert_eq!(office.delete(&used).refused(422).await, "inUse");

    let council = json!({"name": "Verbandsgemeinderat", "organizationType": "body",
        "classification": "Parlament"});
    let made = office.post("/api/organizations", council).json().await;
    let one = format!("/api/organizations/{}", made["id"].as_str().unwrap());
    let mut sheet = made["sheet"].clone();
    sheet["shortName"] = json!("VG-Rat");
    office
        .put(&one, json!({"version": 1, "sheet": sheet}))
        .ok()
        .await;
    assert_eq!(
        office
            .put(&one, json!({"version": 1, "sheet": sheet}))
            .refused(409)
            .await,
        "conflict"
    );
    let all = office.get("/api/organizations").json().await;
    assert_eq!(all[0]["sheet"]["shortName"], "VG-Rat");
    office.delete(&format!("{one}?version=2")).ok().await;
    assert_eq!(
        office
            .delete(&format!("{one}?version=2"))
            .refused(404)
            .await,
        "notFound"
    );
    service.stop().await;
}

async fn a_measure_has_versions_that_can_be_compared_and_restored(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let list = measures(&office).await;
    assert_eq!(list[0]["number"], 12, "first in its life domain");
    assert_eq!(list[1]["results"][0]["lastRank"], 3, "a tie");
    assert_eq!(list[1]["origins"], 2);
    let one = format!("/api/measures/{}", list[1]["id"].as_str().unwrap());
    let detail = office.get(&one).json().await;
    assert_eq!(detail["origins"][0]["text"], "Kein Netz im Ort");
    assert_eq!(detail["rounds"].as_array().unwrap().len(), 2);
    let mut sheet = detail["entry"]["sheet"].clone();
    sheet["title"] = json!("WLAN an allen Plätzen");
    sheet["status"] = json!("proposed");
    sheet["more"] = json!({"risk": "mittel"});
    let saved = office
        .put(&one, json!({"version": 0, "sheet": sheet}))
        .json()
        .await;
    assert_eq!(saved["entry"]["version"], 1);
    assert_eq!(saved["entry"]["results"], detail["entry"]["results"]);
    assert_eq!(
        office
            .put(&one, json!({"version": 0, "sheet": sheet}))
            .refused(409)
            .await,
        "conflict"
    );
    sheet["domainId"] = json!("0198c0de-0000-7000-8000-00000000dead");
    assert_eq!(
        office
            .put(&one, json!({"version": 1, "sheet": sheet}))
            .refused(404)
            .await,
        "notFound"
    );
    let versions = office.get(&format!("{one}/versions")).json().await;
    assert_eq!(versions[0]["author"], "office");
    assert_eq!(versions[1]["author"], Value::Null);
    assert_eq!(
        versions[0]["changes"],
        json!([
            {
                "field": "title", "before": "WLAN an fünf Plätzen", "after": "WLAN an allen Plätzen",
                "words": [
                    {"fate": "kept", "text": "WLAN an "},
                    {"fate": "removed", "text": "fünf"},
                    {"fate": "added", "text": "allen"},
                    {"fate": "kept", "text": " Plätzen"},
                ],
            },
            {"field": "status", "before": "idea", "after": "proposed", "words": []},
            {"field": "risk", "before": "", "after": "mittel", "words": []},
        ])
    );
    let restore = |version, earlier| {
        office.post(
            &format!("{one}/restore"),
            json!({"version": version, "restore": earlier}),
        )
    };
    assert_eq!(restore(1, 7).refused(404).await, "notFound");
    let back = restore(1, 0).json().await;
    assert_eq!(back["entry"]["sheet"]["title"], "WLAN an fünf Plätzen");
    assert_eq!(back["entry"]["version"], 2);

    let own = json!({"title": "Eigene Maßnahme", "shortTitle": "Eigene"});
    let made = office.post(&path("/measures"), own).json().await;
    assert_eq!(made["entry"]["number"], 16);
    assert_eq!(made["entry"]["workshopId"], Value::Null);
    service.stop().await;
}

async fn duplicates_are_merged_and_set_free(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let list = measures(&office).await;
    let (into, part) = (&list[0], &list[1]);
    let one = format!("/api/measures/{}", into["id"].as_str().unwrap());
    let other = format!("/api/measures/{}", part["id"].as_str().unwrap());
    let merge = json!({"version": 0, "measures": [{"id": part["id"], "version": 0}]});
    let merged = office
        .post(&format!("{one}/merge"), merge.clone())
        .json()
        .await;
    assert_eq!(merged["merged"][0]["number"], 11);
    assert_eq!(
        merged["entry"]["results"].as_array().unwrap().len(),
        4,
        "side by side"
    );
    assert_eq!(
        office
            .post(&format!("{one}/merge"), merge)
            .refused(409)
            .await,
        "conflict"
    );
    let gone = office.get(&other).json().await;
    assert_eq!(gone["mergedInto"]["number"], 12);
    let versions = office.get(&format!("{other}/versions")).json().await;
    assert_eq!(versions[0]["changes"][0]["field"], "mergedInto");
    let circle = json!({"version": 1, "measures": [{"id": into["id"], "version": 0}]});
    assert_eq!(
        office
            .post(&format!("{other}/merge"), circle)
            .refused(422)
            .await,
        "cannotMerge"
    );
    let free = office
        .post(&format!("{other}/unmerge"), json!({"version": 1}))
        .json()
        .await;
    assert_eq!(free["mergedInto"], Value::Null);

    let list = measures(&office).await;
    let youth = list.iter().find(|m| m["number"] == 14).unwrap()["sheet"]["domainId"].clone();
    let assign = json!({"fields": {"domainId": youth, "lead": "FB 2", "due": "2027"}, "measures": [
        {"id": into["id"], "version": 0}, {"id": part["id"], "version": 2}]});
    let after = office
        .post(&path("/measures/fields"), assign.clone())
        .json()
        .await;
    let moved = after["measures"].as_array().unwrap();
    assert!(
        moved
            .iter()
            .filter(|m| m["sheet"]["domainId"] == youth)
            .count()
            == 4
    );
    assert_eq!(
        moved
            .iter()
            .filter(|m| m["sheet"]["lead"] == "FB 2" && m["sheet"]["due"] == "2027")
            .count(),
        2
    );
    assert_eq!(
        office
            .post(&path("/measures/fields"), assign)
            .refused(409)
            .await,
        "conflict"
    );
    let elsewhere = json!({"fields": {"domainId": into["id"]}, "measures": [
        {"id": into["id"], "version": 1}]});
    assert_eq!(
        office
            .post(&path("/measures/fields"), elsewhere)
            .refused(404)
            .await,
        "notFound"
    );
    service.stop().await;
}

async fn workshops_show_their_frozen_results(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let list = office.get(&path("/workshops")).json().await;
    assert_eq!(list[0]["participants"], 12);
    assert_eq!(list[0]["rounds"], 2);
    let one = path(&format!("/workshops/{}", list[0]["id"].as_str().unwrap()));
    let results = office.get(&one).json().await;
    assert_eq!(
        results["rounds"][0]["rows"][2]["byGroup"],
        json!([null, null])
    );
    assert_eq!(results["rounds"][0]["rows"][1]["lastRank"], 3);
    assert_eq!(results["rounds"][0]["round"]["paperBallots"], 3);
    assert_eq!(results["voidRounds"][0]["reason"], "Falsche Frage");
    let method = results["rounds"][0]["round"]["method"].as_str().unwrap();
    assert!(method.starts_with("Punktabfrage: Jede Person konnte 3 Punkte vergeben"));
    let elsewhere = path("/workshops/0198c0de-0000-7000-8000-00000000dead");
    assert_eq!(office.get(&elsewhere).refused(404).await, "notFound");
    service.stop().await;
}

async fn a_draft_is_generated_edited_compared_and_restored(database: &TestDatabase) {
    let (service, office) = filled(database).await;
    let draft = office.post(&path("/drafts"), json!(null)).json().await;
    let sections = draft["sections"].as_array().unwrap();
    assert_eq!(sections.len(), 15);
    assert!(
        sections[5]["body"]
            .as_str()
            .unwrap()
            .contains("| 1 | M-012 |")
    );
    let one = format!("/api/drafts/{}", draft["id"].as_str().unwrap());
    let mut edited = draft.clone();
    edited["sections"][1]["generated"] = json!(false);
    edited["sections"][1]["body"] = json!("Neuer **Anlass**.\r\n\r\n\r\nMehr <script>.");
    let save = |draft: &Value| {
        office.put(
            &one,
            json!({"version": draft["version"], "title": "Entwurf", "sections": draft["sections"]}),
        )
    };
    let saved = save(&edited).json().await;
    assert_eq!(
        saved["sections"][1]["body"],
        "Neuer **Anlass**.\n\nMehr <script>."
    );
    assert_eq!(saved["sections"][1]["generated"], false);
    assert_eq!(saved["sections"][2]["generated"], true);
    assert_eq!(save(&edited).refused(409).await, "conflict");
    let changes = office
        .get(&format!("{one}/compare?from=1&to=2"))
        .json()
        .await;
    assert_eq!(changes.as_array().unwrap().len(), 1);
    assert_eq!(changes[0]["difference"], "changed");
    let versions = office.get(&format!("{one}/versions")).json().await;
    assert_eq!(versions[0]["changed"], json!(["Anlass und Auftrag"]));
    assert_eq!(versions[0]["author"], "office");
    let then = office.get(&format!("{one}/versions/1")).json().await;
    assert_eq!(then["sections"], draft["sections"]);
    let section = saved["sections"][1]["id"].as_str().unwrap();
    let again = format!("{one}/sections/{section}/regenerate");
    let fresh = office.post(&again, json!({"version": 2})).json().await;
    assert_eq!(fresh["sections"][1], draft["sections"][1]);
    assert_eq!(
        office
            .post(&again, json!({"version": 2}))
            .refused(409)
            .await,
        "conflict"
    );
    let back = office
        .post(
            &format!("{one}/restore"),
            json!({"version": 3, "restore": 2}),
        )
        .json()
        .await;
    assert_eq!(back["version"], 4);
    assert_eq!(back["title"], "Entwurf");
    assert_eq!(
        office
            .get(&path("/drafts"))
            .json()
            .await
            .as_array()
            .unwrap()
            .len(),
        1
    );
    service.stop().await;
}
