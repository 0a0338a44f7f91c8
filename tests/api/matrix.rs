//! Every route, and who may use it. A route that is missing here fails the test.

use std::collections::BTreeSet;

use zukunftswerkstatt::http::routes::Routes;

use crate::harness::browser::Browser;
use crate::harness::database::TestDatabase;
use crate::harness::service::Service;

/// Roles in the order of the columns below; the first is nobody.
const ROLES: [&str; 5] = [
    "stranger",
    "read_only",
    "office",
    "moderator",
    "administrator",
];

/// `+`: may, whatever comes then (where it depends on whose the thing is, the handler asks), `-`: may not. Those that end sessions come last.
const TABLE: &str = "
    GET    /healthz                                               + + + + +
    GET    /metrics                                               + + + + +
    GET    /api/live                                              + + + + +
    GET    /api/session                                           + + + + +
    POST   /api/session                                           + + + + +
    POST   /api/setup                                             + + + + +
    POST   /api/setup/look                                        + + + + +
    POST   /api/password                                          - + + + +
    GET    /api/sessions                                          - + + + +
    DELETE /api/sessions/{session}                                - + + + +
    GET    /api/accounts                                          - - - - +
    POST   /api/accounts                                          - - - - +
    PATCH  /api/accounts/{account}                                - - - - +
    POST   /api/accounts/{account}/link                           - - - - +
    GET    /api/accounts/{account}/sessions                       - - - - +
    DELETE /api/accounts/{account}/sessions                       - - - - +
    GET    /api/municipality                                      + + + + +
    PUT    /api/municipality                                      - - + - +
    GET    /api/municipality/logo                                 + + + + +
    PUT    /api/municipality/logo                                 - - + - +
    DELETE /api/municipality/logo                                 - - + - +
    GET    /api/municipality/branding                             - + + - +
    PUT    /api/municipality/branding                             - - + - +
    GET    /api/pages/{kind}                                      + + + + +
    PUT    /api/pages/{kind}                                      - - + - +
    POST   /api/feedback                                          + + + + +
    GET    /api/feedback                                          - + + - +
    PATCH  /api/feedback/{feedback}                               - - + - +
    POST   /api/workshops/{workshop}/follow-up-code               + + + + +
    POST   /api/follow-up                                         + + + + +
    GET    /api/workshops/{workshop}/support                      + + + + +
    PUT    /api/workshops/{workshop}/support                      + + + + +
    POST   /api/workshops/{workshop}/support/look                 + + + + +
    POST   /api/workshops/{workshop}/support/withdraw             + + + + +
    GET    /api/workshops/{workshop}/supporters                   - - + + +
    GET    /api/workshops/{workshop}/supporters.csv               - - + + +
    GET    /api/workshops/{workshop}/moderation.csv               - - + + +
    DELETE /api/workshops/{workshop}/supporters/{supporter}       - - + + +
    PUT    /api/workshops/{workshop}/satisfaction                 + + + + +
    GET    /api/workshops/{workshop}/satisfaction                 - - + + +
    POST   /api/workshops/{workshop}/helper                       - - - + +
    POST   /api/results/{workshop}/own                            + + + + +
    GET    /api/moderators                                        - - - + +
    GET    /api/workshops                                         - - - + +
    POST   /api/workshops                                         - - - + +
    POST   /api/demonstrations                                    - - - + +
    GET    /api/workshops/{workshop}                              - - - + +
    GET    /api/workshops/{workshop}/minutes                      - + + + +
    POST   /api/workshops/{workshop}/photos                       - - - + +
    GET    /api/photos/{photo}                                    + + + + +
    GET    /api/workshops/{workshop}/minutes/paper                - + + + +
    GET    /api/workshops/{workshop}/minutes/photos               - + + + +
    GET    /api/workshops/{workshop}/minutes.{form}               - + + + +
    PUT    /api/workshops/{workshop}/minutes                      - - + + +
    POST   /api/workshops/{workshop}/minutes/renew                - - + + +
    PUT    /api/workshops/{workshop}/minutes/published            - - + + +
    GET    /api/results/{workshop}                                + + + + +
    PUT    /api/workshops/{workshop}/moderators/{account}         - - - + +
    DELETE /api/workshops/{workshop}/moderators/{account}         - - - + +
    POST   /api/workshops/{workshop}/projector                    - - - + +
    POST   /api/workshops/{workshop}/cards                        - - - + +
    POST   /api/workshops/{workshop}/rehearsal                     - - - + +
    GET    /api/workshops/{workshop}/rehearsal                     - - - + +
    DELETE /api/workshops/{workshop}/rehearsal                     - - - + +
    GET    /api/workshops/{workshop}/rounds/{round}/analysis      + + + + +
    GET    /api/workshops/{workshop}/rounds/{round}/ballots.{kind} + + + + +
    GET    /api/processes                                         - + + + +
    POST   /api/processes                                         - - + - +
    GET    /api/processes/{process}                               - + + - +
    PUT    /api/processes/{process}                               - - + - +
    GET    /api/processes/{process}/progress                      - + + - +
    POST   /api/processes/{process}/domains                       - - + - +
    PUT    /api/processes/{process}/domains/{domain}              - - + - +
    DELETE /api/processes/{process}/domains/{domain}              - - + - +
    GET    /api/organizations                                     - + + + +
    POST   /api/organizations                                     - - + - +
    PUT    /api/organizations/{organization}                      - - + - +
    DELETE /api/organizations/{organization}                      - - + - +
    GET    /api/processes/{process}/measures                      - + + - +
    POST   /api/processes/{process}/measures                      - - + - +
    POST   /api/processes/{process}/measures/fields               - - + - +
    GET    /api/measures/{measure}                                - + + + +
    PUT    /api/measures/{measure}                                - - + - +
    POST   /api/measures/{measure}/merge                          - - + - +
    POST   /api/measures/{measure}/unmerge                        - - + - +
    GET    /api/measures/{measure}/versions                       - + + + +
    POST   /api/measures/{measure}/restore                        - - + - +
    GET    /api/processes/{process}/workshops                     - + + - +
    GET    /api/processes/{process}/workshops/{workshop}          - + + - +
    GET    /api/processes/{process}/papers/{paper}.{form}         - + + - +
    GET    /api/processes/{process}/drafts                        - + + - +
    POST   /api/processes/{process}/drafts                        - - + - +
    GET    /api/drafts/{draft}                                    - + + - +
    GET    /api/drafts/{draft}/text.{form}                        - + + - +
    POST   /api/drafts/{draft}/pictures                           - - + - +
    GET    /api/pictures/{picture}                                - + + - +
    PUT    /api/drafts/{draft}                                    - - + - +
    PUT    /api/drafts/{draft}/order                              - - + - +
    POST   /api/drafts/{draft}/sections/{section}/regenerate      - - + - +
    GET    /api/drafts/{draft}/versions                           - + + - +
    GET    /api/drafts/{draft}/versions/{version}                 - + + - +
    GET    /api/drafts/{draft}/compare                            - + + - +
    POST   /api/drafts/{draft}/restore                            - - + - +
    GET    /api/drafts/{draft}/review                             - + + - +
    POST   /api/drafts/{draft}/state                              - - + - +
    PUT    /api/drafts/{draft}/sections/{section}/locked          - - + - +
    POST   /api/drafts/{draft}/steps                              - - + - +
    PUT    /api/drafts/{draft}/steps/{step}                       - - + - +
    DELETE /api/drafts/{draft}/steps/{step}                       - - + - +
    PUT    /api/drafts/{draft}/steps/{step}/sign-off              - + + - +
    POST   /api/drafts/{draft}/comments                           - + + - +
    PUT    /api/drafts/{draft}/comments/{comment}                 - - + - +
    DELETE /api/drafts/{draft}/comments/{comment}                 - + + - +
    GET    /api/drafts/{draft}/links                              - - + - +
    POST   /api/drafts/{draft}/links                              - - + - +
    DELETE /api/drafts/{draft}/links/{link}                       - - + - +
    POST   /api/reading                                           + + + + +
    POST   /api/reading/pictures/{picture}                        + + + + +
    POST   /api/reading/text.pdf                                  + + + + +
    PATCH  /api/measures/{measure}                                - - + - +
    POST   /api/processes/{process}/ranks                         - - + - +
    GET    /api/processes/{process}/resource-plan                 - + + - +
    POST   /api/measures/{measure}/presence                       - - + - +
    DELETE /api/measures/{measure}/presence                       - - + - +
    GET    /api/measures/{measure}/comments                       - + + - +
    POST   /api/measures/{measure}/comments                       - - + - +
    PUT    /api/measures/{measure}/comments/{comment}             - - + - +
    DELETE /api/measures/{measure}/comments/{comment}             - - + - +
    GET    /api/processes/{process}/kept-files                    - + + - +
    GET    /api/kept-files/{file}                                 - + + - +
    DELETE /api/kept-files/{file}                                 - - + - +
    GET    /api/processes/{process}/export.xlsx                   - + + - +
    GET    /api/processes/{process}/export.csv.zip                - + + - +
    GET    /api/processes/{process}/export.json                   - + + - +
    POST   /api/processes/{process}/import/look                   - - + - +
    POST   /api/processes/{process}/imports                       - - + - +
    GET    /api/processes/{process}/imports                       - - + - +
    POST   /api/processes/{process}/imports/{import}/undo         - - + - +
    GET    /api/processes/{process}/records                       - + + - +
    POST   /api/processes/{process}/records                       - - + - +
    PUT    /api/processes/{process}/records/{record}              - - + - +
    DELETE /api/processes/{process}/records/{record}              - - + - +
    DELETE /api/sessions                                          - + + + +
    DELETE /api/session                                           + + + + +
