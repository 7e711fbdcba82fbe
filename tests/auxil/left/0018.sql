BEGIN TRANSACTION;
CREATE TABLE acknowledgements (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	since DATE NOT NULL, 
	until DATE NOT NULL, 
	told_on DATE, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	acknowledged_at DATETIME NOT NULL, 
	CONSTRAINT pk_acknowledgements PRIMARY KEY (id), 
	CONSTRAINT fk_acknowledgements_obligation_id FOREIGN KEY(obligation_id) REFERENCES obligations (id), 
	CONSTRAINT fk_acknowledgements_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_acknowledgements_obligation_id_since UNIQUE (obligation_id, since)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0018');
CREATE TABLE assignments (
	id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	unit_id INTEGER, 
	collective_id INTEGER, 
	role VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_assignments PRIMARY KEY (id), 
	CONSTRAINT fk_assignments_collective_id FOREIGN KEY(collective_id) REFERENCES collectives (id), 
	CONSTRAINT fk_assignments_task_id FOREIGN KEY(task_id) REFERENCES tasks (id), 
	CONSTRAINT fk_assignments_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_assignments_task_id_collective_id_role UNIQUE (task_id, collective_id, role), 
	CONSTRAINT uq_assignments_task_id_unit_id_role UNIQUE (task_id, unit_id, role)
);
INSERT INTO "assignments" VALUES(1,1,1,NULL,'lead');
INSERT INTO "assignments" VALUES(2,1,2,NULL,'coordinating');
INSERT INTO "assignments" VALUES(3,2,1,NULL,'lead');
INSERT INTO "assignments" VALUES(4,2,3,NULL,'coordinating');
INSERT INTO "assignments" VALUES(5,3,4,NULL,'lead');
INSERT INTO "assignments" VALUES(6,3,5,NULL,'coordinating');
INSERT INTO "assignments" VALUES(7,4,5,NULL,'lead');
INSERT INTO "assignments" VALUES(8,4,1,NULL,'coordinating');
CREATE TABLE audit_events (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	person_id BIGINT, 
	chat_id BIGINT, 
	action VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	"before" VARCHAR, 
	"after" VARCHAR, 
	CONSTRAINT pk_audit_events PRIMARY KEY (id), 
	CONSTRAINT fk_audit_events_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "audit_events" VALUES(1,'2025-05-15 01:00:00.000000',5000000002,-4000000002,'link_secretariat','secretariat:',NULL,'Tổ giúp việc Đề án 06');
INSERT INTO "audit_events" VALUES(2,'2025-05-15 01:00:00.000000',5000000002,-4000000002,'save_plan','plan:1',NULL,'Triển khai thực hiện Đề án 06 năm 2025');
INSERT INTO "audit_events" VALUES(3,'2025-05-15 01:00:00.000000',5000000003,-4000000004,'link_chat','unit:1',NULL,'Nhóm Sở Tài chính');
INSERT INTO "audit_events" VALUES(4,'2025-05-15 01:00:00.000000',5000000004,-4000000006,'link_chat','unit:4',NULL,'Nhóm UBND xã Hoa Lộc');
INSERT INTO "audit_events" VALUES(5,'2025-06-12 00:30:00.000000',5000000003,-4000000004,'raise_matter','matter:1',NULL,'chưa có kinh phí');
CREATE TABLE calendar_days (
	day DATE NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	set_at DATETIME NOT NULL, 
	set_by BIGINT NOT NULL, 
	CONSTRAINT pk_calendar_days PRIMARY KEY (day), 
	CONSTRAINT fk_calendar_days_set_by FOREIGN KEY(set_by) REFERENCES people (id)
);
CREATE TABLE chat_links (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	topic_id BIGINT, 
	title VARCHAR NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	unit_id INTEGER, 
	state VARCHAR(32) NOT NULL, 
	state_reason VARCHAR, 
	linked_at DATETIME NOT NULL, 
	linked_by BIGINT, lost_at DATETIME, 
	CONSTRAINT pk_chat_links PRIMARY KEY (id), 
	CONSTRAINT fk_chat_links_linked_by FOREIGN KEY(linked_by) REFERENCES people (id), 
	CONSTRAINT fk_chat_links_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
);
INSERT INTO "chat_links" VALUES(1,-4000000002,NULL,'Tổ giúp việc Đề án 06','secretariat',NULL,'active',NULL,'2025-05-15 01:00:00.000000',5000000002,NULL);
INSERT INTO "chat_links" VALUES(2,-4000000004,NULL,'Nhóm Sở Tài chính','unit',1,'active',NULL,'2025-05-15 01:00:00.000000',5000000003,NULL);
INSERT INTO "chat_links" VALUES(3,-4000000006,NULL,'Nhóm UBND xã Hoa Lộc','unit',4,'active',NULL,'2025-05-15 01:00:00.000000',5000000004,NULL);
CREATE TABLE collective_members (
	id INTEGER NOT NULL, 
	collective_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	belongs BOOLEAN NOT NULL, 
	CONSTRAINT pk_collective_members PRIMARY KEY (id), 
	CONSTRAINT fk_collective_members_collective_id FOREIGN KEY(collective_id) REFERENCES collectives (id), 
	CONSTRAINT fk_collective_members_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_collective_members_collective_id_unit_id UNIQUE (collective_id, unit_id)
);
CREATE TABLE "collectives" (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	rules JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_collectives PRIMARY KEY (id), 
	CONSTRAINT uq_collectives_name UNIQUE (name)
);
CREATE TABLE current_statuses (
	id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	month VARCHAR NOT NULL, 
	status VARCHAR(32), 
	percent DOUBLE, 
	update_id INTEGER NOT NULL, until VARCHAR DEFAULT '9999-12' NOT NULL, 
	CONSTRAINT pk_current_statuses PRIMARY KEY (id), 
	CONSTRAINT fk_current_statuses_task_id FOREIGN KEY(task_id) REFERENCES tasks (id), 
	CONSTRAINT fk_current_statuses_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT fk_current_statuses_update_id FOREIGN KEY(update_id) REFERENCES updates (id), 
	CONSTRAINT uq_current_statuses_task_id_unit_id_month UNIQUE (task_id, unit_id, month)
);
INSERT INTO "current_statuses" VALUES(1,1,1,'2025-06','in_progress',60.0,1,'9999-12');
INSERT INTO "current_statuses" VALUES(2,3,4,'2025-06','in_progress',40.0,2,'9999-12');
CREATE TABLE escalations (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	step VARCHAR(32) NOT NULL, 
	due DATE NOT NULL, 
	on_day DATE NOT NULL, 
	CONSTRAINT pk_escalations PRIMARY KEY (id), 
	CONSTRAINT fk_escalations_obligation_id FOREIGN KEY(obligation_id) REFERENCES obligations (id), 
	CONSTRAINT uq_escalations_obligation_id_step_due UNIQUE (obligation_id, step, due)
);
CREATE TABLE "evidence" (
	id INTEGER NOT NULL, 
	update_id INTEGER, 
	unit_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	file_id VARCHAR, 
	file_key VARCHAR NOT NULL, 
	size BIGINT, 
	album VARCHAR, 
	kept_as VARCHAR, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	period_text_id INTEGER, 
	CONSTRAINT pk_evidence PRIMARY KEY (id), 
	CONSTRAINT fk_evidence_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_evidence_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_evidence_update_id_file_key UNIQUE (update_id, file_key), 
	CONSTRAINT fk_evidence_update_id FOREIGN KEY(update_id) REFERENCES updates (id), 
	CONSTRAINT fk_evidence_period_text_id FOREIGN KEY(period_text_id) REFERENCES period_texts (id), 
	CONSTRAINT uq_evidence_period_text_id_file_key UNIQUE (period_text_id, file_key)
);
CREATE TABLE exports (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	period_id INTEGER, 
	as_of DATE NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	file_id INTEGER NOT NULL, 
	figures JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by BIGINT NOT NULL, 
	CONSTRAINT pk_exports PRIMARY KEY (id), 
	CONSTRAINT fk_exports_file_id FOREIGN KEY(file_id) REFERENCES stored_files (id), 
	CONSTRAINT fk_exports_made_by FOREIGN KEY(made_by) REFERENCES people (id), 
	CONSTRAINT fk_exports_period_id FOREIGN KEY(period_id) REFERENCES report_periods (id), 
	CONSTRAINT fk_exports_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
CREATE TABLE extensions (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	due_before DATE, 
	asked_until DATE NOT NULL, 
	reason VARCHAR, 
	proposed_until DATE, 
	granted_until DATE, 
	state VARCHAR(32) NOT NULL, 
	answer VARCHAR, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	topic_id BIGINT, 
	message_id BIGINT, 
	asked_at DATETIME NOT NULL, 
	asked_on DATE NOT NULL, 
	decided_by BIGINT, 
	decided_at DATETIME, 
	decided_on DATE, 
	CONSTRAINT pk_extensions PRIMARY KEY (id), 
	CONSTRAINT fk_extensions_decided_by FOREIGN KEY(decided_by) REFERENCES people (id), 
	CONSTRAINT fk_extensions_obligation_id FOREIGN KEY(obligation_id) REFERENCES obligations (id), 
	CONSTRAINT fk_extensions_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_extensions_task_id FOREIGN KEY(task_id) REFERENCES tasks (id), 
	CONSTRAINT fk_extensions_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
);
CREATE TABLE figures (
	id INTEGER NOT NULL, 
	update_id INTEGER NOT NULL, 
	target VARCHAR, 
	unit VARCHAR, 
	done DOUBLE NOT NULL, 
	total DOUBLE, 
	CONSTRAINT pk_figures PRIMARY KEY (id), 
	CONSTRAINT fk_figures_update_id FOREIGN KEY(update_id) REFERENCES updates (id)
);
CREATE TABLE focal_points (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	person_id BIGINT NOT NULL, 
	registered_at DATETIME NOT NULL, 
	registered_by BIGINT NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_focal_points PRIMARY KEY (id), 
	CONSTRAINT fk_focal_points_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT fk_focal_points_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_focal_points_registered_by FOREIGN KEY(registered_by) REFERENCES people (id)
);
CREATE TABLE guidance_inquiries (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	quarter VARCHAR NOT NULL, 
	asked_at DATETIME NOT NULL, 
	has_come BOOLEAN, 
	words VARCHAR, 
	issued DATE, 
	answered_at DATETIME, 
	answered_by BIGINT, 
	CONSTRAINT pk_guidance_inquiries PRIMARY KEY (id), 
	CONSTRAINT fk_guidance_inquiries_answered_by FOREIGN KEY(answered_by) REFERENCES people (id), 
	CONSTRAINT fk_guidance_inquiries_task_id FOREIGN KEY(task_id) REFERENCES tasks (id), 
	CONSTRAINT fk_guidance_inquiries_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_guidance_inquiries_unit_id_task_id_quarter UNIQUE (unit_id, task_id, quarter)
);
CREATE TABLE heartbeats (
	name VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_heartbeats PRIMARY KEY (name)
);
INSERT INTO "heartbeats" VALUES('tick','2025-06-12 00:30:00.000000');
CREATE TABLE inbox_updates (
	update_id BIGINT NOT NULL, 
	payload JSON NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	error VARCHAR, 
	received_at DATETIME NOT NULL, 
	handled_at DATETIME, lane VARCHAR(32) DEFAULT 'words' NOT NULL, emptied_at DATETIME, 
	CONSTRAINT pk_inbox_updates PRIMARY KEY (update_id)
);
INSERT INTO "inbox_updates" VALUES(865000001,'{"update_id": 865000001, "my_chat_member": {"chat": {"id": -4000000002, "type": "group", "title": "T\u1ed5 gi\u00fap vi\u1ec7c \u0110\u1ec1 \u00e1n 06"}, "from": {"id": 5000000002, "is_bot": false, "first_name": "Ph\u1ea1m Th\u1ecb", "last_name": "Lan", "language_code": "vi"}, "date": 1747270800, "old_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "left"}, "new_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "member"}}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000002,'{"update_id": 865000002, "message": {"message_id": 1, "date": 1747270800, "chat": {"id": -4000000002, "type": "group", "title": "T\u1ed5 gi\u00fap vi\u1ec7c \u0110\u1ec1 \u00e1n 06"}, "from": {"id": 5000000002, "is_bot": false, "first_name": "Ph\u1ea1m Th\u1ecb", "last_name": "Lan", "language_code": "vi"}, "new_chat_members": [{"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}]}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000003,'{"update_id": 865000003, "my_chat_member": {"chat": {"id": -4000000004, "type": "group", "title": "Nh\u00f3m S\u1edf T\u00e0i ch\u00ednh"}, "from": {"id": 5000000003, "is_bot": false, "first_name": "Nguy\u1ec5n Thu", "last_name": "H\u00e0", "language_code": "vi"}, "date": 1747270800, "old_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "left"}, "new_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "member"}}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000004,'{"update_id": 865000004, "message": {"message_id": 2, "date": 1747270800, "chat": {"id": -4000000004, "type": "group", "title": "Nh\u00f3m S\u1edf T\u00e0i ch\u00ednh"}, "from": {"id": 5000000003, "is_bot": false, "first_name": "Nguy\u1ec5n Thu", "last_name": "H\u00e0", "language_code": "vi"}, "new_chat_members": [{"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}]}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000005,'{"update_id": 865000005, "my_chat_member": {"chat": {"id": -4000000006, "type": "group", "title": "Nh\u00f3m UBND x\u00e3 Hoa L\u1ed9c"}, "from": {"id": 5000000004, "is_bot": false, "first_name": "Tr\u1ea7n V\u0103n", "last_name": "B\u00ecnh", "language_code": "vi"}, "date": 1747270800, "old_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "left"}, "new_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "member"}}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000006,'{"update_id": 865000006, "message": {"message_id": 3, "date": 1747270800, "chat": {"id": -4000000006, "type": "group", "title": "Nh\u00f3m UBND x\u00e3 Hoa L\u1ed9c"}, "from": {"id": 5000000004, "is_bot": false, "first_name": "Tr\u1ea7n V\u0103n", "last_name": "B\u00ecnh", "language_code": "vi"}, "new_chat_members": [{"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}]}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000007,'{"update_id": 865000007, "my_chat_member": {"chat": {"id": -4000000008, "type": "group", "title": "Nh\u00f3m l\u1ea1"}, "from": {"id": 5000000005, "is_bot": false, "first_name": "Ng\u01b0\u1eddi", "last_name": "L\u1ea1", "language_code": "vi"}, "date": 1747270800, "old_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "left"}, "new_chat_member": {"user": {"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}, "status": "member"}}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000008,'{"update_id": 865000008, "message": {"message_id": 4, "date": 1747270800, "chat": {"id": -4000000008, "type": "group", "title": "Nh\u00f3m l\u1ea1"}, "from": {"id": 5000000005, "is_bot": false, "first_name": "Ng\u01b0\u1eddi", "last_name": "L\u1ea1", "language_code": "vi"}, "new_chat_members": [{"id": 700000001, "is_bot": true, "first_name": "Sandbox", "username": "sandbox_bot"}]}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000009,'{"update_id": 865000009, "message": {"message_id": 5, "date": 1747270800, "chat": {"id": -4000000002, "type": "group", "title": "T\u1ed5 gi\u00fap vi\u1ec7c \u0110\u1ec1 \u00e1n 06"}, "from": {"id": 5000000002, "is_bot": false, "first_name": "Ph\u1ea1m Th\u1ecb", "last_name": "Lan", "language_code": "vi"}, "text": "/start FBQX9XEUTUTE", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000010,'{"update_id": 865000010, "message": {"message_id": 7, "date": 1747270800, "chat": {"id": -4000000002, "type": "group", "title": "T\u1ed5 gi\u00fap vi\u1ec7c \u0110\u1ec1 \u00e1n 06"}, "from": {"id": 5000000002, "is_bot": false, "first_name": "Ph\u1ea1m Th\u1ecb", "last_name": "Lan", "language_code": "vi"}, "text": "/yeucau", "entities": [{"type": "bot_command", "offset": 0, "length": 7}]}}','done',NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000011,'{"update_id": 865000011, "message": {"message_id": 11, "date": 1749688200, "chat": {"id": -4000000004, "type": "group", "title": "Nh\u00f3m S\u1edf T\u00e0i ch\u00ednh"}, "from": {"id": 5000000003, "is_bot": false, "first_name": "Nguy\u1ec5n Thu", "last_name": "H\u00e0", "language_code": "vi"}, "text": "/baocao NV 1 \u0111ang th\u1ef1c hi\u1ec7n 60%. V\u01b0\u1edbng m\u1eafc: ch\u01b0a c\u00f3 kinh ph\u00ed", "entities": [{"type": "bot_command", "offset": 0, "length": 7}]}}','done',NULL,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000012,'{"update_id": 865000012, "message": {"message_id": 14, "date": 1749688200, "chat": {"id": -4000000004, "type": "group", "title": "Nh\u00f3m S\u1edf T\u00e0i ch\u00ednh"}, "from": {"id": 5000000003, "is_bot": false, "first_name": "Nguy\u1ec5n Thu", "last_name": "H\u00e0", "language_code": "vi"}, "text": "/baocao \u0111\u00e3 ho\u00e0n th\u00e0nh", "entities": [{"type": "bot_command", "offset": 0, "length": 7}]}}','done',NULL,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000013,'{"update_id": 865000013, "message": {"message_id": 16, "date": 1749688200, "chat": {"id": -4000000006, "type": "group", "title": "Nh\u00f3m UBND x\u00e3 Hoa L\u1ed9c"}, "from": {"id": 5000000004, "is_bot": false, "first_name": "Tr\u1ea7n V\u0103n", "last_name": "B\u00ecnh", "language_code": "vi"}, "text": "/baocao NV 3 xin gia h\u1ea1n", "entities": [{"type": "bot_command", "offset": 0, "length": 7}]}}','done',NULL,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000014,'{"update_id": 865000014, "message": {"message_id": 18, "date": 1749688200, "chat": {"id": -4000000002, "type": "group", "title": "T\u1ed5 gi\u00fap vi\u1ec7c \u0110\u1ec1 \u00e1n 06"}, "from": {"id": 5000000002, "is_bot": false, "first_name": "Ph\u1ea1m Th\u1ecb", "last_name": "Lan", "language_code": "vi"}, "text": "/lienket S\u1edf Giao th\u00f4ng", "entities": [{"type": "bot_command", "offset": 0, "length": 8}]}}','done',NULL,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000015,'{"update_id": 865000015, "message": {"message_id": 20, "date": 1749688200, "chat": {"id": -4000000004, "type": "group", "title": "Nh\u00f3m S\u1edf T\u00e0i ch\u00ednh"}, "from": {"id": 5000000003, "is_bot": false, "first_name": "Nguy\u1ec5n Thu", "last_name": "H\u00e0", "language_code": "vi"}, "text": "/nhiemvu", "entities": [{"type": "bot_command", "offset": 0, "length": 8}]}}','done',NULL,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000016,'{"update_id": 865000016, "message": {"message_id": 21, "date": 1749688200, "chat": {"id": -4000000006, "type": "group", "title": "Nh\u00f3m UBND x\u00e3 Hoa L\u1ed9c"}, "from": {"id": 5000000004, "is_bot": false, "first_name": "Tr\u1ea7n V\u0103n", "last_name": "B\u00ecnh", "language_code": "vi"}, "text": "/baocao NV 3 \u0111ang th\u1ef1c hi\u1ec7n 40%", "entities": [{"type": "bot_command", "offset": 0, "length": 7}]}}','done',NULL,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000','words',NULL);
INSERT INTO "inbox_updates" VALUES(865000017,'{"update_id": 865000017, "message": {"message_id": 22, "date": 1749688200, "chat": {"id": -4000000002, "type": "group", "title": "T\u1ed5 gi\u00fap vi\u1ec7c \u0110\u1ec1 \u00e1n 06"}, "from": {"id": 5000000002, "is_bot": false, "first_name": "Ph\u1ea1m Th\u1ecb", "last_name": "Lan", "language_code": "vi"}, "text": "/vuongmac", "entities": [{"type": "bot_command", "offset": 0, "length": 9}]}}','done',NULL,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000','words',NULL);
CREATE TABLE job_runs (
	name VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	ran_at DATETIME NOT NULL, 
	CONSTRAINT pk_job_runs PRIMARY KEY (name, day)
);
INSERT INTO "job_runs" VALUES('materialise','2025-06-12','2025-06-12 00:30:00.000000');
INSERT INTO "job_runs" VALUES('retention','2025-06-12','2025-06-12 00:30:00.000000');
INSERT INTO "job_runs" VALUES('successions','2025-06-12','2025-06-12 00:30:00.000000');
INSERT INTO "job_runs" VALUES('claims','2025-06-12','2025-06-12 00:30:00.000000');
INSERT INTO "job_runs" VALUES('matters','2025-06-12','2025-06-12 00:30:00.000000');
INSERT INTO "job_runs" VALUES('reminders 07:30','2025-06-12','2025-06-12 00:30:00.000000');
CREATE TABLE link_codes (
	id INTEGER NOT NULL, 
	code_hash VARCHAR NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	unit_id INTEGER, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	used_in_chat BIGINT, revoked_at DATETIME, 
	CONSTRAINT pk_link_codes PRIMARY KEY (id), 
	CONSTRAINT fk_link_codes_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_link_codes_code_hash UNIQUE (code_hash)
);
INSERT INTO "link_codes" VALUES(1,'f187bd26a801495fd5e18123abfd30bbc11d8905e45a0e40fd8c3dc9eb6bf941','secretariat',NULL,'2025-05-15 01:00:00.000000','2025-05-16 01:00:00.000000','2025-05-15 01:00:00.000000',-4000000002,NULL);
INSERT INTO "link_codes" VALUES(2,'844a1381a8ae31ce347efdd388a99c8be83f49751633186874960baf03ac037c','unit',1,'2025-05-15 01:00:00.000000','2025-05-16 01:00:00.000000','2025-05-15 01:00:00.000000',-4000000004,NULL);
INSERT INTO "link_codes" VALUES(3,'7f01f184a93650c26113480c1ed75a32252a75124d6001bb078feaa11da80699','unit',4,'2025-05-15 01:00:00.000000','2025-05-16 01:00:00.000000','2025-05-15 01:00:00.000000',-4000000006,NULL);
CREATE TABLE matter_steps (
	id INTEGER NOT NULL, 
	matter_id INTEGER NOT NULL, 
	action VARCHAR(32) NOT NULL, 
	text VARCHAR, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	day DATE NOT NULL, 
	CONSTRAINT pk_matter_steps PRIMARY KEY (id), 
	CONSTRAINT fk_matter_steps_matter_id FOREIGN KEY(matter_id) REFERENCES matters (id), 
	CONSTRAINT fk_matter_steps_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "matter_steps" VALUES(1,1,'raised','chưa có kinh phí',5000000003,-4000000004,'2025-06-12 00:30:00.000000','2025-06-12');
CREATE TABLE matters (
	id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	unit_id INTEGER NOT NULL, 
	task_id INTEGER, 
	text VARCHAR NOT NULL, 
	competent_body VARCHAR, 
	state VARCHAR(32) NOT NULL, 
	update_id INTEGER, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	topic_id BIGINT, 
	message_id BIGINT, 
	raised_at DATETIME NOT NULL, 
	raised_on DATE NOT NULL, 
	CONSTRAINT pk_matters PRIMARY KEY (id), 
	CONSTRAINT fk_matters_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_matters_task_id FOREIGN KEY(task_id) REFERENCES tasks (id), 
	CONSTRAINT fk_matters_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT fk_matters_update_id FOREIGN KEY(update_id) REFERENCES updates (id)
);
INSERT INTO "matters" VALUES(1,'obstacle',1,1,'chưa có kinh phí',NULL,'new',1,5000000003,-4000000004,NULL,11,'2025-06-12 00:30:00.000000','2025-06-12');
CREATE TABLE obligation_versions (
	id INTEGER NOT NULL, 
	obligation_id INTEGER NOT NULL, 
	until DATE NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	due DATE, 
	met_on DATE, 
	accepted_at DATETIME, 
	CONSTRAINT pk_obligation_versions PRIMARY KEY (id), 
	CONSTRAINT fk_obligation_versions_obligation_id FOREIGN KEY(obligation_id) REFERENCES obligations (id)
);
CREATE TABLE "obligations" (
	id INTEGER NOT NULL, 
	plan_id INTEGER, 
	unit_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	task_id INTEGER, 
	period_id INTEGER, 
	due DATE, 
	state VARCHAR(32) NOT NULL, 
	met_at DATETIME, 
	met_on DATE, 
	original_due DATE, 
	request_id INTEGER, 
	due_at DATETIME, accepted_at DATETIME, owed_from DATE, 
	CONSTRAINT pk_obligations PRIMARY KEY (id), 
	CONSTRAINT fk_obligations_period_id FOREIGN KEY(period_id) REFERENCES report_periods (id), 
	CONSTRAINT fk_obligations_task_id FOREIGN KEY(task_id) REFERENCES tasks (id), 
	CONSTRAINT uq_obligations_unit_id_task_id UNIQUE (unit_id, task_id), 
	CONSTRAINT fk_obligations_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_obligations_unit_id_period_id UNIQUE (unit_id, period_id), 
	CONSTRAINT fk_obligations_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id), 
	CONSTRAINT uq_obligations_unit_id_request_id UNIQUE (unit_id, request_id), 
	CONSTRAINT fk_obligations_request_id FOREIGN KEY(request_id) REFERENCES report_requests (id), 
	CONSTRAINT ck_obligations_one_subject CHECK ((CASE WHEN task_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN period_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN request_id IS NULL THEN 0 ELSE 1 END) = 1)
);
INSERT INTO "obligations" VALUES(1,1,1,'task',1,NULL,'2025-06-19','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(2,1,1,'task',2,NULL,NULL,'open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(3,1,4,'task',3,NULL,'2025-06-30','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(4,1,5,'task',4,NULL,'2025-03-31','waived',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(5,1,1,'period',NULL,1,'2025-06-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(6,1,4,'period',NULL,1,'2025-06-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(7,1,5,'period',NULL,1,'2025-06-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(8,1,1,'period',NULL,2,'2025-07-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(9,1,4,'period',NULL,2,'2025-07-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(10,1,5,'period',NULL,2,'2025-07-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(11,1,1,'period',NULL,3,'2025-06-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(12,1,4,'period',NULL,3,'2025-06-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "obligations" VALUES(13,1,5,'period',NULL,3,'2025-06-14','open',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "outbox_messages" (
	id INTEGER NOT NULL, 
	method VARCHAR NOT NULL, 
	parameters JSON NOT NULL, 
	chat_id BIGINT NOT NULL, 
	lane VARCHAR(32) NOT NULL, 
	dedupe_key VARCHAR, 
	about JSON, 
	not_before DATETIME NOT NULL, 
	not_after DATETIME, 
	state VARCHAR(32) NOT NULL, 
	attempts INTEGER NOT NULL, 
	error VARCHAR, 
	message_id BIGINT, 
	created_at DATETIME NOT NULL, 
	settled_at DATETIME, 
	file_id INTEGER, emptied_at DATETIME, 
	CONSTRAINT pk_outbox_messages PRIMARY KEY (id), 
	CONSTRAINT uq_outbox_messages_dedupe_key UNIQUE (dedupe_key), 
	CONSTRAINT fk_outbox_messages_file_id FOREIGN KEY(file_id) REFERENCES stored_files (id)
);
INSERT INTO "outbox_messages" VALUES(1,'sendMessage','{"chat_id": -4000000002, "text": "\u2705 Nh\u00f3m n\u00e0y \u0111\u00e3 \u0111\u01b0\u1ee3c li\u00ean k\u1ebft l\u00e0m <b>nh\u00f3m c\u01a1 quan th\u01b0\u1eddng tr\u1ef1c</b>.\n\nB\u01b0\u1edbc ti\u1ebfp theo: <b>tr\u1ea3 l\u1eddi (reply) tin n\u00e0y</b> b\u1eb1ng t\u1ec7p k\u1ebf ho\u1ea1ch (Word, PDF, Excel ho\u1eb7c v\u0103n b\u1ea3n).\nSau \u0111\u00f3 li\u00ean k\u1ebft t\u1eebng \u0111\u01a1n v\u1ecb: <code>/lienket S\u1edf T\u00e0i ch\u00ednh</code>. C\u00e1c l\u1ec7nh kh\u00e1c: /huongdan", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_parameters": {"message_id": 5, "allow_sending_without_reply": true}}',-4000000002,'reply',NULL,'{"kind": "plan"}','2025-05-15 01:00:00.000000',NULL,'sent',1,NULL,6,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(2,'setMyCommands','{"chat_id": -4000000002, "commands": [{"command": "tonghop", "description": "T\u1ed5ng h\u1ee3p t\u00ecnh h\u00ecnh th\u1ef1c hi\u1ec7n"}, {"command": "hoso", "description": "C\u00e1c t\u1ec7p \u0111\u00e3 l\u1eadp"}, {"command": "congvan", "description": "D\u1ef1 th\u1ea3o c\u00f4ng v\u0103n \u0111\u00f4n \u0111\u1ed1c"}, {"command": "mau", "description": "M\u1eabu Word c\u1ee7a b\u00e1o c\u00e1o"}, {"command": "xephang", "description": "X\u1ebfp h\u1ea1ng \u0111\u01a1n v\u1ecb theo vi\u1ec7c b\u00e1o c\u00e1o"}, {"command": "xacnhan", "description": "X\u00e1c nh\u1eadn ho\u1eb7c tr\u1ea3 l\u1ea1i b\u00e1o c\u00e1o ho\u00e0n th\u00e0nh"}, {"command": "vuongmac", "description": "V\u01b0\u1edbng m\u1eafc, ki\u1ebfn ngh\u1ecb ch\u01b0a tr\u1ea3 l\u1eddi"}, {"command": "yeucau", "description": "Y\u00eau c\u1ea7u b\u00e1o c\u00e1o \u0111\u1ed9t xu\u1ea5t"}, {"command": "lich", "description": "Vi\u1ec7c \u0111\u1ebfn h\u1ea1n trong 30 ng\u00e0y t\u1edbi"}, {"command": "chedobaocao", "description": "Ch\u1ebf \u0111\u1ed9 b\u00e1o c\u00e1o c\u1ee7a t\u1eebng k\u1ebf ho\u1ea1ch"}, {"command": "ngaynghi", "description": "Ng\u00e0y ngh\u1ec9, ng\u00e0y l\u00e0m b\u00f9"}, {"command": "caidat", "description": "Gi\u1edd nh\u1eafc, b\u1eadc nh\u1eafc, k\u1ef3 b\u00e1o c\u00e1o c\u1ee7a k\u1ebf ho\u1ea1ch"}, {"command": "molai", "description": "M\u1edf l\u1ea1i b\u00e1o c\u00e1o k\u1ef3 \u0111\u00e3 n\u1ed9p"}, {"command": "kehoach", "description": "G\u1eedi k\u1ebf ho\u1ea1ch m\u1edbi"}, {"command": "donvi", "description": "Danh s\u00e1ch \u0111\u01a1n v\u1ecb: xem, th\u00eam, s\u1eeda"}, {"command": "nhomdonvi", "description": "Th\u00e0nh vi\u00ean c\u1ee7a c\u00e1c nh\u00f3m \u0111\u01a1n v\u1ecb"}, {"command": "tamdung", "description": "T\u1ea1m d\u1eebng nh\u1eafc m\u1ed9t \u0111\u01a1n v\u1ecb"}, {"command": "tieptuc", "description": "Nh\u1eafc l\u1ea1i m\u1ed9t \u0111\u01a1n v\u1ecb"}, {"command": "lienket", "description": "C\u1ea5p m\u00e3 li\u00ean k\u1ebft cho \u0111\u01a1n v\u1ecb"}, {"command": "daumoi", "description": "Ai \u0111\u01b0\u1ee3c b\u00e1o c\u00e1o cho \u0111\u01a1n v\u1ecb"}, {"command": "nhatky", "description": "Ai \u0111\u00e3 l\u00e0m g\u00ec, l\u00fac n\u00e0o"}, {"command": "guithu", "description": "G\u1eedi tin th\u1eed cho m\u1ed9t \u0111\u01a1n v\u1ecb"}, {"command": "lienhe", "description": "Ghi ng\u01b0\u1eddi \u0111\u1ec3 \u0111\u01a1n v\u1ecb li\u00ean h\u1ec7"}, {"command": "huongdan", "description": "H\u01b0\u1edbng d\u1eabn"}], "scope": {"type": "chat", "chat_id": -4000000002}}',-4000000002,'reply',NULL,'null','2025-05-15 01:00:00.000000',NULL,'sent',1,NULL,NULL,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(3,'sendMessage','{"chat_id": -4000000002, "text": "Kh\u00f4ng c\u00f3 y\u00eau c\u1ea7u b\u00e1o c\u00e1o n\u00e0o \u0111ang m\u1edf. Y\u00eau c\u1ea7u m\u1edbi: b\u1ea5m n\u00fat, ho\u1eb7c ghi trong m\u1ed9t tin:\n<code>/yeucau B\u00e1o c\u00e1o s\u1ed1 li\u1ec7u c\u1ea5p t\u00e0i kho\u1ea3n | UBND c\u1ea5p x\u00e3 | tr\u01b0\u1edbc 16:00 ng\u00e0y 20/6</code>", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "request-new:0", "text": "Y\u00eau c\u1ea7u m\u1edbi"}]]}, "reply_parameters": {"message_id": 7, "allow_sending_without_reply": true}}',-4000000002,'reply',NULL,'null','2025-05-15 01:00:00.000000',NULL,'sent',1,NULL,8,'2025-05-15 01:00:00.000000','2025-05-15 01:00:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(4,'sendMessage','{"chat_id": -4000000004, "text": "<b>S\u1edf T\u00e0i ch\u00ednh</b> \u00b7 Th\u1ee9 N\u0103m, 12/6/2025\n\n\ud83d\udfe1 <b>S\u1eafp \u0111\u1ebfn h\u1ea1n</b>\n\u2022 NV 1: Ban h\u00e0nh ch\u00ednh s\u00e1ch thu ph\u00ed \u2014 h\u1ea1n \u201cHo\u00e0n th\u00e0nh tr\u01b0\u1edbc ng\u00e0y 20/6/2025\u201d, c\u00f2n 7 ng\u00e0y (5 ng\u00e0y l\u00e0m vi\u1ec7c)\n\n\ud83d\udccb <b>B\u00e1o c\u00e1o k\u1ef3</b>\n\u2022 B\u00e1o c\u00e1o th\u00e1ng 6/2025 v\u00e0 6 th\u00e1ng \u0111\u1ea7u n\u0103m 2025: tr\u01b0\u1edbc ng\u00e0y 15/6/2025, ng\u00e0y mai, th\u1ee9 S\u00e1u 13/6/2025, l\u00e0 ng\u00e0y l\u00e0m vi\u1ec7c cu\u1ed1i c\u00f9ng tr\u01b0\u1edbc h\u1ea1n (ng\u00e0y 14/6/2025 l\u00e0 th\u1ee9 B\u1ea3y)\n\nXin b\u1ea5m n\u00fat \u0111\u1ec3 b\u00e1o c\u00e1o, ho\u1eb7c tr\u1ea3 l\u1eddi (reply) tin n\u00e0y, v\u00ed d\u1ee5: \u201cNV 1 \u0111ang th\u1ef1c hi\u1ec7n 85%\u201d.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "task:1", "text": "NV 1"}], [{"callback_data": "period:1", "text": "\ud83d\udccb N\u1ed9p b\u00e1o c\u00e1o k\u1ef3"}], [{"callback_data": "same-open", "text": "\ud83d\udd01 Kh\u00f4ng thay \u0111\u1ed5i (m\u1ecdi vi\u1ec7c \u0111\u00e3 b\u00e1o c\u00e1o)"}], [{"callback_data": "seen:20250612", "text": "\ud83d\udc40 \u0110\u00e3 nh\u1eadn"}]]}}',-4000000004,'wave','reminder:20250612:1:2','{"kind": "reminder", "unit": 1, "link": 2, "day": "2025-06-12", "tasks": [1], "obligations": [1, 5, 11]}','2025-06-12 00:30:00.000000','2025-06-12 17:00:00.000000','sent',1,NULL,9,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(5,'sendMessage','{"chat_id": -4000000006, "text": "<b>UBND x\u00e3 Hoa L\u1ed9c</b> \u00b7 Th\u1ee9 N\u0103m, 12/6/2025\n\n\ud83d\udccb <b>B\u00e1o c\u00e1o k\u1ef3</b>\n\u2022 B\u00e1o c\u00e1o th\u00e1ng 6/2025 v\u00e0 6 th\u00e1ng \u0111\u1ea7u n\u0103m 2025: tr\u01b0\u1edbc ng\u00e0y 15/6/2025, ng\u00e0y mai, th\u1ee9 S\u00e1u 13/6/2025, l\u00e0 ng\u00e0y l\u00e0m vi\u1ec7c cu\u1ed1i c\u00f9ng tr\u01b0\u1edbc h\u1ea1n (ng\u00e0y 14/6/2025 l\u00e0 th\u1ee9 B\u1ea3y)\n\nXin b\u1ea5m n\u00fat d\u01b0\u1edbi \u0111\u00e2y \u0111\u1ec3 b\u00e1o c\u00e1o.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "period:1", "text": "\ud83d\udccb N\u1ed9p b\u00e1o c\u00e1o k\u1ef3"}], [{"callback_data": "seen:20250612", "text": "\ud83d\udc40 \u0110\u00e3 nh\u1eadn"}]]}}',-4000000006,'wave','reminder:20250612:4:3','{"kind": "reminder", "unit": 4, "link": 3, "day": "2025-06-12", "tasks": [], "obligations": [6, 12]}','2025-06-12 00:30:00.000000','2025-06-12 17:00:00.000000','sent',1,NULL,10,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(6,'sendMessage','{"chat_id": -4000000004, "text": "\u2705 \u0110\u00e3 ghi nh\u1eadn c\u1ee7a <b>S\u1edf T\u00e0i ch\u00ednh</b>:\n\u2022 NV 1: \u0111ang th\u1ef1c hi\u1ec7n, 60%\n   \u2013 V\u01b0\u1edbng m\u1eafc: ch\u01b0a c\u00f3 kinh ph\u00ed\nL\u1eddi b\u00e1o c\u00e1o: \u201c/baocao NV 1 \u0111ang th\u1ef1c hi\u1ec7n 60%. V\u01b0\u1edbng m\u1eafc: ch\u01b0a c\u00f3 kinh ph\u00ed\u201d\nNg\u01b0\u1eddi b\u00e1o c\u00e1o: Nguy\u1ec5n Thu H\u00e0.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "edit:1", "text": "S\u1eeda"}, {"callback_data": "withdraw:1", "text": "Thu h\u1ed3i"}]]}, "reply_parameters": {"message_id": 11, "allow_sending_without_reply": true}}',-4000000004,'reply',NULL,'{"unit": 1, "kind": "recorded", "tasks": [1], "updates": [1]}','2025-06-12 00:30:00.000000',NULL,'sent',1,NULL,12,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(7,'sendMessage','{"chat_id": -4000000002, "text": "\ud83d\udea7 <b>V\u01b0\u1edbng m\u1eafc</b> c\u1ee7a <b>S\u1edf T\u00e0i ch\u00ednh</b>\nNV 1: Ban h\u00e0nh ch\u00ednh s\u00e1ch thu ph\u00ed\n\u201cch\u01b0a c\u00f3 kinh ph\u00ed\u201d\nTh\u1ea9m quy\u1ec1n: <b>c\u01a1 quan th\u01b0\u1eddng tr\u1ef1c xem x\u00e9t</b>\nNg\u01b0\u1eddi n\u00eau: Nguy\u1ec5n Thu H\u00e0, ng\u00e0y 12/6/2025\nT\u00ecnh tr\u1ea1ng: m\u1edbi n\u00eau\n\nMu\u1ed1n tr\u1ea3 l\u1eddi \u0111\u01a1n v\u1ecb, xin tr\u1ea3 l\u1eddi (reply) tin n\u00e0y.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "matter:1:received:new", "text": "Ti\u1ebfp nh\u1eadn"}, {"callback_data": "matter:1:answered:new", "text": "Tr\u1ea3 l\u1eddi"}], [{"callback_data": "matter:1:passed_up:new", "text": "Chuy\u1ec3n c\u1ea5p tr\u00ean"}, {"callback_data": "matter:1:closed:new", "text": "\u0110\u00f3ng"}]]}}',-4000000002,'reply',NULL,'{"kind": "matter", "matter": 1}','2025-06-12 00:30:00.000000',NULL,'sent',1,NULL,13,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(8,'sendMessage','{"chat_id": -4000000004, "text": "Ch\u01b0a hi\u1ec3u n\u1ed9i dung n\u00e0y (\u0111\u00e3 gi\u1eef l\u1ea1i). Xin ch\u1ecdn nhi\u1ec7m v\u1ee5 d\u01b0\u1edbi \u0111\u00e2y, ho\u1eb7c vi\u1ebft r\u00f5 h\u01a1n, v\u00ed d\u1ee5: \u201cNV 32 \u0111ang th\u1ef1c hi\u1ec7n 85%\u201d.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "which:1:1", "text": "NV 1"}, {"callback_data": "which:1:2", "text": "NV 2"}]]}, "reply_parameters": {"message_id": 14, "allow_sending_without_reply": true}}',-4000000004,'reply',NULL,'{"unit": 1, "kind": "question", "tasks": [1, 2]}','2025-06-12 00:30:00.000000',NULL,'sent',1,NULL,15,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(9,'sendMessage','{"chat_id": -4000000006, "text": "Xin gia h\u1ea1n <b>NV 3</b> (C\u1ea5p t\u00e0i kho\u1ea3n \u0111\u1ecbnh danh t\u1ed5 ch\u1ee9c; h\u1ea1n 30/6/2025) \u0111\u1ebfn ng\u00e0y n\u00e0o, v\u00ec sao?\nXin b\u1ea5m m\u1ed9t ng\u00e0y, ho\u1eb7c tr\u1ea3 l\u1eddi (reply) tin n\u00e0y, v\u00ed d\u1ee5: \u201c30/7 v\u00ec ch\u1edd thi\u1ebft b\u1ecb\u201d.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "more-until:3:739439", "text": "07/7/2025"}, {"callback_data": "more-until:3:739446", "text": "14/7/2025"}, {"callback_data": "more-until:3:739462", "text": "30/7/2025"}]]}, "reply_parameters": {"message_id": 16, "allow_sending_without_reply": true}}',-4000000006,'reply','more-time:-4000000006:16:3:202506120730','{"unit": 4, "kind": "extension_day", "task": 3}','2025-06-12 00:30:00.000000',NULL,'sent',1,NULL,17,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(10,'sendMessage','{"chat_id": -4000000002, "text": "Ch\u01b0a c\u00f3 \u0111\u01a1n v\u1ecb \u201cS\u1edf Giao th\u00f4ng\u201d trong danh s\u00e1ch. Xin ki\u1ec3m tra l\u1ea1i t\u00ean; n\u1ebfu \u0111\u00fang l\u00e0 \u0111\u01a1n v\u1ecb m\u1edbi, xin b\u1ea5m n\u00fat d\u01b0\u1edbi \u0111\u00e2y.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "add-unit:2", "text": "Th\u00eam \u0111\u01a1n v\u1ecb m\u1edbi: S\u1edf Giao th\u00f4ng"}]]}, "reply_parameters": {"message_id": 18, "allow_sending_without_reply": true}}',-4000000002,'reply',NULL,'null','2025-06-12 00:30:00.000000',NULL,'sent',1,NULL,19,'2025-06-12 00:30:00.000000','2025-06-12 00:30:00.000000',NULL,NULL);
INSERT INTO "outbox_messages" VALUES(11,'sendMessage','{"chat_id": -4000000004, "text": "<b>S\u1edf T\u00e0i ch\u00ednh</b> \u0111ang c\u00f3 2 nhi\u1ec7m v\u1ee5 ch\u01b0a ho\u00e0n th\u00e0nh\n\u2022 NV 1: Ban h\u00e0nh ch\u00ednh s\u00e1ch thu ph\u00ed \u2014 \u201cHo\u00e0n th\u00e0nh tr\u01b0\u1edbc ng\u00e0y 20/6/2025\u201d; \u0111ang th\u1ef1c hi\u1ec7n, 60%\n\u2022 NV 2: Thanh to\u00e1n kh\u00f4ng d\u00f9ng ti\u1ec1n m\u1eb7t \u2014 \u201cTh\u1ef1c hi\u1ec7n th\u01b0\u1eddng xuy\u00ean\u201d; ch\u01b0a c\u00f3 b\u00e1o c\u00e1o\n\n\ud83d\udccb <b>B\u00e1o c\u00e1o k\u1ef3</b> (xem v\u00e0 n\u1ed9p: /baocao)\n\u2022 B\u00e1o c\u00e1o th\u00e1ng 6/2025: tr\u01b0\u1edbc ng\u00e0y 15/6/2025\n\u2022 B\u00e1o c\u00e1o 6 th\u00e1ng \u0111\u1ea7u n\u0103m 2025: tr\u01b0\u1edbc ng\u00e0y 15/6/2025\n\u2022 B\u00e1o c\u00e1o th\u00e1ng 7/2025: tr\u01b0\u1edbc ng\u00e0y 15/7/2025", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "task:1", "text": "NV 1"}, {"callback_data": "task:2", "text": "NV 2"}], [{"callback_data": "same-open", "text": "\ud83d\udd01 Kh\u00f4ng thay \u0111\u1ed5i (m\u1ecdi vi\u1ec7c \u0111\u00e3 b\u00e1o c\u00e1o)"}]]}, "reply_parameters": {"message_id": 20, "allow_sending_without_reply": true}}',-4000000004,'reply',NULL,'{"unit": 1, "kind": "tasks", "tasks": [1, 2]}','2025-06-12 00:30:00.000000',NULL,'pending',0,NULL,NULL,'2025-06-12 00:30:00.000000',NULL,NULL,NULL);
INSERT INTO "outbox_messages" VALUES(12,'sendMessage','{"chat_id": -4000000006, "text": "\u2705 \u0110\u00e3 ghi nh\u1eadn c\u1ee7a <b>UBND x\u00e3 Hoa L\u1ed9c</b>:\n\u2022 NV 3: \u0111ang th\u1ef1c hi\u1ec7n, 40%\nNg\u01b0\u1eddi b\u00e1o c\u00e1o: Tr\u1ea7n V\u0103n B\u00ecnh.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "edit:2", "text": "S\u1eeda"}, {"callback_data": "withdraw:2", "text": "Thu h\u1ed3i"}]]}, "reply_parameters": {"message_id": 21, "allow_sending_without_reply": true}}',-4000000006,'reply',NULL,'{"unit": 4, "kind": "recorded", "tasks": [3], "updates": [2]}','2025-06-12 00:30:00.000000',NULL,'pending',0,NULL,NULL,'2025-06-12 00:30:00.000000',NULL,NULL,NULL);
INSERT INTO "outbox_messages" VALUES(13,'sendMessage','{"chat_id": -4000000002, "text": "\ud83d\udea7 <b>V\u01b0\u1edbng m\u1eafc, ki\u1ebfn ngh\u1ecb ch\u01b0a tr\u1ea3 l\u1eddi</b>: 1\n\n<b>C\u01a1 quan th\u01b0\u1eddng tr\u1ef1c xem x\u00e9t</b>\n1. S\u1edf T\u00e0i ch\u00ednh \u00b7 NV 1: \u201cch\u01b0a c\u00f3 kinh ph\u00ed\u201d \u2014 m\u1edbi n\u00eau, t\u1eeb 12/6/2025\n\nB\u1ea5m s\u1ed1 \u0111\u1ec3 xem v\u00e0 x\u1eed l\u00fd.", "parse_mode": "HTML", "link_preview_options": {"is_disabled": true}, "reply_markup": {"inline_keyboard": [[{"callback_data": "matter-show:1", "text": "1"}]]}, "reply_parameters": {"message_id": 22, "allow_sending_without_reply": true}}',-4000000002,'reply',NULL,'null','2025-06-12 00:30:00.000000',NULL,'pending',0,NULL,NULL,'2025-06-12 00:30:00.000000',NULL,NULL,NULL);
CREATE TABLE people (
	id BIGINT NOT NULL, 
	display_name VARCHAR NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
INSERT INTO "people" VALUES(5000000002,'Phạm Thị Lan');
INSERT INTO "people" VALUES(5000000003,'Nguyễn Thu Hà');
INSERT INTO "people" VALUES(5000000004,'Trần Văn Bình');
CREATE TABLE period_texts (
	id INTEGER NOT NULL, 
	period_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	said_at DATETIME NOT NULL, 
	said_on DATE NOT NULL, 
	CONSTRAINT pk_period_texts PRIMARY KEY (id), 
	CONSTRAINT fk_period_texts_period_id FOREIGN KEY(period_id) REFERENCES report_periods (id), 
	CONSTRAINT fk_period_texts_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_period_texts_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
);
CREATE TABLE plan_drafts (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	file_name VARCHAR NOT NULL, 
	reading JSON NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	past_is_overdue BOOLEAN, 
	created_at DATETIME NOT NULL, 
	created_by BIGINT NOT NULL, accepted_units JSON, open_question BIGINT, 
	CONSTRAINT pk_plan_drafts PRIMARY KEY (id), 
	CONSTRAINT fk_plan_drafts_created_by FOREIGN KEY(created_by) REFERENCES people (id)
);
CREATE TABLE plans (
	id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	number VARCHAR, 
	issuer VARCHAR, 
	issued DATE, 
	year INTEGER NOT NULL, 
	standing_unit VARCHAR, 
	saved_at DATETIME NOT NULL, 
	saved_by BIGINT NOT NULL, morning TIME, ladder JSON, escalation_days JSON, months VARCHAR(32) DEFAULT 'decree' NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (id), 
	CONSTRAINT fk_plans_saved_by FOREIGN KEY(saved_by) REFERENCES people (id)
);
INSERT INTO "plans" VALUES(1,'Triển khai thực hiện Đề án 06 năm 2025',NULL,NULL,NULL,2025,NULL,'2025-05-15 01:00:00.000000',5000000002,NULL,NULL,NULL,'decree');
CREATE TABLE preferences (
	name VARCHAR(32) NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_preferences PRIMARY KEY (name)
);
CREATE TABLE questions (
	id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	chat_id BIGINT NOT NULL, 
	details JSON NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answered_at DATETIME, 
	CONSTRAINT pk_questions PRIMARY KEY (id)
);
INSERT INTO "questions" VALUES(1,'which_task',-4000000004,'{"text": "/baocao \u0111\u00e3 ho\u00e0n th\u00e0nh", "message_id": 14, "item": {"task": null, "status": null, "percent": null, "figures": [], "obstacle": null, "proposal": null, "extension_until": null, "document": null}, "excerpt": null}','2025-06-12 00:30:00.000000',NULL);
INSERT INTO "questions" VALUES(2,'new_unit',-4000000002,'{"name": "S\u1edf Giao th\u00f4ng", "level": "province"}','2025-06-12 00:30:00.000000',NULL);
CREATE TABLE "report_periods" (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	rule_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	data_from DATE, 
	data_to DATE, 
	due DATE NOT NULL, 
	strictly_before BOOLEAN NOT NULL, 
	CONSTRAINT pk_report_periods PRIMARY KEY (id), 
	CONSTRAINT fk_report_periods_rule_id FOREIGN KEY(rule_id) REFERENCES report_rules (id), 
	CONSTRAINT fk_report_periods_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id), 
	CONSTRAINT uq_report_periods_rule_id_name UNIQUE (rule_id, name)
);
INSERT INTO "report_periods" VALUES(1,1,1,'monthly','monthly:2025-06',2025,6,'2025-05-15','2025-06-14','2025-06-14',1);
INSERT INTO "report_periods" VALUES(2,1,1,'monthly','monthly:2025-07',2025,7,'2025-06-15','2025-07-14','2025-07-14',1);
INSERT INTO "report_periods" VALUES(3,1,2,'half_year','half_year:2025-H1',2025,1,'2024-12-15','2025-06-14','2025-06-14',1);
CREATE TABLE report_requests (
	id INTEGER NOT NULL, 
	chat_id BIGINT NOT NULL, 
	what VARCHAR, 
	addressees JSON, 
	due DATE, 
	due_at DATETIME, 
	document VARCHAR, 
	document_name VARCHAR, 
	state VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	created_by BIGINT NOT NULL, 
	sent_at DATETIME, 
	closed_at DATETIME, 
	CONSTRAINT pk_report_requests PRIMARY KEY (id), 
	CONSTRAINT fk_report_requests_created_by FOREIGN KEY(created_by) REFERENCES people (id)
);
CREATE TABLE report_rules (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	day INTEGER, 
	month INTEGER, 
	on_date DATE, 
	strictly_before BOOLEAN NOT NULL, 
	source_text VARCHAR NOT NULL, channel VARCHAR, scope VARCHAR(32) DEFAULT 'all' NOT NULL, levels JSON DEFAULT '[]' NOT NULL, units JSON DEFAULT '[]' NOT NULL, stopped_at DATETIME, set_at DATETIME, 
	CONSTRAINT pk_report_rules PRIMARY KEY (id), 
	CONSTRAINT fk_report_rules_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id)
);
INSERT INTO "report_rules" VALUES(1,1,'monthly',15,NULL,NULL,1,'trước ngày 15 hàng tháng',NULL,'all','[]','[]',NULL,NULL);
INSERT INTO "report_rules" VALUES(2,1,'half_year',15,6,NULL,1,'6 tháng (trước ngày 15/6)',NULL,'all','[]','[]',NULL,NULL);
INSERT INTO "report_rules" VALUES(3,1,'year',15,12,NULL,1,'01 năm (trước ngày 15/12)',NULL,'all','[]','[]',NULL,NULL);
CREATE TABLE report_templates (
	id INTEGER NOT NULL, 
	file_id INTEGER, 
	saved_at DATETIME NOT NULL, 
	saved_by BIGINT NOT NULL, 
	CONSTRAINT pk_report_templates PRIMARY KEY (id), 
	CONSTRAINT fk_report_templates_file_id FOREIGN KEY(file_id) REFERENCES stored_files (id), 
	CONSTRAINT fk_report_templates_saved_by FOREIGN KEY(saved_by) REFERENCES people (id)
);
CREATE TABLE reporter_rules (
	id INTEGER NOT NULL, 
	unit_id INTEGER, 
	reporters VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_reporter_rules PRIMARY KEY (id), 
	CONSTRAINT fk_reporter_rules_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT uq_reporter_rules_unit_id UNIQUE (unit_id)
);
CREATE TABLE request_answers (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	text VARCHAR, 
	document VARCHAR, 
	document_name VARCHAR, 
	is_late BOOLEAN NOT NULL, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	said_at DATETIME NOT NULL, 
	CONSTRAINT pk_request_answers PRIMARY KEY (id), 
	CONSTRAINT fk_request_answers_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_request_answers_request_id FOREIGN KEY(request_id) REFERENCES report_requests (id), 
	CONSTRAINT fk_request_answers_unit_id FOREIGN KEY(unit_id) REFERENCES units (id)
);
CREATE TABLE sent_messages (
	chat_id BIGINT NOT NULL, 
	message_id BIGINT NOT NULL, 
	about JSON NOT NULL, 
	sent_at DATETIME NOT NULL, 
	CONSTRAINT pk_sent_messages PRIMARY KEY (chat_id, message_id)
);
INSERT INTO "sent_messages" VALUES(-4000000002,6,'{"kind": "plan"}','2025-05-15 01:00:00.000000');
INSERT INTO "sent_messages" VALUES(-4000000004,9,'{"kind": "reminder", "unit": 1, "link": 2, "day": "2025-06-12", "tasks": [1], "obligations": [1, 5, 11]}','2025-06-12 00:30:00.000000');
INSERT INTO "sent_messages" VALUES(-4000000006,10,'{"kind": "reminder", "unit": 4, "link": 3, "day": "2025-06-12", "tasks": [], "obligations": [6, 12]}','2025-06-12 00:30:00.000000');
INSERT INTO "sent_messages" VALUES(-4000000004,12,'{"unit": 1, "kind": "recorded", "tasks": [1], "updates": [1]}','2025-06-12 00:30:00.000000');
INSERT INTO "sent_messages" VALUES(-4000000002,13,'{"kind": "matter", "matter": 1}','2025-06-12 00:30:00.000000');
INSERT INTO "sent_messages" VALUES(-4000000004,15,'{"unit": 1, "kind": "question", "tasks": [1, 2]}','2025-06-12 00:30:00.000000');
INSERT INTO "sent_messages" VALUES(-4000000006,17,'{"unit": 4, "kind": "extension_day", "task": 3}','2025-06-12 00:30:00.000000');
CREATE TABLE stored_files (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_stored_files PRIMARY KEY (id)
);
CREATE TABLE task_groups (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	CONSTRAINT pk_task_groups PRIMARY KEY (id), 
	CONSTRAINT fk_task_groups_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id), 
	CONSTRAINT uq_task_groups_plan_id_position UNIQUE (plan_id, position)
);
INSERT INTO "task_groups" VALUES(1,1,1,'I','Về pháp lý');
CREATE TABLE "tasks" (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	group_id INTEGER, 
	position INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	deadline_text VARCHAR, 
	deadline_kind VARCHAR(32) NOT NULL, 
	due DATE, 
	"before" DATE, 
	ongoing BOOLEAN NOT NULL, 
	targets JSON NOT NULL, 
	source VARCHAR NOT NULL, 
	starting_status VARCHAR(32), 
	starting_text VARCHAR, 
	added_on DATE, 
	removed_on DATE, 
	CONSTRAINT pk_tasks PRIMARY KEY (id), 
	CONSTRAINT fk_tasks_group_id FOREIGN KEY(group_id) REFERENCES task_groups (id), 
	CONSTRAINT fk_tasks_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id), 
	CONSTRAINT uq_tasks_plan_id_position UNIQUE (plan_id, position)
);
INSERT INTO "tasks" VALUES(1,1,1,1,'1','Ban hành chính sách thu phí','Hoàn thành trước ngày 20/6/2025','by_date','2025-06-19','2025-06-20',0,'[]','dòng 9',NULL,NULL,NULL,NULL);
INSERT INTO "tasks" VALUES(2,1,1,2,'2','Thanh toán không dùng tiền mặt','Thực hiện thường xuyên','ongoing',NULL,NULL,1,'[]','dòng 10',NULL,NULL,NULL,NULL);
INSERT INTO "tasks" VALUES(3,1,1,3,'3','Cấp tài khoản định danh tổ chức','Tháng 6/2025','in_month','2025-06-30',NULL,0,'[]','dòng 11',NULL,NULL,NULL,NULL);
INSERT INTO "tasks" VALUES(4,1,1,4,'4','Làm sạch dữ liệu','Tháng 3/2025','in_month','2025-03-31',NULL,0,'[]','dòng 12',NULL,NULL,NULL,NULL);
CREATE TABLE unit_successions (
	id INTEGER NOT NULL, 
	old_id INTEGER NOT NULL, 
	new_id INTEGER NOT NULL, 
	"on" DATE NOT NULL, 
	decided_at DATETIME NOT NULL, 
	decided_by BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	applied_at DATETIME, 
	CONSTRAINT pk_unit_successions PRIMARY KEY (id), 
	CONSTRAINT fk_unit_successions_old_id FOREIGN KEY(old_id) REFERENCES units (id), 
	CONSTRAINT fk_unit_successions_new_id FOREIGN KEY(new_id) REFERENCES units (id), 
	CONSTRAINT fk_unit_successions_decided_by FOREIGN KEY(decided_by) REFERENCES people (id), 
	CONSTRAINT uq_unit_successions_old_id_new_id UNIQUE (old_id, new_id)
);
CREATE TABLE "units" (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	level VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	parent_id INTEGER, 
	abbreviation VARCHAR, 
	other_names JSON DEFAULT '[]' NOT NULL, 
	leader VARCHAR, 
	paused_until DATE, 
	paused_reason VARCHAR, 
	closed_on DATE, 
	CONSTRAINT pk_units PRIMARY KEY (id), 
	CONSTRAINT uq_units_name UNIQUE (name), 
	CONSTRAINT fk_units_parent_id FOREIGN KEY(parent_id) REFERENCES units (id)
);
INSERT INTO "units" VALUES(1,'Sở Tài chính','province','2025-05-15 01:00:00.000000',NULL,NULL,'[]',NULL,NULL,NULL,NULL);
INSERT INTO "units" VALUES(2,'Sở Tư pháp','province','2025-05-15 01:00:00.000000',NULL,NULL,'[]',NULL,NULL,NULL,NULL);
INSERT INTO "units" VALUES(3,'Sở Y tế','province','2025-05-15 01:00:00.000000',NULL,NULL,'[]',NULL,NULL,NULL,NULL);
INSERT INTO "units" VALUES(4,'UBND xã Hoa Lộc','commune','2025-05-15 01:00:00.000000',NULL,NULL,'[]',NULL,NULL,NULL,NULL);
INSERT INTO "units" VALUES(5,'Công an tỉnh','province','2025-05-15 01:00:00.000000',NULL,NULL,'[]',NULL,NULL,NULL,NULL);
CREATE TABLE updates (
	id INTEGER NOT NULL, 
	task_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	month VARCHAR NOT NULL, 
	status VARCHAR(32), 
	percent DOUBLE, 
	text VARCHAR, 
	source VARCHAR(32) NOT NULL, 
	withdraws_id INTEGER, 
	person_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	message_id BIGINT, 
	said_at DATETIME NOT NULL, 
	said_on DATE NOT NULL, excerpt VARCHAR, 
	CONSTRAINT pk_updates PRIMARY KEY (id), 
	CONSTRAINT fk_updates_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT fk_updates_task_id FOREIGN KEY(task_id) REFERENCES tasks (id), 
	CONSTRAINT fk_updates_unit_id FOREIGN KEY(unit_id) REFERENCES units (id), 
	CONSTRAINT fk_updates_withdraws_id FOREIGN KEY(withdraws_id) REFERENCES updates (id), 
	CONSTRAINT uq_updates_withdraws_id UNIQUE (withdraws_id)
);
INSERT INTO "updates" VALUES(1,1,1,'2025-06','in_progress',60.0,'/baocao NV 1 đang thực hiện 60%. Vướng mắc: chưa có kinh phí','reply',NULL,5000000003,-4000000004,11,'2025-06-12 00:30:00.000000','2025-06-12','đang thực hiện 60%. Vướng mắc: chưa có kinh phí');
INSERT INTO "updates" VALUES(2,3,4,'2025-06','in_progress',40.0,'/baocao NV 3 đang thực hiện 40%','reply',NULL,5000000004,-4000000006,21,'2025-06-12 00:30:00.000000','2025-06-12','');
CREATE INDEX ix_chat_links_chat_id ON chat_links (chat_id);
CREATE INDEX ix_chat_links_unit_id_state ON chat_links (unit_id, state);
CREATE INDEX ix_assignments_unit_id ON assignments (unit_id);
CREATE INDEX ix_updates_task_id_unit_id_id ON updates (task_id, unit_id, id);
CREATE INDEX ix_current_statuses_unit_id ON current_statuses (unit_id);
CREATE INDEX ix_inbox_updates_state_lane_update_id ON inbox_updates (state, lane, update_id);
CREATE INDEX ix_outbox_messages_chat_id_state ON outbox_messages (chat_id, state);
CREATE INDEX ix_outbox_messages_state_lane_id ON outbox_messages (state, lane, id);
CREATE INDEX ix_report_requests_state ON report_requests (state);
CREATE INDEX ix_request_answers_request_id_unit_id ON request_answers (request_id, unit_id);
CREATE INDEX ix_obligations_state_due ON obligations (state, due);
CREATE INDEX ix_obligations_task_id ON obligations (task_id);
CREATE INDEX ix_obligations_period_id ON obligations (period_id);
CREATE INDEX ix_obligations_request_id ON obligations (request_id);
CREATE INDEX ix_report_periods_due ON report_periods (due);
CREATE INDEX ix_extensions_obligation_id ON extensions (obligation_id);
CREATE INDEX ix_extensions_state_id ON extensions (state, id);
CREATE INDEX ix_extensions_task_id ON extensions (task_id);
CREATE INDEX ix_extensions_unit_id ON extensions (unit_id);
CREATE INDEX ix_matters_raised_on ON matters (raised_on);
CREATE INDEX ix_matters_state_unit_id ON matters (state, unit_id);
CREATE INDEX ix_matters_task_id ON matters (task_id);
CREATE INDEX ix_matters_unit_id_task_id ON matters (unit_id, task_id);
CREATE INDEX ix_matters_update_id ON matters (update_id);
CREATE INDEX ix_matter_steps_matter_id ON matter_steps (matter_id);
CREATE INDEX ix_figures_update_id ON figures (update_id);
CREATE INDEX ix_exports_plan_id_kind_id ON exports (plan_id, kind, id);
CREATE INDEX ix_current_statuses_task_id_until_month_status ON current_statuses (task_id, until, month, status);
CREATE INDEX ix_period_texts_period_id_unit_id_id ON period_texts (period_id, unit_id, id);
CREATE UNIQUE INDEX uq_focal_points_in_office ON focal_points (unit_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX ix_evidence_unit_id ON evidence (unit_id);
CREATE INDEX ix_evidence_chat_id_album ON evidence (chat_id, album);
CREATE INDEX ix_obligation_versions_until_obligation_id ON obligation_versions (until, obligation_id);
CREATE INDEX ix_obligations_plan_id_task_id_state_due_met_on_owed_from ON obligations (plan_id, task_id, state, due, met_on, owed_from);
COMMIT;
