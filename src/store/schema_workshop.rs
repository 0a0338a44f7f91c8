//! The tables of a workshop, as Diesel sees them: see `migrations/*/2026-11-20-000001_workshop`.

diesel::table! {
    workshop (id) {
        id -> Text,
        process_id -> Text,
        join_code -> Text,
        stage -> Text,
        clock -> Text,
        locked -> Bool,
        driver_id -> Nullable<Text>,
        spotlight_id -> Nullable<Text>,
        presenting_id -> Nullable<Text>,
        photo_wall -> Bool,
        people_without_device -> BigInt,
        frozen_at -> Nullable<Timestamp>,
        setup -> Text,
        created_at -> Timestamp,
        seq -> BigInt,
    }
}

diesel::table! {
    phase (id) {
        id -> Text,
        workshop_id -> Text,
        position -> BigInt,
        kind -> Text,
        sub_step -> Nullable<Text>,
        title -> Text,
        prompt -> Text,
        planned_minutes -> BigInt,
        started_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        resumes -> Nullable<Text>,
    }
}

diesel::table! {
    participant (id) {
        id -> Text,
        workshop_id -> Text,
        token_hash -> Binary,
        group_id -> Nullable<Text>,
        locality_id -> Nullable<Text>,
        small_group_id -> Nullable<Text>,
        language -> Text,
        input_mode -> Text,
        joined_at -> Timestamp,
        needs_help -> Bool,
        wants_time -> Bool,
    }
}

diesel::table! {
    admission_card (workshop_id, hash) {
        workshop_id -> Text,
        hash -> Binary,
        group_id -> Nullable<Text>,
        used -> Bool,
    }
}

diesel::table! {
    contribution (id) {
        id -> Text,
        workshop_id -> Text,
        position -> BigInt,
        kind -> Text,
        body -> Text,
        original_body -> Nullable<Text>,
        domain_id -> Nullable<Text>,
        phase_id -> Text,
        participant_id -> Nullable<Text>,
        origin -> Text,
        state -> Text,
        hidden_reason -> Nullable<Text>,
        cluster_id -> Nullable<Text>,
        proposed_cluster_id -> Nullable<Text>,
        about_id -> Nullable<Text>,
        chosen -> Bool,
        hints -> Text,
        duplicate_of -> Nullable<Text>,
        client_key -> Text,
        created_at -> Timestamp,
        version -> BigInt,
    }
}

diesel::table! {
    cluster (id) {
        id -> Text,
        workshop_id -> Text,
        position -> BigInt,
        title -> Text,
        short_title -> Text,
        domain_id -> Nullable<Text>,
        kind -> Text,
        aim_id -> Nullable<Text>,
        retired -> Bool,
        version -> BigInt,
    }
}

diesel::table! {
    lineage (id) {
        position -> BigInt,
        id -> Text,
        workshop_id -> Text,
        from_kind -> Text,
        from_id -> Text,
        to_kind -> Text,
        to_id -> Text,
        relation -> Text,
        actor_id -> Nullable<Text>,
        at -> Timestamp,
    }
}

diesel::table! {
    workshop_measure (id) {
        id -> Text,
        workshop_id -> Text,
        process_id -> Text,
        number -> Nullable<BigInt>,
        title -> Text,
        short_title -> Text,
        domain_id -> Nullable<Text>,
        goal -> Text,
        description -> Text,
        who -> Text,
        first_step -> Text,
        effort -> Text,
        state -> Text,
        hidden_reason -> Nullable<Text>,
        participant_id -> Nullable<Text>,
        small_group_id -> Nullable<Text>,
        editor_id -> Nullable<Text>,
        editor_until -> Nullable<Timestamp>,
        origin -> Text,
        derived_from -> Text,
        created_at -> Timestamp,
        version -> BigInt,
    }
}

diesel::table! {
    small_group (id) {
        id -> Text,
        workshop_id -> Text,
        table_no -> BigInt,
        name -> Text,
        domain_id -> Nullable<Text>,
        result_title -> Text,
        result_text -> Text,
        message -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    photo (id) {
        id -> Text,
        workshop_id -> Text,
        position -> BigInt,
        phase_id -> Nullable<Text>,
        alt -> Text,
        consent -> Bool,
        released -> Bool,
        width -> BigInt,
        height -> BigInt,
        at -> Timestamp,
        version -> BigInt,
    }
}

diesel::table! {
    photo_file (photo_id) {
        photo_id -> Text,
        workshop_id -> Text,
        bytes -> Binary,
    }
}

diesel::table! {
    note (id) {
        id -> Text,
        workshop_id -> Text,
        phase_id -> Nullable<Text>,
        text -> Text,
        author_id -> Text,
        at -> Timestamp,
        deleted -> Bool,
        version -> BigInt,
    }
}

diesel::table! {
    commitment (id) {
        id -> Text,
        workshop_id -> Text,
        position -> BigInt,
        measure_id -> Nullable<Text>,
        what -> Text,
        who -> Text,
        by_when -> Text,
        state -> Text,
        participant_id -> Nullable<Text>,
        version -> BigInt,
    }
}

diesel::table! {
    ranking_round (id) {
        id -> Text,
        workshop_id -> Text,
        position -> BigInt,
        phase_id -> Nullable<Text>,
        question -> Text,
        object_kind -> Text,
        ballot_type -> Text,
        options -> Text,
        dots_per_person -> BigInt,
        max_dots_per_option -> BigInt,
        own_allowed -> Bool,
        domain_id -> Nullable<Text>,
        visibility -> Text,
        tie_rule -> Text,
        state -> Text,
        opened_at -> Nullable<Timestamp>,
        closed_at -> Nullable<Timestamp>,
        void_reason -> Nullable<Text>,
        repeats -> Nullable<Text>,
        settings -> Text,
        ballots_published -> Bool,
        paper -> Text,
        result -> Nullable<Text>,
    }
}

diesel::table! {
    open_ballot (round_id, voter_key) {
        round_id -> Text,
        voter_key -> Binary,
        revision -> BigInt,
        group_id -> Nullable<Text>,
        payload -> Text,
    }
}

diesel::table! {
    counted_ballot (round_id, position) {
        round_id -> Text,
        position -> BigInt,
        group_index -> Nullable<BigInt>,
        payload -> Text,
        count -> BigInt,
    }
}

diesel::table! {
    undo_step (id) {
        position -> BigInt,
        id -> Text,
        workshop_id -> Text,
        step -> Text,
    }
}

diesel::table! {
    journal (workshop_id, seq) {
        workshop_id -> Text,
        seq -> BigInt,
        kind -> Text,
        subjects -> Text,
        actor_id -> Nullable<Text>,
        at -> Timestamp,
    }
}

diesel::table! {
    request (workshop_id, actor_key, request_id) {
        workshop_id -> Text,
        actor_key -> Text,
        request_id -> Text,
        body_hash -> Binary,
        seq -> BigInt,
        created_id -> Nullable<Text>,
    }
}
