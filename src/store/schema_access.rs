//! The tables of staff and of the municipality's texts, as Diesel sees them: see
//! `migrations/*/2026-11-20-000002_access`.

diesel::table! {
    account (id) {
        id -> Text,
        login -> Text,
        login_key -> Text,
        name -> Text,
        role -> Text,
        password_hash -> Nullable<Text>,
        disabled_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    staff_session (id) {
        id -> Text,
        account_id -> Text,
        token_hash -> Binary,
        device -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    one_time_link (token_hash) {
        token_hash -> Binary,
        account_id -> Nullable<Text>,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    workshop_moderator (workshop_id, account_id) {
        workshop_id -> Text,
        account_id -> Text,
        owner -> Bool,
        since -> Timestamp,
    }
}

diesel::table! {
    projector_token (workshop_id) {
        workshop_id -> Text,
        token_hash -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    municipality (id) {
        id -> BigInt,
        name -> Text,
        short_name -> Text,
        kind -> Text,
        state -> Text,
        website -> Text,
        accent -> Text,
        locale -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    logo (id) {
        id -> BigInt,
        media_type -> Text,
        bytes -> Binary,
        digest -> Text,
    }
}

diesel::table! {
    branding (id) {
        id -> BigInt,
        letterhead -> Text,
        imprint -> Text,
        font -> Text,
        version -> BigInt,
        paper_type -> Text,
        council_order -> Text,
    }
}

diesel::table! {
    page (kind, language) {
        kind -> Text,
        language -> Text,
        short -> Text,
        body -> Text,
        version -> BigInt,
        modified_at -> Timestamp,
    }
}

diesel::table! {
    feedback (id) {
        id -> Text,
        number -> Text,
        text -> Text,
        contact -> Text,
        address -> Text,
        created_at -> Timestamp,
        done_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    follow_up_code (workshop_id, code_hash) {
        workshop_id -> Text,
        code_hash -> Binary,
        participant_id -> Text,
    }
}

diesel::table! {
    helper_token (workshop_id) {
        workshop_id -> Text,
        token_hash -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    supporter (id) {
        id -> Text,
        workshop_id -> Text,
        owner_key -> Binary,
        code_key -> Binary,
        measure_id -> Nullable<Text>,
        name -> Text,
        contact -> Text,
        consented_at -> Timestamp,
        delete_on -> Timestamp,
    }
}

diesel::table! {
    satisfaction (workshop_id, voice_key) {
        workshop_id -> Text,
        voice_key -> Binary,
        heard -> Nullable<SmallInt>,
        worthwhile -> Nullable<SmallInt>,
    }
}

diesel::joinable!(staff_session -> account (account_id));
diesel::joinable!(workshop_moderator -> account (account_id));
diesel::allow_tables_to_appear_in_same_query!(staff_session, account, workshop_moderator);
