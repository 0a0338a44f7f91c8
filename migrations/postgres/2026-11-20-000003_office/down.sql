DROP TABLE strategy_draft_version;
DROP TABLE strategy_draft;
DROP TABLE office_measure_version;
DROP TABLE office_measure;
DROP TABLE organization;
DROP TABLE life_domain;
DROP TABLE strategy_process;
