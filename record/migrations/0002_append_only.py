"""The record cannot be rewritten: the database itself refuses UPDATE, DELETE and TRUNCATE."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is refused: the record is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION record_stream_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.length < OLD.length OR NEW.id <> OLD.id OR NEW.subject_type <> OLD.subject_type
       OR NEW.subject_id <> OLD.subject_id OR NEW.audience <> OLD.audience THEN
        RAISE EXCEPTION 'a stream of the record only grows'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER record_event_append_only BEFORE UPDATE OR DELETE ON record_event
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_event_no_truncate BEFORE TRUNCATE ON record_event
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_stream_append_only BEFORE DELETE ON record_stream
    FOR EACH ROW EXECUTE FUNCTION record_refuse();
CREATE TRIGGER record_stream_grows BEFORE UPDATE ON record_stream
    FOR EACH ROW EXECUTE FUNCTION record_stream_grows();
CREATE TRIGGER record_stream_no_truncate BEFORE TRUNCATE ON record_stream
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse();
"""

BACKWARDS = """
DROP TRIGGER record_stream_no_truncate ON record_stream;
DROP TRIGGER record_stream_grows ON record_stream;
DROP TRIGGER record_stream_append_only ON record_stream;
DROP TRIGGER record_event_no_truncate ON record_event;
DROP TRIGGER record_event_append_only ON record_event;
DROP FUNCTION record_stream_grows();
DROP FUNCTION record_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
