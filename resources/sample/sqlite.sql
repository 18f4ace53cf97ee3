-- SPDX-License-Identifier: GPL-3.0-or-later
-- The port of Varn Sound: berths and tides, ships and their calls, containers and their moves, cargo, customs, tariffs and
-- invoices, people and their shifts. Invented; every row is computed, so that two people see the same harbour.

PRAGMA user_version = 3;
PRAGMA application_id = 1414087757;

BEGIN;

-- Places ---------------------------------------------------------------------------------------------------------------

CREATE TABLE country (
    code TEXT PRIMARY KEY CHECK (length(code) = 2 AND code = upper(code)),
    name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

CREATE TABLE port (
    locode TEXT PRIMARY KEY CHECK (length(locode) = 5),
    name TEXT NOT NULL,
    country_code TEXT NOT NULL REFERENCES country (code) ON UPDATE CASCADE,
    latitude REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    distance_nm INTEGER NOT NULL DEFAULT 0 CHECK (distance_nm >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE terminal (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    opened_on TEXT NOT NULL CHECK (opened_on IS date(opened_on)),
    handles TEXT NOT NULL DEFAULT 'containers' CHECK (handles IN ('containers', 'bulk', 'ro-ro', 'tankers'))
);

CREATE TABLE berth (
    id INTEGER PRIMARY KEY,
    terminal_id INTEGER NOT NULL REFERENCES terminal (id) ON DELETE RESTRICT,
    code TEXT NOT NULL,
    length_m REAL NOT NULL CHECK (length_m > 0),
    depth_m REAL NOT NULL CHECK (depth_m > 0),
    shore_power INTEGER NOT NULL DEFAULT 0 CHECK (shore_power IN (0, 1)),
    out_of_service_until TEXT,
    UNIQUE (terminal_id, code)
);

CREATE TABLE quay_crane (
    id INTEGER PRIMARY KEY,
    berth_id INTEGER NOT NULL REFERENCES berth (id) ON DELETE CASCADE,
    name TEXT NOT NULL UNIQUE,
    outreach_m REAL NOT NULL,
    lift_limit_t REAL NOT NULL DEFAULT 65,
    last_inspected TEXT
);

CREATE TABLE tide_reading (
    gauge TEXT NOT NULL,
    measured_at TEXT NOT NULL,
    height_cm INTEGER NOT NULL,
    predicted_cm INTEGER NOT NULL,
    surge_cm INTEGER GENERATED ALWAYS AS (height_cm - predicted_cm) VIRTUAL,
    PRIMARY KEY (gauge, measured_at)
) WITHOUT ROWID;

-- Ships ----------------------------------------------------------------------------------------------------------------

CREATE TABLE carrier (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scac TEXT NOT NULL UNIQUE CHECK (length(scac) = 4),
    name TEXT NOT NULL,
    country_code TEXT NOT NULL REFERENCES country (code),
    alliance TEXT
);

CREATE TABLE vessel (
    id INTEGER PRIMARY KEY,
    imo INTEGER NOT NULL UNIQUE CHECK (imo BETWEEN 1000000 AND 9999999),
    name TEXT NOT NULL,
    carrier_id INTEGER NOT NULL REFERENCES carrier (id),
    flag TEXT NOT NULL REFERENCES country (code),
    kind TEXT NOT NULL CHECK (kind IN ('container', 'bulk', 'ro-ro', 'tanker')),
    length_m REAL NOT NULL,
    beam_m REAL NOT NULL,
    draught_m REAL NOT NULL,
    gross_tonnage INTEGER NOT NULL,
    teu_capacity INTEGER,
    built_year INTEGER NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    CONSTRAINT containers_need_capacity CHECK (kind <> 'container' OR teu_capacity > 0)
);
CREATE INDEX vessel_by_name ON vessel (name COLLATE NOCASE);
CREATE INDEX vessel_by_carrier ON vessel (carrier_id, kind) WHERE active = 1;

CREATE TABLE port_call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    vessel_id INTEGER NOT NULL REFERENCES vessel (id),
    berth_id INTEGER REFERENCES berth (id) ON DELETE SET NULL,
    voyage TEXT NOT NULL,
    from_port TEXT REFERENCES port (locode),
    next_port TEXT REFERENCES port (locode),
    eta TEXT NOT NULL,
    ata TEXT,
    etd TEXT NOT NULL,
    atd TEXT,
    status TEXT NOT NULL DEFAULT 'announced'
        CHECK (status IN ('announced', 'at anchor', 'alongside', 'departed', 'cancelled')),
    hours_alongside REAL GENERATED ALWAYS AS (round((julianday(atd) - julianday(ata)) * 24, 1)) VIRTUAL,
    delay_hours REAL GENERATED ALWAYS AS (round((julianday(ata) - julianday(eta)) * 24, 1)) STORED,
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (vessel_id, voyage),
    CONSTRAINT leaves_after_it_came CHECK (atd IS NULL OR ata IS NOT NULL AND atd > ata)
);
CREATE INDEX port_call_by_berth ON port_call (berth_id, eta DESC);
CREATE INDEX port_call_in_port ON port_call (status, berth_id) WHERE status IN ('at anchor', 'alongside');

CREATE TABLE pilot (
    id INTEGER PRIMARY KEY,
    employee_id INTEGER NOT NULL UNIQUE REFERENCES employee (id) DEFERRABLE INITIALLY DEFERRED,
    licence TEXT NOT NULL UNIQUE,
    draught_limit_m REAL
);

CREATE TABLE pilotage (
    port_call_id INTEGER NOT NULL REFERENCES port_call (id) ON DELETE CASCADE,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out', 'shift')),
    pilot_id INTEGER NOT NULL REFERENCES pilot (id),
    tugs INTEGER NOT NULL DEFAULT 1 CHECK (tugs BETWEEN 0 AND 6),
    boarded_at TEXT NOT NULL,
    PRIMARY KEY (port_call_id, direction)
) WITHOUT ROWID;

-- Containers -----------------------------------------------------------------------------------------------------------

CREATE TABLE container_type (
    iso TEXT PRIMARY KEY,
    description TEXT NOT NULL,
    length_ft INTEGER NOT NULL,
    teu REAL NOT NULL,
    reefer INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE container (
    number TEXT PRIMARY KEY CHECK (number GLOB '[A-Z][A-Z][A-Z]U[0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
    type_iso TEXT NOT NULL REFERENCES container_type (iso),
    carrier_id INTEGER NOT NULL REFERENCES carrier (id),
    tare_kg INTEGER NOT NULL CHECK (tare_kg > 0),
    set_point_c REAL,
    damaged INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX container_by_owner ON container (substr(number, 1, 4), type_iso);

CREATE TABLE yard_block (
    code TEXT PRIMARY KEY,
    terminal_id INTEGER NOT NULL REFERENCES terminal (id),
    bays INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    tiers INTEGER NOT NULL DEFAULT 5,
    reefer_plugs INTEGER NOT NULL DEFAULT 0,
    slots INTEGER GENERATED ALWAYS AS (bays * rows * tiers) STORED
);

CREATE TABLE yard_stay (
    container_number TEXT NOT NULL REFERENCES container (number) ON UPDATE CASCADE,
    arrived_at TEXT NOT NULL,
    block_code TEXT NOT NULL REFERENCES yard_block (code),
    bay INTEGER NOT NULL,
    row INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    left_at TEXT,
    PRIMARY KEY (container_number, arrived_at)
) WITHOUT ROWID;
CREATE UNIQUE INDEX yard_slot_taken ON yard_stay (block_code, bay, row, tier) WHERE left_at IS NULL;

CREATE TABLE container_move (
    id INTEGER PRIMARY KEY,
    container_number TEXT NOT NULL REFERENCES container (number),
    port_call_id INTEGER REFERENCES port_call (id) ON DELETE CASCADE,
    crane_id INTEGER REFERENCES quay_crane (id),
    kind TEXT NOT NULL CHECK (kind IN ('discharge', 'load', 'gate in', 'gate out', 'restow')),
    moved_at TEXT NOT NULL,
    gross_kg INTEGER,
    CONSTRAINT ship_moves_have_a_call CHECK (kind IN ('gate in', 'gate out') OR port_call_id IS NOT NULL)
);
CREATE INDEX container_move_by_call ON container_move (port_call_id, kind);
CREATE INDEX container_move_by_container ON container_move (container_number, moved_at DESC);

-- Cargo and customs ----------------------------------------------------------------------------------------------------

CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL COLLATE NOCASE,
    country_code TEXT NOT NULL REFERENCES country (code),
    email TEXT NOT NULL CHECK (email LIKE '%_@_%'),
    credit_limit NUMERIC NOT NULL DEFAULT 25000,
    contact TEXT CHECK (contact IS NULL OR json_valid(contact)),
    since TEXT NOT NULL
);
CREATE UNIQUE INDEX customer_email ON customer (lower(email));

CREATE TABLE booking (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    port_call_id INTEGER NOT NULL REFERENCES port_call (id),
    booked_on TEXT NOT NULL,
    incoterm TEXT NOT NULL DEFAULT 'FOB' CHECK (incoterm IN ('EXW', 'FOB', 'CIF', 'DAP', 'DDP')),
    cancelled INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE bill_of_lading (
    number TEXT PRIMARY KEY,
    booking_id INTEGER NOT NULL REFERENCES booking (id) ON DELETE CASCADE,
    container_number TEXT NOT NULL REFERENCES container (number),
    consignee_id INTEGER NOT NULL REFERENCES customer (id),
    issued_on TEXT NOT NULL,
    scan BLOB
);

CREATE TABLE cargo_item (
    bill_number TEXT NOT NULL REFERENCES bill_of_lading (number) ON DELETE CASCADE,
    line INTEGER NOT NULL CHECK (line > 0),
    hs_code TEXT NOT NULL CHECK (length(hs_code) = 6),
    description TEXT NOT NULL,
    packages INTEGER NOT NULL CHECK (packages > 0),
    weight_kg REAL NOT NULL CHECK (weight_kg > 0),
    imdg_class TEXT,
    PRIMARY KEY (bill_number, line)
);
CREATE INDEX cargo_dangerous ON cargo_item (imdg_class, bill_number) WHERE imdg_class IS NOT NULL;

CREATE TABLE customs_declaration (
    id INTEGER PRIMARY KEY,
    bill_number TEXT NOT NULL UNIQUE REFERENCES bill_of_lading (number),
    lodged_at TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('green', 'orange', 'red')),
    value_eur NUMERIC NOT NULL,
    duty_rate NUMERIC NOT NULL DEFAULT 0.042,
    duty_eur NUMERIC GENERATED ALWAYS AS (round(value_eur * duty_rate, 2)) STORED,
    released_at TEXT
);

CREATE TABLE inspection (
    declaration_id INTEGER NOT NULL REFERENCES customs_declaration (id) ON DELETE CASCADE,
    inspected_at TEXT NOT NULL,
    inspector_id INTEGER NOT NULL REFERENCES employee (id),
    finding TEXT,
    passed INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (declaration_id, inspected_at)
);

-- Money ----------------------------------------------------------------------------------------------------------------

CREATE TABLE tariff (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    description TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('call', 'hour', 'move', 'day', 'kWh', 't')),
    price NUMERIC NOT NULL CHECK (price >= 0),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    UNIQUE (code, valid_from),
    CHECK (valid_to IS NULL OR valid_to > valid_from)
);
CREATE UNIQUE INDEX tariff_current ON tariff (code) WHERE valid_to IS NULL;

CREATE TABLE invoice (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    port_call_id INTEGER REFERENCES port_call (id) ON DELETE SET NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('draft', 'open', 'paid', 'disputed', 'written off')),
    remark TEXT,
    CHECK (due_on >= issued_on)
);
CREATE INDEX invoice_open ON invoice (customer_id, due_on) WHERE status IN ('open', 'disputed');

CREATE TABLE invoice_line (
    invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
    line INTEGER NOT NULL,
    tariff_id INTEGER NOT NULL REFERENCES tariff (id),
    quantity NUMERIC NOT NULL CHECK (quantity > 0),
    price NUMERIC NOT NULL,
    amount NUMERIC GENERATED ALWAYS AS (round(quantity * price, 2)) STORED,
    PRIMARY KEY (invoice_id, line)
) WITHOUT ROWID;

CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoice (id),
    received_on TEXT NOT NULL,
    amount NUMERIC NOT NULL CHECK (amount <> 0),
    method TEXT NOT NULL DEFAULT 'transfer'
);
CREATE INDEX payment_by_invoice ON payment (invoice_id, received_on);

-- People ---------------------------------------------------------------------------------------------------------------

CREATE TABLE employee (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('pilot', 'crane operator', 'lasher', 'planner', 'inspector', 'clerk')),
    terminal_id INTEGER REFERENCES terminal (id),
    manager_id INTEGER REFERENCES employee (id),
    hired_on TEXT NOT NULL,
    left_on TEXT
);
CREATE INDEX employee_at_work ON employee (terminal_id, role) WHERE left_on IS NULL;

