DROP TABLE satisfaction;
DROP TABLE supporter;
DROP TABLE helper_token;
