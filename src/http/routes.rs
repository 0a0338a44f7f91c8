//! All routes of the service, each with who may use it: one list, from which the service is built
//! and which the tests compare with a table of their own. A route that is not listed does not
//! exist.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::{Next, from_fn};
use actix_web::{Error, FromRequest, Handler, HttpMessage, Responder, ResponseError, guard, web};

use super::app::App;
use super::bodies::too_large;
use super::error::{Answer, Problem};
use super::{
    accounts, demonstrations, doors, feedback, follow_up, health, identity, municipality, office,
    people, photos, rehearsals, rounds, session, upgrade, workshops,
};
use crate::domain::account::Role;
use crate::domain::refusal::Refusal;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anybody; what depends on who it is, the handler decides.
    Everybody,
    /// Whoever is signed in.
    Staff,
    /// Whoever is signed in with one of these roles.
    Only(&'static [Role]),
}

/// Administrators only.
pub const ADMINISTRATORS: Who = Who::Only(&[Role::Administrator]);
/// Those who edit what the administration publishes.
pub const OFFICE: Who = Who::Only(&[Role::Administrator, Role::Office]);
/// Those who look at what the administration works on.
pub const READERS: Who = Who::Only(&[Role::Administrator, Role::Office, Role::ReadOnly]);
/// Those who write about workshops; about which ones, the handler asks.
pub const WRITERS: Who = Who::Only(&[Role::Administrator, Role::Office, Role::Moderator]);
/// Those who run workshops; which ones, the handler asks.
pub const MODERATORS: Who = Who::Only(&[Role::Administrator, Role::Moderator]);

/// One route as the tests see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Method.
    pub method: Method,
    /// Address with `{parameters}`.
    pub path: &'static str,
    /// Who may.
    pub who: Who,
}

type Register = Box<dyn FnOnce(&mut web::ServiceConfig)>;

/// Routes on their way into the service.
#[derive(Default)]
pub struct Routes {
    listed: Vec<Listed>,
    registers: Vec<Register>,
}

impl Routes {
    /// All routes of the service.
    pub fn all() -> Self {
        let mut routes = Self::default();
        routes.add(Method::GET, "/healthz", Who::Everybody, health::health);
        routes.add(
            Method::GET,
            upgrade::PATH,
            Who::Everybody,
            upgrade::no_socket,
        );
        routes.add(
            Method::GET,
            "/metrics",
            Who::Everybody,
            health::metrics_here,
        );
        session::routes(&mut routes);
        accounts::routes(&mut routes);
        municipality::routes(&mut routes);
        feedback::routes(&mut routes);
        follow_up::routes(&mut routes);
        people::routes(&mut routes);
        workshops::routes(&mut routes);
        doors::routes(&mut routes);
        demonstrations::routes(&mut routes);
        photos::routes(&mut routes);
        rounds::routes(&mut routes);
        rehearsals::routes(&mut routes);
        office::routes(&mut routes);
        routes
    }

    /// Adds a route.
    pub fn add<F, Args>(&mut self, method: Method, path: &'static str, who: Who, handler: F)
    where
        F: Handler<Args>,
        Args: FromRequest + 'static,
        F::Output: Responder + 'static,
    {
        self.listed.push(Listed {
            method: method.clone(),
            path,
            who,
        });
        self.registers.push(Box::new(move |config| {
            config.service(
                web::resource(path)
                    .guard(guard::Method(method))
                    .wrap(from_fn(move |request, next| admit(request, next, who)))
                    .to(handler),
            );
        }));
    }

    /// What is listed.
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// Puts the routes into the service.
    pub fn configure(self, config: &mut web::ServiceConfig) {
        let limit = crate::domain::limits::REQUEST_BODY_BYTES;
        config.app_data(
            web::JsonConfig::default()
                .limit(limit)
                .error_handler(move |fault, _| match fault {
                    actix_web::error::JsonPayloadError::Overflow { .. }
                    | actix_web::error::JsonPayloadError::OverflowKnownLength { .. } => {
                        too_large(limit).into()
                    }
                    _ => Problem(Refusal::Malformed).into(),
                }),
        );
        config.app_data(web::PayloadConfig::new(limit));
        config.app_data(
            web::PathConfig::default()
                .error_handler(|_, _| Problem(Refusal::not_found("address")).into()),
        );
        config.app_data(
            web::QueryConfig::default().error_handler(|_, _| Problem(Refusal::Malformed).into()),
        );
        for register in self.registers {
            register(config);
        }
    }
}

/// Lets a request through to its handler if the route is for whoever sends it.
async fn admit(
    request: ServiceRequest,
    next: Next<BoxBody>,
    who: Who,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let allowed = match who {
        Who::Everybody => Ok(()),
        Who::Staff => sign_in(&request).await.map(|_| ()),
        Who::Only(roles) => match sign_in(&request).await {
            Ok(role) if roles.contains(&role) => Ok(()),
            Ok(_) => Err(Problem(Refusal::NotAllowed)),
            Err(problem) => Err(problem),
        },
    };
    match allowed {
        Ok(()) => next.call(request).await,
        Err(problem) => Ok(request.into_response(problem.error_response())),
    }
}

/// Finds out who asks and leaves it with the request, for the handler.
async fn sign_in(request: &ServiceRequest) -> Answer<Role> {
    let app = request
        .app_data::<web::Data<App>>()
        .ok_or_else(|| Problem::internal("the service is not set up"))?;
    let staff = identity::staff(request.request(), app).await?;
    let role = staff.role;
    request.extensions_mut().insert(staff);
    Ok(role)
}