CREATE TABLE shift (
    id INTEGER PRIMARY KEY,
    terminal_id INTEGER NOT NULL REFERENCES terminal (id),
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    UNIQUE (terminal_id, starts_at)
);

CREATE TABLE shift_assignment (
    shift_id INTEGER NOT NULL REFERENCES shift (id) ON DELETE CASCADE,
    employee_id INTEGER NOT NULL REFERENCES employee (id) ON DELETE CASCADE,
    crane_id INTEGER REFERENCES quay_crane (id) ON DELETE SET NULL,
    PRIMARY KEY (shift_id, employee_id)
) WITHOUT ROWID;

CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY,
    logged_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    what TEXT NOT NULL,
    before TEXT,
    after TEXT
);

CREATE VIRTUAL TABLE cargo_search USING fts5 (description, bill_number UNINDEXED, tokenize = 'porter');

-- Views ----------------------------------------------------------------------------------------------------------------

CREATE VIEW berth_plan AS
SELECT terminal.code AS terminal, berth.code AS berth, vessel.name AS vessel, port_call.voyage, port_call.eta, port_call.etd,
       port_call.status, vessel.length_m <= berth.length_m AND vessel.draught_m <= berth.depth_m AS fits
FROM port_call
JOIN vessel ON vessel.id = port_call.vessel_id
JOIN berth ON berth.id = port_call.berth_id
JOIN terminal ON terminal.id = berth.terminal_id
WHERE port_call.status <> 'cancelled';

