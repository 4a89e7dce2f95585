# Rules for review.json, which synth writes next to the cdk.tf.json of each stack.
#
#   opa eval --fail-defined --format pretty -d examples/policies/rego -i review.json 'data.redis.deny[_]'
#   conftest test --namespace redis --policy examples/policies/rego --data examples/policies/rego review.json
#
# The limits and the exceptions are in parameters.json.
package redis

# A violation: the rule, the construct that violates it, and a sentence.
deny contains violation if {
	some violation in violations
	not excepted(violation)
}

excepted(violation) if {
	some exception in data.parameters.exceptions
	exception.rule == violation.rule
	exception.path == violation.path
	exception.reason != ""
}

# A review of a later format can have fields that no rule here reads.
violations contains {"rule": "format", "path": object.get(input, "stack", ""), "msg": msg} if {
	object.get(input, "formatVersion", 0) != 1
	msg := "this is not a review of format 1, so the policy cannot check it"
}

# Without its parameter, a rule would find nothing and pass silently.
violations contains {"rule": "parameters", "path": name, "msg": msg} if {
	some name in ["plaintext_audiences", "support", "max_loss_seconds", "max_certificate_days"]
	not has_parameter(name)
	msg := sprintf("data.parameters.%s is missing", [name])
}

has_parameter(name) if data.parameters[name] != null

violations contains {"rule": "plaintext", "path": service.path, "msg": msg} if {
	some service in input.services
	some entrance in service.entrances
	entrance.tls == null
	not entrance.audience in data.parameters.plaintext_audiences
	msg := sprintf("%s can be reached without TLS at %s:%d: %s", [service.path, entrance.host, entrance.port, entrance.audience])
}

violations contains {"rule": "durable", "path": service.path, "msg": msg} if {
	some service in input.services
	service.persistence.removal == null
	msg := sprintf("%s keeps its data in memory only", [service.path])
}

violations contains {"rule": "support", "path": service.path, "msg": msg} if {
	some service in input.services
	not service.support in data.parameters.support
	msg := sprintf("%s runs %s %s: %s", [service.path, service.engine, service.version, support_words[service.support]])
}

support_words := {
	"ended": "past its end of life",
	"unsafe-patch": "a patch release with known bugs",
	"unknown": "a version that the catalog does not know",
	"supported": "supported",
}

violations contains {"rule": "loss", "path": service.path, "msg": msg} if {
	some service in input.services
	some loss in service.losses
	loss.event == "host power loss"
	not tolerable(loss)
	msg := sprintf("%s can lose more than %d s of writes when its host loses power: %s", [service.path, data.parameters.max_loss_seconds, loss.loss])
}

tolerable(loss) if loss.worst == "nothing"

# If the seconds of a window are null, the loss has no limit in seconds.
tolerable(loss) if {
	loss.worst == "a window"
	loss.seconds != null
	loss.seconds <= data.parameters.max_loss_seconds
}

violations contains {"rule": "certificate", "path": terminator.path, "msg": msg} if {
	some terminator in input.terminators
	days := terminator.certificate.validityDays
	days != null
	days > data.parameters.max_certificate_days
	msg := sprintf("the certificate of %s is valid for %d days, and at most %d are allowed", [terminator.path, days, data.parameters.max_certificate_days])
}

# Your own certificate, if its value is known only at apply: the review does not know when it ends.
violations contains {"rule": "certificate", "path": terminator.path, "msg": msg} if {
	some terminator in input.terminators
	terminator.certificate.validityDays == null
	msg := sprintf("the certificate of %s is valid for a time that is known only at apply", [terminator.path])
}
