LISTEN ?= 127.0.0.1:7411
DATA ?= .frontdesk
SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help run test test-python test-tsan fuzz lint format generate bench clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s%s\n", $$1, $$2 }' Makefile

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

bench: ## measure requests/s, latency and CPU a request
	@docker/setup.sh
	@bash clients/loadtest/bench.sh

clean: ## remove what was built; data stays
	@rm -rf .build