CREATE VIEW turnaround AS
SELECT carrier.name AS carrier, count(*) AS calls, round(avg(port_call.hours_alongside), 1) AS mean_hours,
       round(avg(port_call.delay_hours), 1) AS mean_delay
FROM port_call
JOIN vessel ON vessel.id = port_call.vessel_id
JOIN carrier ON carrier.id = vessel.carrier_id
WHERE port_call.status = 'departed'
GROUP BY carrier.id;

CREATE VIEW yard_occupancy AS
SELECT yard_block.code AS block, yard_block.slots, count(yard_stay.container_number) AS taken,
       round(100.0 * count(yard_stay.container_number) / yard_block.slots, 1) AS percent
FROM yard_block
LEFT JOIN yard_stay ON yard_stay.block_code = yard_block.code AND yard_stay.left_at IS NULL
GROUP BY yard_block.code;

CREATE VIEW invoice_total AS
SELECT invoice.id, invoice.number, invoice.customer_id, invoice.status, invoice.due_on,
       coalesce((SELECT sum(amount) FROM invoice_line WHERE invoice_line.invoice_id = invoice.id), 0) AS total,
       coalesce((SELECT sum(amount) FROM payment WHERE payment.invoice_id = invoice.id), 0) AS paid
FROM invoice;

CREATE VIEW overdue AS
SELECT customer.name AS customer, invoice_total.number, invoice_total.due_on,
       round(invoice_total.total - invoice_total.paid, 2) AS missing
