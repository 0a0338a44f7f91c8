//! The tables of the office, as Diesel sees them: see `migrations/*/2026-11-20-000003_office`
//! `2026-11-21-000004_measure_sheet` and `2026-11-21-000060_office_review`.

diesel::table! {
    strategy_process (id) {
        id -> Text,
        sheet -> Text,
        version -> BigInt,
        created_at -> Timestamp,
        modified_at -> Timestamp,
    }
}

diesel::table! {
    life_domain (process_id, id) {
        process_id -> Text,
        id -> Text,
        sheet -> Text,
        origin -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    organization (id) {
        id -> Text,
        sheet -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    office_measure (id) {
        id -> Text,
        process_id -> Text,
        workshop_id -> Nullable<Text>,
        number -> BigInt,
        sheet -> Text,
        room_state -> Text,
        version -> BigInt,
        merged_into -> Nullable<Text>,
        created_at -> Timestamp,
        modified_at -> Timestamp,
    }
}

diesel::table! {
    office_measure_version (measure_id, version) {
        measure_id -> Text,
        version -> BigInt,
        sheet -> Text,
        merged_into -> Nullable<Text>,
        author_id -> Nullable<Text>,
        at -> Timestamp,
        sitting_began_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    measure_comment (id) {
        id -> Text,
        measure_id -> Text,
        author_id -> Text,
        field -> Text,
        text -> Text,
        at -> Timestamp,
        resolved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    strategy_draft (id) {
        id -> Text,
        process_id -> Text,
        title -> Text,
        state -> Text,
        version -> BigInt,
        sections -> Text,
        created_at -> Timestamp,
        modified_at -> Timestamp,
        measure_order -> Text,
    }
}

diesel::table! {
    strategy_draft_version (draft_id, version) {
        draft_id -> Text,
        version -> BigInt,
        title -> Text,
        sections -> Text,
        author_id -> Nullable<Text>,
        at -> Timestamp,
        measure_order -> Text,
    }
}

diesel::table! {
    draft_picture (id) {
        id -> Text,
        draft_id -> Text,
        width -> BigInt,
        height -> BigInt,
        bytes -> Binary,
    }
}

diesel::table! {
    workshop_minutes (workshop_id) {
        workshop_id -> Text,
        title -> Text,
        version -> BigInt,
        sections -> Text,
        published_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        modified_at -> Timestamp,
    }
}

diesel::table! {
    draft_comment (id) {
        id -> Text,
        draft_id -> Text,
        section_id -> Nullable<Text>,
        author_id -> Text,
        text -> Text,
        at -> Timestamp,
        resolved_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    alignment_step (id) {
        id -> Text,
        draft_id -> Text,
        sheet -> Text,
    }
}

diesel::table! {
    draft_move (id) {
        id -> Text,
        draft_id -> Text,
        from_state -> Text,
        to_state -> Text,
        version -> BigInt,
        note -> Text,
        author_id -> Nullable<Text>,
        at -> Timestamp,
    }
}

diesel::table! {
    reading_link (id) {
        id -> Text,
        draft_id -> Text,
        reader -> Text,
        token_hash -> Binary,
        made_by -> Nullable<Text>,
        made_at -> Timestamp,
        ends_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
        files -> Bool,
    }
}

diesel::table! {
    kept_content (hash) {
        hash -> Binary,
        bytes -> Binary,
    }
}

diesel::table! {
    kept_file (id) {
        id -> Text,
        process_id -> Text,
        workshop_id -> Nullable<Text>,
        subject -> Text,
        form -> Text,
        name -> Text,
        words -> Text,
        confidential -> Bool,
        byte_count -> BigInt,
        content_hash -> Binary,
        data_hash -> Nullable<Binary>,
        made_by -> Nullable<Text>,
        made_at -> Timestamp,
        ends_at -> Timestamp,
    }
}

diesel::table! {
    office_record (id) {
        id -> Text,
        process_id -> Text,
        kind -> Text,
        sheet -> Text,
        version -> BigInt,
        modified_at -> Timestamp,
    }
}

diesel::table! {
    measure_import (id) {
        id -> Text,
        process_id -> Text,
        file_name -> Text,
        changes -> Text,
        author_id -> Nullable<Text>,
        at -> Timestamp,
        undone_at -> Nullable<Timestamp>,
    }
}
