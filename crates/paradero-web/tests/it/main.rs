//! The pages and the data, asked for in-process: every route, every template, both languages.

mod data;
mod desk;
mod drawing;
mod guards;
mod pages;
mod recording;
mod routes;
mod samples;
mod words;