FROM invoice_total
JOIN customer ON customer.id = invoice_total.customer_id
WHERE invoice_total.status = 'open' AND invoice_total.due_on < '2025-07-01'
ORDER BY missing DESC;

CREATE VIEW dangerous_goods AS
SELECT cargo_item.imdg_class, cargo_item.description, bill_of_lading.container_number, customer.name AS consignee
FROM cargo_item
JOIN bill_of_lading ON bill_of_lading.number = cargo_item.bill_number
JOIN customer ON customer.id = bill_of_lading.consignee_id
WHERE cargo_item.imdg_class IS NOT NULL;

-- Rows -----------------------------------------------------------------------------------------------------------------

-- Lists by number, for the rows below.
CREATE TEMP VIEW nth_country AS SELECT row_number() OVER (ORDER BY code) - 1 AS k, code FROM country;
CREATE TEMP VIEW nth_port AS SELECT row_number() OVER (ORDER BY locode) - 1 AS k, locode FROM port;
CREATE TEMP VIEW nth_berth AS SELECT row_number() OVER (ORDER BY id) - 1 AS k, id FROM berth;
CREATE TEMP VIEW nth_box_berth AS SELECT row_number() OVER (ORDER BY id) - 1 AS k, id FROM berth WHERE terminal_id IN (1, 2);
CREATE TEMP VIEW nth_container_type AS SELECT row_number() OVER (ORDER BY iso) - 1 AS k, iso FROM container_type;
CREATE TEMP VIEW nth_inspector AS SELECT row_number() OVER (ORDER BY id) - 1 AS k, id FROM employee WHERE role = 'inspector';

INSERT INTO country VALUES
    ('NL', 'Netherlands'), ('DE', 'Germany'), ('DK', 'Denmark'), ('NO', 'Norway'), ('SE', 'Sweden'), ('FI', 'Finland'),
    ('PL', 'Poland'), ('GB', 'United Kingdom'), ('FR', 'France'), ('ES', 'Spain'), ('PT', 'Portugal'), ('IT', 'Italy'),
    ('GR', 'Greece'), ('MT', 'Malta'), ('LR', 'Liberia'), ('PA', 'Panama'), ('SG', 'Singapore'), ('JP', 'Japan'),
    ('KR', 'South Korea'), ('BR', 'Brazil');

INSERT INTO port VALUES
    ('NLRTM', 'Rotterdam', 'NL', 51.95, 4.14, 412), ('DEHAM', 'Hamburg', 'DE', 53.54, 9.97, 388),
    ('DKAAR', 'Aarhus', 'DK', 56.15, 10.22, 176), ('NOOSL', 'Oslo', 'NO', 59.9, 10.74, 208),
    ('SEGOT', 'Gothenburg', 'SE', 57.69, 11.85, 121), ('FIHEL', 'Helsinki', 'FI', 60.21, 25.19, 640),
    ('PLGDN', 'Gdańsk', 'PL', 54.39, 18.67, 455), ('GBFXT', 'Felixstowe', 'GB', 51.95, 1.31, 401),
    ('FRLEH', 'Le Havre', 'FR', 49.47, 0.13, 560), ('ESALG', 'Algeciras', 'ES', 36.13, -5.43, 1610),
    ('PTSIE', 'Sines', 'PT', 37.94, -8.87, 1395), ('ITGIT', 'Gioia Tauro', 'IT', 38.44, 15.9, 2510),
    ('GRPIR', 'Piraeus', 'GR', 37.94, 23.62, 2980), ('SGSIN', 'Singapore', 'SG', 1.26, 103.83, 8420),
    ('JPYOK', 'Yokohama', 'JP', 35.44, 139.66, 11390), ('KRPUS', 'Busan', 'KR', 35.1, 129.04, 11020),
    ('BRSSZ', 'Santos', 'BR', -23.96, -46.31, 5740);

INSERT INTO terminal VALUES
    (1, 'NORTH', 'Northmole Container Terminal', '1998-05-04', 'containers'),
    (2, 'DEEP', 'Deepwater Gateway', '2014-09-01', 'containers'),
    (3, 'OLD', 'Old Basin Bulk Quay', '1961-03-20', 'bulk'),
    (4, 'FERRY', 'Ferry and Ro-Ro Terminal', '1977-06-11', 'ro-ro'),
    (5, 'OIL', 'Kettle Point Jetty', '1983-10-30', 'tankers');

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 22)
INSERT INTO berth (id, terminal_id, code, length_m, depth_m, shore_power, out_of_service_until)
SELECT i, (i - 1) % 5 + 1, 'B' || ((i - 1) / 5 + 1), 180 + i * 37 % 260, 9 + i * 7 % 90 / 10.0, i % 3 = 0,
       CASE WHEN i = 13 THEN '2025-09-15' END
