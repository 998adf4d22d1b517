# Called by `sam build` (BuildMethod: makefile), once per function, as build-<logical id> with ARTIFACTS_DIR set.
# One Maven run packages all functions; it is left out while every package is newer than all that goes into one.
platform ?= linux_amd64

functions := plan extract-api extract-database extract-file transform load report query
folder_PlanFunction := plan
folder_ExtractApiFunction := extract-api
folder_ExtractDatabaseFunction := extract-database
folder_ExtractFileFunction := extract-file
folder_TransformFunction := transform
folder_LoadFunction := load
folder_ReportFunction := report
folder_QueryFunction := query

packages := $(functions:%=functions/%/target/lambda.zip)
# Folders too: their time tells when a file was taken away.
sources := pom.xml functions/pom.xml build/lambda.xml $(wildcard infra/rds infra/rds/*.pem) \
	$(wildcard pipelines pipelines/* pipelines/*/pipeline.yaml pipelines/*/*.csv) \
	$(shell find core adapters functions -name target -prune -o \( -name pom.xml -o -path '*/src/main*' \) -print)
# Packages for another platform are no packages for this one.
other_platform := $(if $(wildcard functions/transform/target/lambda/lib/duckdb_jdbc-*-$(platform).jar),,other-platform)

package_all := mvn -q -B -ntp -Dquick -Dmaven.test.skip=true -Dlambda.platform=$(platform) \
	-pl "$$(echo $(functions:%=functions/%) | tr ' ' ,)" -am package

.PHONY: package sizes sbom other-platform dist image

package: $(packages)

# A pattern with several targets makes all of them at once.
$(foreach function,$(functions),functions/$(function)/target/%.zip): $(sources) $(other_platform)
	$(package_all)

build-%: package
	cp -R functions/$(folder_$*)/target/lambda/. "$(ARTIFACTS_DIR)"

sizes: package
	@for function in $(functions); do printf '%6.1f MB  %s\n' \
		"$$(wc -c < functions/$$function/target/lambda.zip | awk '{print $$1 / 1000000}')" $$function; done

# What the packages are made of, as CycloneDX: target/bom.json.
sbom:
	$(package_all) org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom

# What functions find around them in `sam local invoke`: events/README.md
aws_local := docker compose --file infra/aws-local/compose.yaml

.PHONY: aws-local aws-local-down

aws-local:
	@$(aws_local) up --wait || { $(aws_local) logs; exit 1; }

aws-local-down:
	@$(aws_local) down --volumes

# An archive for machines without Java, and an image of it.
dist:
	@./weir --version > /dev/null
	@build/dist.sh

image: dist
	@docker build -q -t weir --build-arg uid=$(or $(uid),1000) . > /dev/null
