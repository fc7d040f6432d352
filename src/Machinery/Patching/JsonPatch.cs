using System.Text;
using System.Text.Json.Nodes;

namespace Keles.Machinery.Patching;

/// <summary>
/// RFC 6902 as upstream's library applies it: negative indexes count from the end, replacing an absent member of an
/// object adds it, and errors are told in that library's words.
/// </summary>
public sealed class JsonPatch
{
    private static readonly string TooDeep = $"the patched document would nest deeper than {Limits.JsonDepth} levels";
    private readonly JsonPatchOperation[] operations;

    private JsonPatch(JsonPatchOperation[] operations) => this.operations = operations;

    public int Count => operations.Length;

    /// <exception cref="PatchException">The patch is no list of objects, or has too many of them.</exception>
    public static JsonPatch Read(JsonNode? patch)
    {
        if (patch is not JsonArray list)
        {
            throw Bad($"json: cannot unmarshal {MergePatch.GoJsonKind(patch)} into Go value of type jsonpatch.Patch");
        }

        if (list.Count > PatchLimits.JsonPatchOperations)
        {
            throw new PatchException(PatchProblem.TooLarge,
                $"The allowed maximum operations in a JSON patch is {PatchLimits.JsonPatchOperations}, got {list.Count}");
        }

        return new(list.Select(static step => step switch
        {
            JsonObject members => new JsonPatchOperation(members),
            null => new JsonPatchOperation([]),
            _ => throw Bad($"json: cannot unmarshal {MergePatch.GoJsonKind(step)} into Go value of type jsonpatch.Operation"),
        }).ToArray());
    }

    /// <summary>The patched document; the argument does not change.</summary>
    /// <exception cref="PatchException">A step does not apply.</exception>
    public JsonNode Apply(JsonNode document)
    {
        var result = document.DeepClone();
        long copied = 0;
        try
        {
            foreach (var operation in operations)
            {
                result = Step(result, operation, ref copied);
            }
        }
        catch (InsufficientExecutionStackException)
        {
            throw Unfit(TooDeep);
        }

        return JsonTree.IsDeeperThan(result, Limits.JsonDepth) ? throw Unfit(TooDeep) : result;
    }

    private static JsonNode Step(JsonNode document, JsonPatchOperation operation, ref long copied)
    {
        switch (operation.Kind)
        {
            case "add":
                Add(document, operation);
                break;
            case "remove":
                Remove(document, operation);
                break;
            case "replace":
                return Replace(document, operation);
            case "move":
                Move(document, operation);
                break;
            case "test":
                Test(document, operation);
                break;
            case "copy":
                Copy(document, operation, ref copied);
                break;
            case var other:
                throw Unfit($"Unexpected kind: {other}");
        }

        return document;
    }

    private static void Add(JsonNode document, JsonPatchOperation operation)
    {
        var path = operation.Path("add operation failed to decode path: missing value");
        var (container, key) = Find(document, path, $"add operation does not apply: doc is missing path: \"{path}\": missing value");
        Try(() => container.Add(key, operation.Value?.DeepClone()), $"error in add for path: '{path}'");
    }

    private static void Remove(JsonNode document, JsonPatchOperation operation)
    {
        var path = operation.Path("remove operation failed to decode path: missing value");
        var (container, key) = Find(document, path, $"remove operation does not apply: doc is missing path: \"{path}\": missing value");
        Try(() => container.Remove(key), $"error in remove for path: '{path}'");
    }

    private static JsonNode Replace(JsonNode document, JsonPatchOperation operation)
    {
        var path = operation.Path("replace operation failed to decode path: {}");
        if (path.Length == 0)
        {
            return operation.Value is JsonObject or JsonArray
                ? operation.Value.DeepClone()
                : throw Unfit("replace operation value must be object or array");
        }

        var (container, key) = Find(document, path, $"replace operation does not apply: doc is missing path: {path}: missing value");
        try
        {
            container.Get(key);
        }
        catch (FormatException)
        {
            throw Unfit($"replace operation does not apply: doc is missing key: {path}: missing value");
        }

        Try(() => container.Set(key, operation.Value?.DeepClone()), $"error in remove for path: '{path}'");
        return document;
    }

    private static void Move(JsonNode document, JsonPatchOperation operation)
    {
        var from = operation.From("move operation failed to decode from: {}");
        var (source, sourceKey) = Find(document, from, $"move operation does not apply: doc is missing from path: {from}: missing value");
        JsonNode? value = null;
        Try(
            () =>
            {
                value = source.Get(sourceKey);
                source.Remove(sourceKey);
            },
            $"error in move for path: '{sourceKey}'");
        var path = operation.Path("move operation failed to decode path: {}");
        var (target, key) = Find(document, path, $"move operation does not apply: doc is missing destination path: {path}: missing value");
        Try(() => target.Add(key, value), $"error in move for path: '{path}'");
    }

    private static void Test(JsonNode document, JsonPatchOperation operation)
    {
        var path = operation.Path("test operation failed to decode path: {}");
        JsonNode? value = document;
        if (path.Length > 0)
        {
            var (container, key) = Find(document, path, $"test operation does not apply: is missing path: {path}: missing value");
            Try(() => value = container.Get(key), $"error in test for path: '{path}'");
        }

        if (!JsonEquality.Same(value, operation.Value))
        {
            throw Unfit($"testing value {path} failed: test failed");
        }
    }

    private static void Copy(JsonNode document, JsonPatchOperation operation, ref long copied)
    {
        var from = operation.From("copy operation failed to decode from: {}");
        var (source, sourceKey) = Find(document, from, $"copy operation does not apply: doc is missing from path: {from}: missing value");
        JsonNode? value = null;
        Try(() => value = JsonTree.Clone(source.Get(sourceKey)), $"error in copy for from: '{from}'");
        var path = operation.Path("copy operation failed to decode path: missing value");
        var (target, key) = Find(document, path, $"copy operation does not apply: doc is missing destination path: {path}: missing value");
        copied += value is null ? 0 : Encoding.UTF8.GetByteCount(GoJson.Write(value));
        if (copied > PatchLimits.JsonPatchCopyBytes)
        {
            throw Unfit($"Unable to complete the copy, the accumulated size increase of copy is {copied}, exceeding the limit {PatchLimits.JsonPatchCopyBytes}");
        }

        Try(() => target.Add(key, value), "error while adding value during copy");
    }

    private static (JsonContainer Container, string Key) Find(JsonNode document, string path, string missing)
    {
        var (container, key) = JsonPointer.Find(document, path);
        return (container ?? throw Unfit(missing), key);
    }

    private static void Try(Action step, string failure)
    {
        try
        {
            step();
        }
        catch (FormatException problem)
        {
            throw Unfit($"{failure}: {problem.Message}");
        }
    }

    private static PatchException Unfit(string message) => new(PatchProblem.Unprocessable, message);

    private static PatchException Bad(string message) => new(PatchProblem.BadRequest, message);
}
