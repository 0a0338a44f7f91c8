//! The way of a draft through the house: who is asked, comments, changes of state.

use super::drafts::{draft, put};
use super::{Edit, check_version, found};
use crate::domain::account::Role;
use crate::domain::context::Timestamp;
use crate::domain::draft::{Draft, DraftState, Section};
use crate::domain::ids::{AccountId, AlignmentStepId, CommentId, DraftId, SectionId};
use crate::domain::refusal::Refusal;
use crate::domain::review::{AlignmentStep, DRAFT_COMMENTS, DraftMove, STEPS, check_move};
use crate::domain::strategy::at_most;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{
    code, from_code, from_json, id, id_opt, json, naive_opt, number, text_opt,
};
use crate::store::error::StoreError;
use crate::store::schema_office::{alignment_step, draft_comment, draft_move, strategy_draft};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use uuid::Uuid;

const COMMENT: &str = "comment";
const STEP: &str = "step";
const MOVE: &str = "move";

#[derive(Insertable, Queryable)]
#[diesel(table_name = draft_comment, treat_none_as_default_value = false)]
struct CommentRow {
    id: String,
    draft_id: String,
    section_id: Option<String>,
    author_id: String,
    text: String,
    at: NaiveDateTime,
    resolved_at: Option<NaiveDateTime>,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = alignment_step)]
struct StepRow {
    id: String,
    draft_id: String,
    sheet: String,
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = draft_move, treat_none_as_default_value = false)]
struct MoveRow {
    id: String,
    draft_id: String,
    from_state: String,
    to_state: String,
    version: i64,
    note: String,
    author_id: Option<String>,
    at: NaiveDateTime,
}

/// A comment on a draft as it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDraftComment {
    /// Identity.
    pub id: CommentId,
    /// The draft.
    pub draft_id: DraftId,
    /// The section that it is about; none for the whole draft.
    pub section_id: Option<SectionId>,
    /// Who wrote it.
    pub author: AccountId,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// When somebody said that it is settled.
    pub resolved_at: Option<Timestamp>,
}

/// What was said about a draft, and where it has been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReview {
    /// The draft.
    pub draft: Draft,
    /// Who is asked, in the order in which they were named.
    pub steps: Vec<AlignmentStep>,
    /// Comments, oldest first.
    pub comments: Vec<StoredDraftComment>,
    /// Changes of state, oldest first.
    pub moves: Vec<DraftMove>,
}

/// A change of a draft's state.
#[derive(Clone, Debug)]
pub struct Moving {
    /// The draft.
    pub draft: DraftId,
    /// The version that the writer saw.
    pub seen: u32,
    /// The state to take it to.
    pub to: DraftState,
    /// The role of the one who does it.
    pub role: Role,
    /// Why, or with which resolution.
    pub note: String,
    /// Its sections as they are at this moment, generated parts included.
    pub sections: Vec<Section>,
}

impl Store {
    /// A draft with everything said about it.
    pub fn draft_review(&self, of: DraftId) -> Result<StoredReview, StoreError> {
        self.read(|conn| {
            let draft = draft(conn, of)?;
            let comments: Vec<CommentRow> = draft_comment::table
                .filter(draft_comment::draft_id.eq(of.to_string()))
                .order((draft_comment::at, draft_comment::id))
                .load(conn)?;
            let moves: Vec<MoveRow> = draft_move::table
                .filter(draft_move::draft_id.eq(of.to_string()))
                .order((draft_move::at, draft_move::id))
                .load(conn)?;
            Ok(StoredReview {
                steps: steps(conn, of)?,
                comments: comments
                    .into_iter()
                    .map(CommentRow::into_stored)
                    .collect::<Result<_, _>>()?,
                moves: moves
                    .into_iter()
                    .map(MoveRow::into_domain)
                    .collect::<Result<_, _>>()?,
                draft,
            })
        })
    }

    /// Takes a draft to another state. Adopting one supersedes the one adopted before.
    pub fn move_draft(&self, moving: Moving, edit: Edit) -> Answer<Draft> {
        self.write(move |conn| {
            let mut thing = draft(conn, moving.draft)?;
            check_version(thing.version, moving.seen)?;
            if thing.state.is_editable() {
                thing.sections = moving.sections;
            }
            check_move(&thing, moving.to, moving.role, &steps(conn, thing.id)?)?;
            if moving.to == DraftState::Adopted {
                let adopted = strategy_draft::table
                    .filter(strategy_draft::process_id.eq(thing.process_id.to_string()))
                    .filter(strategy_draft::state.eq(code(MOVE, DraftState::Adopted)?))
                    .select(strategy_draft::id)
                    .load::<String>(conn)?;
                for other in adopted {
                    let other = draft(conn, id(MOVE, &other)?)?;
                    change(conn, other, DraftState::Superseded, String::new(), edit)?;
                }
            }
            change(conn, thing, moving.to, moving.note, edit)
        })
    }

    /// Names somebody who is asked, or changes what is known of them.
    pub fn put_alignment_step(&self, of: DraftId, step: AlignmentStep) -> Answer<()> {
        self.write(move |conn| {
            draft(conn, of)?;
            let known = steps(conn, of)?;
            if !known.iter().any(|other| other.id == step.id) {
                at_most("steps", known.len().saturating_add(1), STEPS)?;
            }
            let row = StepRow {
                id: step.id.to_string(),
                draft_id: of.to_string(),
                sheet: json(STEP, &step)?,
            };
            upsert!(conn, alignment_step, [id], &row)?;
            Ok(())
        })
    }

