using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>Upstream's words for what is wrong with a strategic merge patch, and how each is answered.</summary>
internal static class StrategicErrors
{
    public static PatchException BadPrimitiveList => new(PatchProblem.BadRequest, "invalid patch format of primitive list");

    public static PatchException BadRetainKeys => new(PatchProblem.BadRequest, "invalid patch format of retainKeys");

    public static PatchException BadElementOrder => new(PatchProblem.BadRequest, "invalid patch format of setElementOrder list");

    public static PatchException ListOfLists => new(PatchProblem.Unprocessable, "lists of lists are not supported");

    public static PatchException NoMergeKey(JsonObject item, string key)
        => Internal($"map: {GoText.Print(item)} does not contain declared merge key: {key}");

    public static PatchException NotA(string expected, JsonNode? actual) => Internal($"expected a {expected}, but received a {GoText.TypeName(actual)}");

    public static PatchException BadDirective(JsonNode? directive, JsonObject map)
        => Internal($"unknown patch type: {(directive is null ? "%!s(<nil>)" : GoText.Print(directive))} in map: {GoText.Print(map)}");

    public static PatchException Internal(string message) => new(PatchProblem.Internal, message);
}
