-- The ten nearest names by trigrams, without accents, through a GiST index; in a schema of its own that is dropped at the end.
\set ON_ERROR_STOP on
set client_min_messages = warning;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
drop schema if exists paradero_bench cascade;
create schema paradero_bench;
set search_path = paradero_bench, public;
set jit = off;
create function plain(said text) returns text language sql immutable parallel safe as
$$ select trim(regexp_replace(lower(unaccent('unaccent', said)), '[^a-z0-9]+', ' ', 'g')) $$;
create unlogged table raw (rec_id int, name text, surname text, given text, dob text, country text, sex text, place text, household int, namesakes text);
\copy raw from 'people.csv' csv header
create unlogged table asked (qid int, rec_id int, query text, birth_year text, age text, country text, tier text, ops text, full_year text, full_country text);
\copy asked from 'queries.csv' csv header
create unlogged table answer (qid int, ms float8, ids text);
create unlogged table people as select rec_id, plain(name) as name from raw;
drop table raw;
create index on people using gist (name gist_trgm_ops (siglen = 64));
vacuum analyze people;
do $$
declare
  one record; found text; begun timestamptz; warm int := 5;
  ends timestamptz := clock_timestamp() + interval 'SECONDS seconds';
begin
  -- A stride that meets every degree, should the time not do for all; the first few only warm up.
  for one in select qid, plain(query) as said from asked order by qid::bigint * 7919 % (select count(*) from asked) loop
    begun := clock_timestamp();
    select string_agg(near.rec_id::text, ' ' order by near.far) into found
      from (select rec_id, name <-> one.said as far from people order by name <-> one.said limit 10) near;
    if warm > 0 then warm := warm - 1; continue; end if;
    insert into answer values (one.qid, extract(epoch from clock_timestamp() - begun) * 1000, found);
    exit when clock_timestamp() > ends;
  end loop;
end $$;
\pset format unaligned
\pset tuples_only on
\pset fieldsep ';'
select '# PostgreSQL ' || split_part(version(), ' ', 2) || ', pg_trgm nearest;0';
select qid, ms, ids from answer;
drop schema paradero_bench cascade;