FROM n;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 24)
INSERT INTO quay_crane
SELECT i, (SELECT id FROM nth_box_berth WHERE k = (i - 1) % 9),
       'QC-' || printf('%02d', i), 38 + i * 5 % 30, CASE i % 4 WHEN 0 THEN 80 ELSE 65 END,
       date('2025-01-06', '+' || (i * 11 % 150) || ' days')
FROM n;

WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2999),
wave (i, predicted) AS (
    SELECT i, CAST(180 + 140 * sin(i * 0.5058) + 25 * sin(i * 0.0177) AS INTEGER) FROM n
)
INSERT INTO tide_reading (gauge, measured_at, height_cm, predicted_cm)
SELECT 'Northmole', strftime('%Y-%m-%dT%H:%MZ', '2025-03-01', '+' || i || ' hours'), predicted + i * 37 % 23 - 9, predicted
FROM wave;

INSERT INTO carrier (scac, name, country_code, alliance) VALUES
    ('NSKL', 'Nordskagen Line', 'NO', 'Aurora'), ('BLTW', 'Baltwater Shipping', 'SE', NULL),
    ('HNSF', 'Hansefracht', 'DE', 'Aurora'), ('ADRM', 'Adriamar', 'IT', 'Meridian'),
    ('LUSN', 'Lusonave', 'PT', 'Meridian'), ('EGNS', 'Aegeans United', 'GR', NULL),
    ('SGST', 'Straits Ocean', 'SG', 'Meridian'), ('PCFB', 'Pacific Bridge', 'JP', 'Aurora'),
    ('SAMB', 'Sambaqui Lines', 'BR', ''), ('VSPT', 'Varn Sound Port Traffic', 'DK', NULL);

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 140),
first (k, word) AS (VALUES (0, 'Amber'), (1, 'Northern'), (2, 'Silver'), (3, 'Baltic'), (4, 'Grey'), (5, 'Ocean'), (6, 'Morning'),
                           (7, 'Skagen'), (8, 'Iron'), (9, 'Coral'), (10, 'Winter'), (11, 'Sound'), (12, 'Brave')),
second (k, word) AS (VALUES (0, 'Heron'), (1, 'Gannet'), (2, 'Petrel'), (3, 'Tern'), (4, 'Fulmar'), (5, 'Skua'), (6, 'Eider'),
                            (7, 'Plover'), (8, 'Dunlin'), (9, 'Avocet'), (10, 'Kittiwake'))
INSERT INTO vessel
SELECT i, 9100000 + i * 5407 % 800000, first.word || ' ' || second.word, (i - 1) % 10 + 1,
       (SELECT code FROM nth_country WHERE k = i * 7 % 20),
       CASE WHEN i % 10 < 6 THEN 'container' WHEN i % 10 < 8 THEN 'bulk' WHEN i % 10 = 8 THEN 'ro-ro' ELSE 'tanker' END,
       140 + i * 53 % 260, 20 + i * 17 % 39, 7 + i * 31 % 85 / 10.0, 9000 + i * 7919 % 180000,
       CASE WHEN i % 10 < 6 THEN 800 + i * 997 % 18000 END, 1998 + i * 13 % 27, i % 17 <> 0
FROM n
JOIN first ON first.k = i % 13
JOIN second ON second.k = i % 11;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500),
plan (i, vessel, eta, late, stay) AS (
    SELECT i, i * 89 % 140 + 1, strftime('%Y-%m-%dT%H:%MZ', '2024-01-02', '+' || (i * 9) || ' hours', '+' || (i * 7 % 60) || ' minutes'),
           i * 13 % 11 - 3, 10 + i * 29 % 46
    FROM n
)
INSERT INTO port_call (id, vessel_id, berth_id, voyage, from_port, next_port, eta, ata, etd, atd, status, note)
SELECT i, vessel, (SELECT id FROM nth_berth WHERE k = i * 3 % 22), 'V' || printf('%04d', i) || CASE i % 2 WHEN 0 THEN 'E' ELSE 'W' END,
       (SELECT locode FROM nth_port WHERE k = i % 17), (SELECT locode FROM nth_port WHERE k = i * 5 % 17),
       eta,
       CASE WHEN i <= 1470 AND i % 61 <> 0 THEN strftime('%Y-%m-%dT%H:%MZ', eta, late || ' hours') END,
       strftime('%Y-%m-%dT%H:%MZ', eta, stay || ' hours'),
       CASE WHEN i <= 1462 AND i % 61 <> 0 THEN strftime('%Y-%m-%dT%H:%MZ', eta, (late + stay) || ' hours') END,
       CASE WHEN i % 61 = 0 THEN 'cancelled' WHEN i <= 1462 THEN 'departed' WHEN i <= 1468 THEN 'alongside' WHEN i <= 1470 THEN 'at anchor' ELSE 'announced' END,
       CASE WHEN i % 61 = 0 THEN 'Cancelled by the agent' WHEN i % 37 = 0 THEN 'Waited for the tide' ELSE '' END
