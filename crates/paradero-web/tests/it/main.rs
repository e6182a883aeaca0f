//! The pages and the data, asked for in-process: every route, every template, both languages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod data;
mod desk;
mod drawing;
mod find;
mod guards;
mod lists;
mod matching;
mod pages;
mod reading;
mod recording;
mod report;
mod routes;
mod samples;
mod words;
