//! Files that the office took away, as they were.

use super::{found, processes};
use crate::domain::context::Timestamp;
use crate::domain::ids::{KeptFileId, ProcessId, WorkshopId};
use crate::domain::kept_file::{FileSubject, KeptFile, staying};
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::{Conn, on_backend};
use crate::store::convert::{big, code, from_code, hash, id, id_opt, number, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_office::{kept_content, kept_file};
use bytes::Bytes;
use chrono::NaiveDateTime;
use diesel::prelude::*;

diesel::allow_tables_to_appear_in_same_query!(kept_file, kept_content);

const FILE: &str = "kept file";

#[derive(Insertable, Queryable)]
#[diesel(table_name = kept_file, treat_none_as_default_value = false)]
struct FileRow {
    id: String,
    process_id: String,
    workshop_id: Option<String>,
    subject: String,
    form: String,
    name: String,
    words: String,
    confidential: bool,
    byte_count: i64,
    content_hash: Vec<u8>,
    data_hash: Option<Vec<u8>>,
    made_by: Option<String>,
    made_at: NaiveDateTime,
    ends_at: NaiveDateTime,
}

impl Store {
    /// Keeps a file. Whoever takes the same bytes again finds one entry, with the later time; what there is no more room
    /// for goes.
    pub fn keep_file(&self, file: KeptFile, bytes: Bytes) -> Answer<()> {
        self.write(move |conn| {
            processes::process(conn, file.process_id)?;
            let row = FileRow::of(&file)?;
            let content = (
                kept_content::hash.eq(&row.content_hash),
                kept_content::bytes.eq(&bytes[..]),
            );
            on_backend!(conn, c => diesel::insert_into(kept_content::table)
                .values(content)
                .on_conflict_do_nothing()
                .execute(c))?;
            let same = kept_file::table
                .filter(kept_file::process_id.eq(&row.process_id))
                .filter(kept_file::content_hash.eq(&row.content_hash))
                .filter(kept_file::name.eq(&row.name))
                .filter(kept_file::made_by.eq(&row.made_by));
            let before: Vec<String> = same.select(kept_file::id).load(conn)?;
            diesel::delete(kept_file::table.filter(kept_file::id.eq_any(before))).execute(conn)?;
            diesel::insert_into(kept_file::table)
                .values(&row)
                .execute(conn)?;
            make_room(conn, &row.process_id)
        })
    }

    /// The kept files of a process, the newest first.
    pub fn kept_files(&self, of: ProcessId) -> Result<Vec<KeptFile>, StoreError> {
        self.read(|conn| {
            processes::process(conn, of)?;
            let rows: Vec<FileRow> = kept_file::table
                .filter(kept_file::process_id.eq(of.to_string()))
                .order((kept_file::made_at.desc(), kept_file::id.desc()))
                .load(conn)?;
            rows.into_iter().map(FileRow::told).collect()
        })
    }

    /// A kept file with its bytes.
    pub fn kept_file(&self, wanted: KeptFileId) -> Result<(KeptFile, Vec<u8>), StoreError> {
        self.read(|conn| {
            let row: Option<FileRow> = kept_file::table
                .find(wanted.to_string())
                .first(conn)
                .optional()?;
            let row = found(FILE, row)?;
            let bytes = kept_content::table
                .find(&row.content_hash)
                .select(kept_content::bytes)
                .first(conn)
                .optional()?;
            Ok((row.told()?, found(FILE, bytes)?))
        })
    }

    /// Deletes a kept file.
    pub fn delete_kept_file(&self, gone: KeptFileId) -> Answer<()> {
        self.write(move |conn| {
            let deleted = diesel::delete(kept_file::table.find(gone.to_string())).execute(conn)?;
            found(FILE, (deleted > 0).then_some(()))?;
            sweep(conn)
        })
    }

    /// Deletes the kept files whose time is over; returns how many.
    pub fn remove_due_files(&self, now: Timestamp) -> Answer<usize> {
        self.write(move |conn| {
            let due = kept_file::table.filter(kept_file::ends_at.le(now.to_naive()));
            let deleted = diesel::delete(due).execute(conn)?;
            sweep(conn)?;
            Ok(deleted)
        })
    }
}

/// Deletes the kept minutes of a workshop: somebody in one of its photos no longer agrees.
pub(in crate::store) fn forget_minutes(
    conn: &mut Conn,
    workshop: WorkshopId,
) -> Result<(), StoreError> {
    let minutes = kept_file::table
        .filter(kept_file::workshop_id.eq(workshop.to_string()))
        .filter(kept_file::subject.eq(code(FILE, FileSubject::Minutes)?));
    if diesel::delete(minutes).execute(conn)? > 0 {
        sweep(conn)?;
    }
    Ok(())
}

/// Deletes the oldest files of a process that have no room any more.
fn make_room(conn: &mut Conn, process: &str) -> Result<(), StoreError> {
    let files: Vec<(String, i64)> = kept_file::table
        .filter(kept_file::process_id.eq(process))
        .order((kept_file::made_at.desc(), kept_file::id.desc()))
        .select((kept_file::id, kept_file::byte_count))
        .load(conn)?;
    let sizes: Vec<u64> = files
        .iter()
        .map(|(_, size)| number(FILE, *size))
        .collect::<Result<_, _>>()?;
    let gone: Vec<String> = files
        .into_iter()
        .skip(staying(&sizes))
        .map(|(id, _)| id)
        .collect();
    if gone.is_empty() {
        return Ok(());
    }
    diesel::delete(kept_file::table.filter(kept_file::id.eq_any(gone))).execute(conn)?;
    sweep(conn)
}

/// Deletes bytes that no file has any more.
fn sweep(conn: &mut Conn) -> Result<(), StoreError> {
    let held = kept_file::table.filter(kept_file::content_hash.eq(kept_content::hash));
    diesel::delete(kept_content::table.filter(diesel::dsl::not(diesel::dsl::exists(held))))
        .execute(conn)?;
    Ok(())
}

impl FileRow {
    fn of(file: &KeptFile) -> Result<Self, StoreError> {
        Ok(Self {
            id: file.id.to_string(),
            process_id: file.process_id.to_string(),
            workshop_id: text_opt(file.workshop_id),
            subject: code(FILE, file.subject)?,
            form: code(FILE, file.form)?,
            name: file.name.clone(),
            words: file.words.clone(),
            confidential: file.confidential,
            byte_count: big(FILE, file.bytes)?,
            content_hash: file.checksum.0.to_vec(),
            data_hash: file.data_checksum.map(|sum| sum.0.to_vec()),
            made_by: text_opt(file.made_by),
            made_at: file.made_at.to_naive(),
            ends_at: file.ends_at().to_naive(),
        })
    }

    fn told(self) -> Result<KeptFile, StoreError> {
        Ok(KeptFile {
            id: id(FILE, &self.id)?,
            process_id: id(FILE, &self.process_id)?,
            workshop_id: id_opt(FILE, self.workshop_id)?,
            subject: from_code(FILE, self.subject)?,
            form: from_code(FILE, self.form)?,
            name: self.name,
            words: self.words,
            confidential: self.confidential,
            bytes: number(FILE, self.byte_count)?,
            checksum: hash(FILE, &self.content_hash)?,
            data_checksum: self.data_hash.map(|sum| hash(FILE, &sum)).transpose()?,
            made_by: id_opt(FILE, self.made_by)?,
            made_at: self.made_at.into(),
        })
    }
}
