using System.Globalization;
using System.Text.Json;

namespace Keles.ApiServer.OpenApi;

/// <summary>What both versions say of an operation beyond OpenAPI: its verb and kind.</summary>
internal static class OperationExtensions
{
    public static void Write(Utf8JsonWriter json, Operation operation)
    {
        if (operation.Action.Length > 0) json.WriteString("x-kubernetes-action"u8, operation.Action);
        if (operation.Kind is not { } kind) return;
        json.WriteStartObject("x-kubernetes-group-version-kind"u8);
        json.WriteString("group"u8, kind.Group);
        json.WriteString("kind"u8, kind.Kind);
        json.WriteString("version"u8, kind.Version);
        json.WriteEndObject();
    }

    public static string CodeText(int code) => code.ToString(CultureInfo.InvariantCulture);

    public static string Meaning(int code) => code switch
    {
        201 => "Created",
        202 => "Accepted",
        401 => "Unauthorized",
        _ => "OK",
    };
}
