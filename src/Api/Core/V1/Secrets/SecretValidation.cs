using System.Text.Json;
using Keles.Machinery;

namespace Keles.Api.Core.V1;

/// <summary>What holds for a secret: each type asks for keys of its own.</summary>
internal static class SecretValidation
{
    private const string Redacted = "<secret contents redacted>";
    private const string AccountAnnotation = "kubernetes.io/service-account.name";

    private static readonly FieldPath Data = FieldPath.Root("data");

    public static void OnCreate(Secret o, FieldErrors errors)
    {
        var size = 0L;
        foreach (var (key, value) in o.Data)
        {
            errors.InvalidAll(Data.Key(key), key, KeyNames.ConfigMapKey(key));
            size += value.Length;
        }

        if (size > ConfigMapValidation.LargestData) errors.TooLong(Data, ConfigMapValidation.LargestData);
        ByType(o, errors);
    }

    public static void OnUpdate(Secret o, Secret stored, FieldErrors errors)
    {
        errors.RequireUnchanged(FieldPath.Root("type"), o.Type, o.Type == stored.Type);
        if (stored.Immutable == true)
        {
            if (o.Immutable != true) errors.Forbidden(FieldPath.Root("immutable"), ConfigMapValidation.Sealed);
            if (!Semantic.Equal(o.Data, stored.Data)) errors.Forbidden(Data, ConfigMapValidation.Sealed);
        }

        OnCreate(o, errors);
    }

    private static void ByType(Secret o, FieldErrors errors)
    {
        switch (o.Type)
        {
            case "kubernetes.io/service-account-token":
                if (string.IsNullOrEmpty(o.Metadata.Annotations.Get(AccountAnnotation))) errors.Required(FieldPath.Root("metadata", "annotations").Key(AccountAnnotation));
                break;
            case "kubernetes.io/dockercfg":
                Json(o, ".dockercfg", errors);
                break;
            case "kubernetes.io/dockerconfigjson":
                Json(o, ".dockerconfigjson", errors);
                break;
            case "kubernetes.io/basic-auth":
                if (o.Data.ContainsKey("username") || o.Data.ContainsKey("password")) break;
                errors.Required(Data.Key("username"));
                errors.Required(Data.Key("password"));
                break;
            case "kubernetes.io/ssh-auth":
                if (!o.Data.TryGetValue("ssh-privatekey", out var key) || key.Length == 0) errors.Required(Data.Key("ssh-privatekey"));
                break;
            case "kubernetes.io/tls":
                if (!o.Data.ContainsKey("tls.crt")) errors.Required(Data.Key("tls.crt"));
                if (!o.Data.ContainsKey("tls.key")) errors.Required(Data.Key("tls.key"));
                break;
        }
    }

    private static void Json(Secret o, string key, FieldErrors errors)
    {
        if (!o.Data.TryGetValue(key, out var content))
        {
            errors.Required(Data.Key(key));
            return;
        }

        if (NotAnObject(content.Span) is { } problem) errors.Invalid(Data.Key(key), Redacted, problem);
    }

    /// <summary>What is wrong, in the words of Go's decoder for what is met most; null when nothing is.</summary>
    private static string? NotAnObject(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) return "unexpected end of JSON input";
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.JsonDepth });
        try
        {
            var first = reader.Read() ? reader.TokenType : JsonTokenType.None;
            while (reader.Read()) { }
            return first switch
            {
                JsonTokenType.StartObject or JsonTokenType.Null => null,
                JsonTokenType.StartArray => Mismatch("array"),
                JsonTokenType.String => Mismatch("string"),
                JsonTokenType.Number => Mismatch("number"),
                _ => Mismatch("bool"),
            };
        }
        catch (JsonException)
        {
            var at = (int)Math.Min(reader.BytesConsumed, json.Length);
            while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
            return at >= json.Length ? "unexpected end of JSON input" : $"invalid character '{(char)json[at]}' looking for beginning of value";
        }
    }

    private static string Mismatch(string found) => $"json: cannot unmarshal {found} into Go value of type map[string]interface {{}}";
}
