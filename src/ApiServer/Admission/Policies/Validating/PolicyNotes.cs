using System.Text.Json.Nodes;
using Keles.Machinery;

namespace Keles.ApiServer.Admission.Policies;

/// <summary>What policies leave in the audit log.</summary>
internal static class PolicyNotes
{
    private const string FailureKey = "validation.policy.admission.k8s.io/validation_failure";

    public static void Failure(AdmissionRequest request, string policy, string binding, Items<string> actions, Decision decision)
    {
        if (request.Request.AuditNotes is not { } notes) return;
        var note = new JsonObject
        {
            ["message"] = decision.Message,
            ["policy"] = policy,
            ["binding"] = binding,
            ["expressionIndex"] = decision.Index,
            ["validationActions"] = new JsonArray([.. actions.Select(static a => (JsonNode)JsonValue.Create(a))]),
        };
        notes[FailureKey] = new JsonArray(note).ToJsonString();
    }

    /// <summary>Texts of one key, from several bindings or parameters, are told together.</summary>
    public static void Annotate(AdmissionRequest request, string policy, IEnumerable<(string Key, string Text)> annotations)
    {
        if (request.Request.AuditNotes is not { } notes) return;
        foreach (var (key, text) in annotations)
        {
            var name = $"{policy}/{key}";
            if (!notes.TryGetValue(name, out var before)) notes[name] = text;
            else if (!before.Split(", ").Contains(text, StringComparer.Ordinal)) notes[name] = $"{before}, {text}";
        }
    }
}
