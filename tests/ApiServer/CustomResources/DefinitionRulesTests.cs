using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.CustomResources;

/// <summary>What is wrong with a definition, in upstream's words and with its paths.</summary>
public sealed class DefinitionRulesTests
{
    private const string Schema = "spec.validation.openAPIV3Schema";

    [Theory]
    [InlineData("metadata.name", "\"foos.other.com\"", "metadata.name: Invalid value: \"foos.other.com\": must be spec.names.plural+\".\"+spec.group")]
    [InlineData("spec.versions", "[]", "[spec.versions: Invalid value: []: must have exactly one version marked as storage version, status.storedVersions: Invalid value: null: must have at least one stored version]")]
    [InlineData("spec.versions.0.storage", "false", "[spec.versions: Invalid value: [{\"Name\":\"v1\",\"Served\":true,\"Storage\":false,\"Deprecated\":false,\"DeprecationWarning\":null,\"Schema\":null,\"Subresources\":null,\"AdditionalPrinterColumns\":null,\"SelectableFields\":null}]: must have exactly one version marked as storage version, status.storedVersions: Invalid value: null: must have at least one stored version]")]
    [InlineData("spec.versions.0.schema", "null", "spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required")]
    [InlineData("spec.versions.0.name", "\"1\"", "spec.versions[0].name: Invalid value: \"1\": a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')")]
    [InlineData("spec.scope", "\"World\"", "spec.scope: Unsupported value: \"World\": supported values: \"Cluster\", \"Namespaced\"")]
    [InlineData("spec.names.kind", "\"\"", "[spec.names.singular: Required value, spec.names.kind: Required value, spec.names.listKind: Required value]")]
    [InlineData("spec.names.listKind", "\"Foo\"", "spec.names.listKind: Invalid value: \"Foo\": kind and listKind may not be the same")]
    [InlineData("spec.conversion", """{"strategy":"Webhook"}""", "[spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook, spec.conversion.conversionReviewVersions: Required value]")]
    [InlineData("spec.conversion", """{"strategy":"Webhook","webhook":{"clientConfig":{"service":{"namespace":"a","name":"b"}},"conversionReviewVersions":["v9"]}}""", "spec.conversion.conversionReviewVersions: Invalid value: [\"v9\"]: must include at least one of v1, v1beta1")]
    [InlineData("spec.preserveUnknownFields", "true", "spec.preserveUnknownFields: Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead")]
    [InlineData("spec.versions.0.additionalPrinterColumns", """[{"name":"x","type":"foo","jsonPath":".a"}]""", "spec.additionalPrinterColumns[0].type: Invalid value: \"foo\": must be one of boolean,date,integer,number,string")]
    [InlineData("spec.versions.0.additionalPrinterColumns", """[{"name":"x","type":"date","jsonPath":"a"}]""", "spec.additionalPrinterColumns[0].JSONPath: Invalid value: \"a\": must be a simple json path starting with .")]
    [InlineData("spec.versions.0.subresources", """{"scale":{"specReplicasPath":".status.a","statusReplicasPath":""}}""", "[spec.subresources.scale.specReplicasPath: Invalid value: \".status.a\": should be a json path under .spec, spec.subresources.scale.statusReplicasPath: Required value]")]
    [InlineData("spec.versions.0.selectableFields", """[{"jsonPath":".spec"},{"jsonPath":".spec.nope"}]""", "[spec.selectableFields[0].jsonPath: Invalid value: \".spec\": must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed., spec.selectableFields[1].jsonPath: Invalid value: \".spec.nope\": is an invalid path: does not refer to a valid field]")]
    [InlineData("spec.versions.0.deprecationWarning", "\"old\"", "spec.versions[0].deprecationWarning: Invalid value: \"old\": can only be set for deprecated versions")]
    public async Task A_definition_is_refused(string field, string value, string message) => await RefusedAsync(field, value, message);

