//! Files that were taken away before: listed, had again, deleted.

use super::download::sent;
use super::{may_write, names};
use crate::domain::ids::{KeptFileId, ProcessId};
use crate::domain::kept_file::KeptFile;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;
use crate::http::app::{App, now};
use crate::http::error::Answer;
use crate::http::identity::Staff;
use crate::http::routes::{OFFICE, READERS, Routes};
use crate::wire::office_kept::KeptFileView;
use actix_web::http::Method;
use actix_web::{HttpResponse, web};

const ONE: &str = "/api/kept-files/{file}";

/// Lists the routes of this file.
pub(super) fn routes(routes: &mut Routes) {
    routes.add(
        Method::GET,
        "/api/processes/{process}/kept-files",
        READERS,
        list,
    );
    routes.add(Method::GET, ONE, READERS, again);
    routes.add(Method::DELETE, ONE, OFFICE, delete);
}

/// True if this reader may have the file: it is not over, and confidential ones are for those who write.
fn may_have(staff: &Staff, file: &KeptFile) -> bool {
    now() < file.ends_at() && (!file.confidential || may_write(staff))
}

async fn list(staff: Staff, app: web::Data<App>, process: web::Path<ProcessId>) -> Answer {
    let process = process.into_inner();
    let files = app.read(move |store| store.kept_files(process)).await?;
    let names = names(&app).await?;
    let files = files.into_iter().filter(|file| may_have(&staff, file));
    let files = files.map(|file| KeptFileView {
        id: file.id,
        subject: file.subject,
        form: file.form,
        words: file.words.clone(),
        confidential: file.confidential,
        bytes: file.bytes,
        checksum: file.checksum.to_hex(),
        data_checksum: file.data_checksum.map(Hash256::to_hex),
        author: file.made_by.and_then(|id| names.get(&id).cloned()),
        at: file.made_at,
        ends_at: file.ends_at(),
        name: file.name,
    });
    Ok(HttpResponse::Ok().json(files.collect::<Vec<_>>()))
}

async fn again(staff: Staff, app: web::Data<App>, file: web::Path<KeptFileId>) -> Answer {
    let id = file.into_inner();
    let (file, bytes) = app.read(move |store| store.kept_file(id)).await?;
    if !may_have(&staff, &file) {
        return Err(Refusal::not_found("kept file").into());
    }
    Ok(sent(&file.name, file.form.media_type(), bytes.into()))
}

async fn delete(app: web::Data<App>, file: web::Path<KeptFileId>) -> Answer {
    app.store.delete_kept_file(file.into_inner()).await?;
    Ok(HttpResponse::NoContent().finish())
}