";

struct Row {
    method: &'static str,
    path: &'static str,
    may: Vec<bool>,
}

fn table() -> Vec<Row> {
    let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let (method, path) = (words.next().unwrap(), words.next().unwrap());
            let may: Vec<bool> = words.map(|word| word == "+").collect();
            assert_eq!(may.len(), ROLES.len(), "{line}");
            Row { method, path, may }
        })
        .collect()
}

#[test]
fn every_route_is_in_the_table() {
    let routes = Routes::all();
    let listed: BTreeSet<String> = routes
        .listed()
        .iter()
        .map(|route| format!("{} {}", route.method, route.path))
        .collect();
    assert_eq!(
        listed.len(),
        routes.listed().len(),
        "a route is listed twice"
    );
    let known: BTreeSet<String> = table()
        .iter()
        .map(|row| format!("{} {}", row.method, row.path))
        .collect();
    assert_eq!(listed, known);
}

#[actix_web::test]
async fn routes_are_for_those_whom_the_table_names() {
    let database = TestDatabase::sqlite();
    let service = Service::start(&database).await;
    let admin = service.administrator().await;
    let mut wrong = Vec::new();
    for (column, role) in ROLES.into_iter().enumerate() {
        let browser = match role {
            "stranger" => service.stranger(),
            "administrator" => admin.clone(),
            role => service.account(&admin, role, role).await,
        };
        for row in table() {
            let code = try_out(&browser, &row).await;
            let refusal = if role == "stranger" {
                "notSignedIn"
            } else {
                "notAllowed"
            };
            let refused = code == "notSignedIn" || code == "notAllowed";
            if refused == row.may[column] || (refused && code != refusal) {
                wrong.push(format!("{role}: {} {}: {code}", row.method, row.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    service.stop().await;
}

/// Asks for things that do not exist, with a body that nobody understands; answers the code.
async fn try_out(browser: &Browser, row: &Row) -> String {
    let mut path = row.path.replace("{kind}", "imprint");
    while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
        path.replace_range(from..=to, "0199aaaa-0000-7000-8000-000000000000");
    }
    let call = match row.method {
        "GET" | "DELETE" => browser.call(row.method, &path),
        method => browser.raw(method, &path, "[]".to_owned()),
    };
    call.code().await
}