FROM plan;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 180),
first (k, word) AS (VALUES (0, 'Ada'), (1, 'Bo'), (2, 'Carla'), (3, 'Dag'), (4, 'Elif'), (5, 'Finn'), (6, 'Greta'), (7, 'Håkon'), (8, 'Ines'),
                           (9, 'Jonas'), (10, 'Katarzyna'), (11, 'Lars'), (12, 'Mira'), (13, 'Nils'), (14, 'Oda'), (15, 'Piotr'), (16, 'Runa')),
last (k, word) AS (VALUES (0, 'Aas'), (1, 'Berg'), (2, 'Carlsen'), (3, 'Dahl'), (4, 'Eriksson'), (5, 'Falk'), (6, 'Grønvold'), (7, 'Holm'),
                          (8, 'Iversen'), (9, 'Jansen'), (10, 'Kowalska'), (11, 'Lund'), (12, 'Moen'))
INSERT INTO employee
SELECT i, first.word || ' ' || last.word,
       CASE WHEN i <= 14 THEN 'pilot' WHEN i % 9 < 3 THEN 'crane operator' WHEN i % 9 < 6 THEN 'lasher' WHEN i % 9 = 6 THEN 'planner'
            WHEN i % 9 = 7 THEN 'inspector' ELSE 'clerk' END,
       CASE WHEN i > 14 THEN i % 5 + 1 END, CASE WHEN i > 12 THEN i % 12 + 1 END,
       date('2003-02-01', '+' || (i * 43 % 7900) || ' days'), CASE WHEN i % 23 = 0 THEN date('2025-01-31', '-' || i || ' days') END
FROM n
JOIN first ON first.k = i % 17
JOIN last ON last.k = i % 13;

INSERT INTO pilot SELECT id, id, 'VS-' || printf('%03d', id * 17), CASE WHEN id % 4 = 0 THEN 11.5 END FROM employee WHERE role = 'pilot';

INSERT INTO pilotage
SELECT id, 'in', id % 14 + 1, id % 4, strftime('%Y-%m-%dT%H:%MZ', ata, '-90 minutes') FROM port_call WHERE ata IS NOT NULL
UNION ALL
SELECT id, 'out', id * 3 % 14 + 1, id % 3, strftime('%Y-%m-%dT%H:%MZ', atd, '-20 minutes') FROM port_call WHERE atd IS NOT NULL;

INSERT INTO container_type VALUES
    ('22G1', 'General purpose, 20 ft', 20, 1, 0), ('42G1', 'General purpose, 40 ft', 40, 2, 0), ('45G1', 'High cube, 40 ft', 40, 2, 0),
    ('22R1', 'Refrigerated, 20 ft', 20, 1, 1), ('45R1', 'Refrigerated high cube, 40 ft', 40, 2, 1), ('22T1', 'Tank, 20 ft', 20, 1, 0),
    ('22U1', 'Open top, 20 ft', 20, 1, 0), ('42P1', 'Flat rack, 40 ft', 40, 2, 0);

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2400)
INSERT INTO container
SELECT substr(scac, 1, 3) || 'U' || printf('%07d', i * 7411 % 9999991), type.iso, carrier.id, 2200 + i * 19 % 2100,
       CASE WHEN type.reefer = 1 THEN -25 + i % 5 * 6 END, i % 97 = 0
FROM n
JOIN carrier ON carrier.id = i % 9 + 1
JOIN container_type AS type ON type.iso = (SELECT iso FROM nth_container_type WHERE k = i * 3 % 8);

INSERT INTO yard_block (code, terminal_id, bays, rows, tiers, reefer_plugs) VALUES
    ('A', 1, 24, 6, 5, 0), ('B', 1, 24, 6, 5, 40), ('C', 1, 18, 8, 4, 0), ('D', 2, 32, 10, 6, 0), ('E', 2, 32, 10, 6, 120), ('F', 2, 20, 8, 4, 0);

INSERT INTO container_move (container_number, port_call_id, crane_id, kind, moved_at, gross_kg)
SELECT container.number, port_call.id, (container.rowid + port_call.id) % 24 + 1, CASE (container.rowid + port_call.id) % 2 WHEN 0 THEN 'discharge' ELSE 'load' END,
       strftime('%Y-%m-%dT%H:%MZ', port_call.ata, '+' || (60 + container.rowid * 7 % 480) || ' minutes'), container.tare_kg + container.rowid * 617 % 24000
FROM port_call
JOIN container ON container.rowid % 300 = port_call.id % 300
WHERE port_call.ata IS NOT NULL AND port_call.id % 2 = 0;

INSERT INTO container_move (container_number, kind, moved_at, gross_kg)
SELECT container_number, CASE kind WHEN 'discharge' THEN 'gate out' ELSE 'gate in' END,
       strftime('%Y-%m-%dT%H:%MZ', moved_at, CASE kind WHEN 'discharge' THEN '+' ELSE '-' END || (6 + id * 5 % 90) || ' hours'), gross_kg
