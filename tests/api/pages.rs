//! Pages, files, headers, health: what a browser gets before anything happens.

use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

on_both_databases!(async the_service_is_healthy_and_counts_its_answers);

async fn the_service_is_healthy_and_counts_its_answers(database: &TestDatabase) {
    let service = Service::start(database).await;
    let browser = service.stranger();
    let health = browser.get("/healthz").send().await;
    assert_eq!(health.status(), 200);
    let metrics = browser.get("/metrics").send().await;
    let text = metrics.text().await.unwrap();
    assert!(
        text.contains("zw_http_answers_total{class=\"2xx\"} 1"),
        "{text}"
    );
    let forwarded = browser
        .get("/metrics")
        .header("X-Forwarded-For", "203.0.113.9")
        .send()
        .await;
    assert_eq!(forwarded.status(), 404);
    service.stop().await;
}

#[actix_web::test]
async fn pages_lie_at_their_fixed_addresses_and_load_nothing_from_elsewhere() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    let browser = service.stranger();
    for path in [
        "/",
        "/j/482136",
        "/p/0199",
        "/console",
        "/console/x/y",
        "/office",
        "/office/measures",
        "/datenschutz",
        "/impressum",
        "/barrierefreiheit",
    ] {
        let page = browser.get(path).send().await;
        // Without a built front end the answer says how to build it.
        assert!([200, 503].contains(&page.status().as_u16()), "{path}");
        let policy = page.headers()["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'self';"),
            "{path}: {policy}"
        );
        let frames = policy.contains("frame-ancestors 'self'");
        assert_eq!(frames, path.starts_with("/p/"), "{path}: {policy}");
        assert_eq!(page.headers()["x-content-type-options"], "nosniff");
        assert_eq!(page.headers()["referrer-policy"], "no-referrer");
        assert!(!page.headers().contains_key("set-cookie"), "{path}");
        assert!(!page.headers().contains_key("strict-transport-security"));
    }
    service.stop().await;
}

#[actix_web::test]
async fn what_does_not_exist_is_a_problem_with_a_code() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    let browser = service.stranger();
    let answer = browser.get("/api/nothing").send().await;
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let problem: serde_json::Value = answer.json().await.unwrap();
    assert_eq!(problem["code"], "notFound");
    let foreign = browser.foreign("POST", "/api/session");
    assert_eq!(foreign.refused(403).await, "foreignOrigin");
    service.stop().await;
}
