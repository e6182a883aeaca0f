//! The pages and the data, asked for in-process: every route, every template, both languages.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod data;
mod desk;
mod drawing;
mod guards;
mod pages;
mod recording;
mod routes;
mod samples;
mod words;
