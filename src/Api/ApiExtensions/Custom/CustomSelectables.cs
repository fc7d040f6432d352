using System.Text.Json;
using System.Text.Json.Nodes;
using Keles.Api.ApiExtensions.V1;
using Keles.Machinery;

namespace Keles.Api.CustomResources;

/// <summary>The fields of a version that a field selector may name, without their leading dot.</summary>
internal static class CustomSelectables
{
    public static IReadOnlyDictionary<string, Func<IApiObject, string>> Of(CustomResourceDefinitionVersion version)
    {
        var fields = new Dictionary<string, Func<IApiObject, string>>(StringComparer.Ordinal);
        foreach (var field in version.SelectableFields)
        {
            var path = SimplePath.Of(field.JsonPath);
            fields[field.JsonPath.TrimStart('.')] = o => Text(path.Find((CustomObject)o));
        }

        return fields;
    }

    private static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "",
        JsonValueKind.String => value.GetValue<string>(),
        _ => GoJson.Write(value),
    };
}