FROM container_move
WHERE id % 4 = 0;

INSERT INTO yard_stay
SELECT number, strftime('%Y-%m-%dT%H:%MZ', '2025-06-01', '+' || rowid || ' minutes'), substr('ABCDEF', rowid % 6 + 1, 1),
       rowid / 6 % 18 + 1, rowid / 108 % 6 + 1, rowid / 648 % 4 + 1, CASE WHEN rowid % 5 = 0 THEN '2025-06-20T08:00Z' END
FROM container;

WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 220),
trade (k, word) AS (VALUES (0, 'Timber'), (1, 'Seafood'), (2, 'Machine Works'), (3, 'Coffee Roasters'), (4, 'Paper'), (5, 'Ceramics'),
                           (6, 'Bicycles'), (7, 'Pharma'), (8, 'Textiles'), (9, 'Wind Parts'), (10, 'Grain')),
place (k, word) AS (VALUES (0, 'Varn'), (1, 'Kettle Point'), (2, 'Nordhavn'), (3, 'Ostby'), (4, 'Lindau'), (5, 'Fjordgate'), (6, 'Marsh & Sons'))
INSERT INTO customer
SELECT i, place.word || ' ' || trade.word || CASE i % 3 WHEN 0 THEN ' AS' WHEN 1 THEN ' GmbH' ELSE ' Ltd' END,
       (SELECT code FROM nth_country WHERE k = i * 11 % 20), 'freight' || i || '@customer' || i || '.example',
       10000 + i * 3701 % 90000,
       CASE WHEN i % 4 <> 0 THEN json_object('name', 'Desk ' || i, 'phone', '+47 55 ' || printf('%06d', i * 7919 % 1000000)) END,
       date('2009-01-01', '+' || (i * 27) || ' days')
FROM n
JOIN trade ON trade.k = i % 11
JOIN place ON place.k = i % 7;

INSERT INTO booking
SELECT id, 'BK' || printf('%06d', id * 37), id * 7 % 220 + 1, id, date(eta, '-21 days'),
       CASE id % 5 WHEN 0 THEN 'EXW' WHEN 1 THEN 'FOB' WHEN 2 THEN 'CIF' WHEN 3 THEN 'DAP' ELSE 'DDP' END, id % 61 = 0
FROM port_call;

INSERT INTO bill_of_lading
SELECT 'VSBL' || printf('%07d', booking.id * 10 + container.rowid / 1500), booking.id, container.number, booking.id * 13 % 220 + 1,
       date(booking.booked_on, '+12 days'), CASE WHEN booking.id % 9 = 0 THEN CAST('%PDF-1.7 scan ' || booking.id AS BLOB) END
FROM booking
JOIN container ON container.rowid % 1500 = booking.id % 1500
WHERE booking.cancelled = 0;

INSERT INTO cargo_item
SELECT number, line.k, printf('%06d', (booking_id * 7 + line.k * 1301) % 970000 + 10000),
       CASE (booking_id + line.k) % 9 WHEN 0 THEN 'Sawn pine, kiln dried' WHEN 1 THEN 'Frozen cod fillets' WHEN 2 THEN 'Gear units for wind turbines'
            WHEN 3 THEN 'Green coffee in bags' WHEN 4 THEN 'Newsprint on reels' WHEN 5 THEN 'Bicycle frames, aluminium'
            WHEN 6 THEN 'Lithium ion batteries' WHEN 7 THEN 'Paint and varnish' ELSE 'Ceramic tiles' END,
       10 + booking_id * 3 % 400, 1200 + booking_id * 57 % 17000,
       CASE (booking_id + line.k) % 9 WHEN 6 THEN '9' WHEN 7 THEN '3' END
FROM bill_of_lading
JOIN (SELECT 1 AS k UNION ALL SELECT 2 UNION ALL SELECT 3) AS line ON line.k <= booking_id % 3 + 1;

INSERT INTO cargo_search (description, bill_number) SELECT description, bill_number FROM cargo_item;

INSERT INTO customs_declaration (id, bill_number, lodged_at, channel, value_eur, duty_rate, released_at)
SELECT rowid, number, strftime('%Y-%m-%dT%H:%MZ', issued_on, '+30 hours'),
       CASE WHEN rowid % 29 = 0 THEN 'red' WHEN rowid % 7 = 0 THEN 'orange' ELSE 'green' END, 8000 + rowid * 977 % 240000,
       CASE rowid % 3 WHEN 0 THEN 0 WHEN 1 THEN 0.042 ELSE 0.065 END,
       CASE WHEN rowid % 53 <> 0 THEN strftime('%Y-%m-%dT%H:%MZ', issued_on, '+' || (34 + rowid % 60) || ' hours') END
FROM bill_of_lading;

INSERT INTO inspection
SELECT id, strftime('%Y-%m-%dT%H:%MZ', lodged_at, '+5 hours'), (SELECT id FROM nth_inspector WHERE k = customs_declaration.id % 15),
       CASE id % 58 WHEN 0 THEN 'Seal number differs from the manifest' ELSE '' END, id % 58 <> 0
FROM customs_declaration
WHERE channel = 'red';

