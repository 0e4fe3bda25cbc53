LISTEN ?= 127.0.0.1:7411
DATA ?= .frontdesk
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help run test test-python test-tsan fuzz lint format generate bench bench-peers \
  profile bench-scale bench-search bench-import import-crash overload abuse soak mutants \
  killed-migrations failover copy-check clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s%s\n", $$1, $$2 }' Makefile

run: ## build for release and serve DATA (.frontdesk) with demo data on LISTEN (127.0.0.1:7411)
	@docker/setup.sh
	@swift build -c release --product frontdesk
	@swift build -c release --product frontdeskd
	@exec .build/release/frontdeskd serve --data "$(DATA)" --listen "$(LISTEN)" --demo

test: ## run every test
	@docker/setup.sh test
	@docker/scripts/test.sh

test-python: ## run mypy and the tests of the Python client
	@docker/setup.sh test
	@swift build --product frontdeskd
	@swift build --product toyserver
	@docker/scripts/python-client.sh

test-tsan: ## run the end-to-end tests under the thread sanitizer
	@docker/setup.sh test
	@docker/scripts/tsan.sh

fuzz: ## fuzz TARGET (all of them) for SECONDS (60) each, with the address sanitizer
	@docker/setup.sh test
	@docker/scripts/fuzz.sh "$(SECONDS)" $(TARGET)

lint: ## check format, schema, generated code and scripts
	@docker/setup.sh test
	@docker/scripts/lint.sh

format: ## format the hand-written Swift and the schema in place
	@docker/setup.sh
	@docker/scripts/lint.sh --format
	@swift run --quiet schemac format

generate: ## write what is generated from Schema/*.schema
	@docker/setup.sh
	@swift run --quiet schemac generate

bench: ## measure requests/s and latency; HTML=FILE makes a page, STORE=postgres has pgbench too
	@docker/setup.sh $(if $(STORE),test)
	@bash clients/bench/scripts/$(if $(filter postgres,$(STORE)),postgres,bench).sh

bench-peers: ## measure beside the peers in the folder PEERS, and print the ratios
	@docker/setup.sh
	@PEERS="$(PEERS)" bash clients/bench/scripts/peers.sh

profile: ## count a call's instructions, allocations and system calls, by part of the server
	@docker/setup.sh profile
	@bash clients/bench/scripts/profile.sh

bench-scale: ## measure by customers, tenants and connections; the page is .build/scale.html
	@docker/setup.sh
	@bash clients/bench/scripts/scale.sh

overload: ## measure bookings at their peak, and at 2, 5 and 10 times as many
	@docker/setup.sh
	@bash clients/bench/scripts/overload.sh

bench-search: ## measure 60 lists and searches over CUSTOMERS (1000000) customers of one tenant
	@docker/setup.sh
	@CUSTOMERS="$(or $(CUSTOMERS),1000000)" bash clients/bench/scripts/search.sh

bench-import: ## measure import and export of ROWS (200000) customers
	@docker/setup.sh
	@ROWS="$(or $(ROWS),200000)" bash clients/bench/scripts/imports.sh

import-crash: ## kill the server in an import of ROWS (200000) rows, undo it, and look for traces
	@docker/setup.sh test
	@FRONTDESK_IMPORT_ROWS="$(or $(ROWS),200000)" \
	  swift test --no-parallel --disable-xctest --filter '.An import that a crash cuts off'

abuse: ## measure a quiet tenant alone and beside each kind of abuse, three times ABUSE_SECONDS (3)
	@docker/setup.sh
	@swift build -c release --product frontdeskd
	@python3 docker/scripts/abuse.py .build/release/frontdeskd $(or $(ABUSE_SECONDS),3)

soak: ## end calls in every way, ROUNDS (10000) of them, and see that nothing is left
	@docker/setup.sh test
	@FRONTDESK_SOAK_ROUNDS=$(or $(ROUNDS),10000) \
	  swift test --no-parallel --disable-xctest --filter MatrixTests.*thousands

mutants: ## take each tenant predicate out of each statement, and see that a test fails
	@docker/setup.sh test
	@FRONTDESK_TEST_MUTANTS=1 docker/scripts/postgres.sh \
	  swift test --no-parallel --disable-xctest --filter TenantMutantTests

killed-migrations: ## kill `migrate up` at every statement, and let the next run finish
	@docker/setup.sh test
	@FRONTDESK_TEST_EVERY_STATEMENT=1 docker/scripts/postgres.sh \
	  swift test --no-parallel --disable-xctest --filter KilledMigrationTests

failover: ## kill the primary under load and promote its standby, ROUNDS (50) times
	@docker/setup.sh test
	@FRONTDESK_FAILOVER_ROUNDS="$(or $(ROUNDS),50)" \
	  swift test --no-parallel --disable-xctest --filter FailoverTests

copy-check: ## copy CUSTOMERS (100000) from SQLite to PostgreSQL and back, and compare the hashes
	@docker/setup.sh test
	@swift build -c release --product frontdeskd
	@docker/scripts/copy-check.sh $(or $(CUSTOMERS),100000)

clean: ## remove what was built; data stays
	@rm -rf .build