    [Theory]
    [InlineData("", """{"type":"string"}""", Schema + ".type: Invalid value: \"string\": must be object at the root")]
    [InlineData("properties.spec", "{}", Schema + ".properties[spec].type: Required value: must not be empty for specified object fields")]
    [InlineData("properties.spec.properties.a", """{"type":"array"}""", Schema + ".properties[spec].properties[a].items: Required value: must be specified")]
    [InlineData("properties.spec.properties.a", """{"type":"strange"}""", Schema + ".properties[spec].properties[a].type: Unsupported value: \"strange\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\"")]
    [InlineData("properties.spec.properties.a", """{"type":"string","default":1}""", Schema + ".properties[spec].properties[a].default: Invalid value: \"integer\":  in body must be of type string: \"integer\"")]
    [InlineData("properties.spec.properties.a", """{"type":"object","default":{"x":1}}""", Schema + ".properties[spec].properties[a].default: Invalid value: {\"x\":1}: must not have unknown fields")]
    [InlineData("properties.spec.properties.a", """{"type":"string","pattern":"("}""", Schema + ".properties[spec].properties[a].pattern: Invalid value: \"(\": must be a valid regular expression, but isn't: error parsing regexp: missing closing ): `(`")]
    [InlineData("properties.spec.oneOf", """[{"properties":{"b":{"type":"string"}}}]""", Schema + ".properties[spec].oneOf[0].properties[b].type: Forbidden: must be empty to be structural")]
    [InlineData("properties.metadata", """{"type":"object","properties":{"labels":{"type":"object"}}}""", Schema + ".properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified")]
    [InlineData("properties.spec.properties.a", """{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],"items":{"type":"object","properties":{"k":{"type":"string"}}}}""", Schema + ".properties[spec].properties[a].items.properties[k].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property")]
    [InlineData("properties.spec.properties.a", """{"type":"array","uniqueItems":true,"items":{"type":"string"}}""", Schema + ".properties[spec].properties[a].uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic")]
    [InlineData("properties.spec.x-kubernetes-validations", """[{"rule":"self.nope > 1"}]""", Schema + ".properties[spec].x-kubernetes-validations[0].rule: Invalid value: {\"Rule\":\"self.nope \\u003e 1\",\"Message\":\"\",\"MessageExpression\":\"\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: compilation failed: ERROR: <input>:1:5: undefined field 'nope'\n | self.nope > 1\n | ....^")]
    [InlineData("properties.spec.x-kubernetes-validations", """[{"rule":"1 +"}]""", Schema + ".properties[spec].x-kubernetes-validations[0].rule: Invalid value: {\"Rule\":\"1 +\",\"Message\":\"\",\"MessageExpression\":\"\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: compilation failed: ERROR: <input>:1:4: Syntax error: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}\n | 1 +\n | ...^")]
    [InlineData("properties.spec.x-kubernetes-validations", """[{"rule":"self.a"}]""", Schema + ".properties[spec].x-kubernetes-validations[0].rule: Invalid value: {\"Rule\":\"self.a\",\"Message\":\"\",\"MessageExpression\":\"\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: cel expression must evaluate to a bool")]
    [InlineData("properties.spec.x-kubernetes-validations", """[{"rule":"self.a == self.a","optionalOldSelf":true}]""", Schema + ".properties[spec].x-kubernetes-validations[0].optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule")]
    public async Task A_schema_is_refused(string field, string value, string message) =>
        await RefusedAsync("spec.versions.0.schema.openAPIV3Schema" + (field.Length > 0 ? "." : "") + field, value, message);

    [Fact]
    public async Task Rules_that_could_cost_too_much_are_refused_with_the_factor()
    {
        await using var api = await CustomApi.StartAsync();
        var made = Foo();
        Set(made, "spec.versions.0.schema.openAPIV3Schema.properties.spec.properties.list", JsonNode.Parse("""{"type":"array","items":{"type":"string"},"x-kubernetes-validations":[{"rule":"self.all(a, self.all(b, a == b))"}]}"""));
        var (code, body) = await api.SendAsync(HttpMethod.Post, CustomApi.Definitions, made.ToJsonString());
        Assert.Equal(422, code);
        Assert.Contains("estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)", (string?)body["message"], StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string field, string value, string message)
    {
        await using var api = await CustomApi.StartAsync();
        var made = Foo();
        Set(made, field, JsonNode.Parse(value));
        var (code, body) = await api.SendAsync(HttpMethod.Post, CustomApi.Definitions, made.ToJsonString());
        var name = (string?)made["metadata"]!["name"];
        Assert.Equal($"CustomResourceDefinition.apiextensions.k8s.io \"{name}\" is invalid: {message}", (string?)body["message"]);
        Assert.Equal(422, code);
    }

    private static void Set(JsonObject root, string field, JsonNode? value)
    {
        JsonNode at = root;
        var names = field.Split('.');
        foreach (var name in names[..^1]) at = at is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : at[name]!;
        at[names[^1]] = value;
    }

    private static JsonObject Foo() => JsonNode.Parse("""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"foos.parity.example.com"},
         "spec":{"group":"parity.example.com","scope":"Namespaced","names":{"plural":"foos","kind":"Foo"},
          "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"a":{"type":"string"}}}}}}}]}}
        """)!.AsObject();
}