INSERT INTO tariff (code, description, unit, price, valid_from, valid_to) VALUES
    ('DUES', 'Harbour dues', 'call', 1450, '2023-01-01', '2025-01-01'), ('DUES', 'Harbour dues', 'call', 1520, '2025-01-01', NULL),
    ('BERTH', 'Berth hire', 'hour', 118.5, '2023-01-01', '2025-01-01'), ('BERTH', 'Berth hire', 'hour', 124, '2025-01-01', NULL),
    ('LIFT', 'Quay crane lift', 'move', 92.4, '2023-01-01', '2025-01-01'), ('LIFT', 'Quay crane lift', 'move', 96, '2025-01-01', NULL),
    ('PILOT', 'Pilotage', 'call', 860, '2023-01-01', NULL), ('TUG', 'Tug assistance', 'hour', 540, '2023-01-01', NULL),
    ('STORE', 'Yard storage', 'day', 7.25, '2024-07-01', NULL), ('REEFER', 'Reefer supply', 'kWh', 0.31, '2024-07-01', NULL),
    ('POWER', 'Shore power', 'kWh', 0.27, '2024-01-01', NULL), ('WASTE', 'Ship waste', 't', 145, '2023-01-01', NULL);

INSERT INTO invoice
SELECT id, 'VS-' || substr(eta, 1, 4) || '-' || printf('%05d', id), id * 7 % 220 + 1, id, date(atd, '+2 days'), date(atd, '+32 days'),
       CASE WHEN id % 41 = 0 THEN 'disputed' WHEN id % 97 = 0 THEN 'written off' WHEN id <= 1290 THEN 'paid' ELSE 'open' END,
       CASE WHEN id % 41 = 0 THEN 'Agent questions the berth hours' END
FROM port_call
WHERE atd IS NOT NULL;

INSERT INTO invoice_line (invoice_id, line, tariff_id, quantity, price)
SELECT invoice.id, part.line, tariff.id,
       CASE part.code WHEN 'BERTH' THEN 10 + invoice.id * 29 % 46 WHEN 'LIFT' THEN 12 + invoice.id * 17 % 380 WHEN 'TUG' THEN 1 + invoice.id % 4 ELSE 1 END,
       tariff.price
FROM invoice
JOIN (SELECT 1 AS line, 'DUES' AS code UNION ALL SELECT 2, 'BERTH' UNION ALL SELECT 3, 'LIFT' UNION ALL SELECT 4, 'TUG') AS part ON part.line <= 2 + invoice.id % 3
JOIN tariff ON tariff.code = part.code AND tariff.valid_from <= invoice.issued_on AND (tariff.valid_to IS NULL OR tariff.valid_to > invoice.issued_on);

INSERT INTO payment (invoice_id, received_on, amount, method)
SELECT id, date(due_on, (id % 25 - 18) || ' days'), total, CASE id % 6 WHEN 0 THEN 'direct debit' ELSE 'transfer' END
FROM invoice_total
WHERE status = 'paid' AND total > 0;

WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 449)
INSERT INTO shift
SELECT i + 1, i % 5 + 1, strftime('%Y-%m-%dT%H:%MZ', '2025-06-01', '+' || (i / 5 * 8) || ' hours'),
       strftime('%Y-%m-%dT%H:%MZ', '2025-06-01', '+' || (i / 5 * 8 + 8) || ' hours')
FROM n;

INSERT INTO shift_assignment
SELECT shift.id, employee.id, CASE employee.role WHEN 'crane operator' THEN employee.id % 24 + 1 END
FROM shift
JOIN employee ON employee.terminal_id = shift.terminal_id AND employee.left_on IS NULL
WHERE (employee.id + shift.id) % 4 = 0;

-- What acts by itself from now on --------------------------------------------------------------------------------------

CREATE TRIGGER port_call_moves_on BEFORE UPDATE OF status ON port_call
WHEN old.status IN ('departed', 'cancelled') AND new.status <> old.status
BEGIN
    SELECT raise(ABORT, 'a finished call does not change its status');
END;

CREATE TRIGGER invoice_audit AFTER UPDATE OF status, due_on ON invoice
BEGIN
    INSERT INTO audit_log (subject, key, what, before, after)
    VALUES ('invoice', old.number, 'update', json_object('status', old.status, 'due_on', old.due_on),
            json_object('status', new.status, 'due_on', new.due_on));
END;

CREATE TRIGGER payment_settles AFTER INSERT ON payment
BEGIN
    UPDATE invoice SET status = 'paid'
    WHERE id = new.invoice_id AND status = 'open'
      AND (SELECT paid >= total FROM invoice_total WHERE invoice_total.id = new.invoice_id);
END;

CREATE TRIGGER cargo_found AFTER INSERT ON cargo_item
BEGIN
    INSERT INTO cargo_search (description, bill_number) VALUES (new.description, new.bill_number);
END;

CREATE TRIGGER berth_plan_moves INSTEAD OF UPDATE OF eta, etd ON berth_plan
BEGIN
    UPDATE port_call SET eta = new.eta, etd = new.etd WHERE voyage = old.voyage;
END;

COMMIT;

ANALYZE;