    /// Asks somebody no longer.
    pub fn remove_alignment_step(&self, of: DraftId, step: AlignmentStepId) -> Answer<()> {
        self.write(move |conn| {
            let gone = diesel::delete(
                alignment_step::table
                    .filter(alignment_step::id.eq(step.to_string()))
                    .filter(alignment_step::draft_id.eq(of.to_string())),
            )
            .execute(conn)?;
            found(STEP, (gone > 0).then_some(()))
        })
    }

    /// Adds a comment to a draft.
    pub fn add_draft_comment(&self, comment: StoredDraftComment) -> Answer<()> {
        self.write(move |conn| {
            let thing = draft(conn, comment.draft_id)?;
            let known = |section| thing.sections.iter().any(|other| other.id == section);
            if comment.section_id.is_some_and(|section| !known(section)) {
                return Err(Refusal::not_found("section").into());
            }
            let stored: i64 = draft_comment::table
                .filter(draft_comment::draft_id.eq(thing.id.to_string()))
                .count()
                .get_result(conn)?;
            let stored = usize::try_from(stored).unwrap_or(usize::MAX);
            at_most("comments", stored.saturating_add(1), DRAFT_COMMENTS)?;
            let row = CommentRow {
                id: comment.id.to_string(),
                draft_id: thing.id.to_string(),
                section_id: text_opt(comment.section_id),
                author_id: comment.author.to_string(),
                text: comment.text,
                at: comment.at.to_naive(),
                resolved_at: naive_opt(comment.resolved_at),
            };
            diesel::insert_into(draft_comment::table)
                .values(&row)
                .execute(conn)?;
            Ok(())
        })
    }

    /// Says that a comment on a draft is settled, or open again.
    pub fn resolve_draft_comment(
        &self,
        of: DraftId,
        comment: CommentId,
        resolved_at: Option<Timestamp>,
    ) -> Answer<()> {
        self.write(move |conn| {
            one(conn, of, comment)?;
            diesel::update(draft_comment::table.find(comment.to_string()))
                .set(draft_comment::resolved_at.eq(naive_opt(resolved_at)))
                .execute(conn)?;
            Ok(())
        })
    }

    /// Takes a comment on a draft back; only its author may.
    pub fn delete_draft_comment(
        &self,
        of: DraftId,
        comment: CommentId,
        by: AccountId,
    ) -> Answer<()> {
        self.write(move |conn| {
            if one(conn, of, comment)?.author != by {
                return Err(Refusal::NotAllowed.into());
            }
            diesel::delete(draft_comment::table.find(comment.to_string())).execute(conn)?;
            Ok(())
        })
    }
}

/// Takes a draft to a state as a new version, and notes it.
fn change(
    conn: &mut Conn,
    mut thing: Draft,
    to: DraftState,
    note: String,
    edit: Edit,
) -> Result<Draft, StoreError> {
    let from = thing.state;
    thing.state = to;
    thing.version += 1;
    thing.modified_at = edit.at;
    put(conn, &thing, edit.author)?;
    let row = MoveRow {
        id: Uuid::now_v7().to_string(),
        draft_id: thing.id.to_string(),
        from_state: code(MOVE, from)?,
        to_state: code(MOVE, to)?,
        version: thing.version.into(),
        note,
        author_id: text_opt(edit.author),
        at: edit.at.to_naive(),
    };
    diesel::insert_into(draft_move::table)
        .values(&row)
        .execute(conn)?;
    Ok(thing)
}

fn steps(conn: &mut Conn, of: DraftId) -> Result<Vec<AlignmentStep>, StoreError> {
    let rows: Vec<StepRow> = alignment_step::table
        .filter(alignment_step::draft_id.eq(of.to_string()))
        .order(alignment_step::id)
        .load(conn)?;
    rows.iter().map(|row| from_json(STEP, &row.sheet)).collect()
}

fn one(conn: &mut Conn, of: DraftId, comment: CommentId) -> Result<StoredDraftComment, StoreError> {
    let row: Option<CommentRow> = draft_comment::table
        .filter(draft_comment::id.eq(comment.to_string()))
        .filter(draft_comment::draft_id.eq(of.to_string()))
        .first(conn)
        .optional()?;
    found(COMMENT, row)?.into_stored()
}

impl CommentRow {
    fn into_stored(self) -> Result<StoredDraftComment, StoreError> {
        Ok(StoredDraftComment {
            id: id(COMMENT, &self.id)?,
            draft_id: id(COMMENT, &self.draft_id)?,
            section_id: id_opt(COMMENT, self.section_id)?,
            author: id(COMMENT, &self.author_id)?,
            text: self.text,
            at: self.at.into(),
            resolved_at: self.resolved_at.map(Timestamp::from),
        })
    }
}

impl MoveRow {
    fn into_domain(self) -> Result<DraftMove, StoreError> {
        Ok(DraftMove {
            from: from_code(MOVE, self.from_state)?,
            to: from_code(MOVE, self.to_state)?,
            version: number(MOVE, self.version)?,
            note: self.note,
            by: id_opt(MOVE, self.author_id)?,
            at: self.at.into(),
        })
    }
}
