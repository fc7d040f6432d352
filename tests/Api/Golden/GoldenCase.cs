using System.Text.Json.Nodes;
using Keles.Machinery;
using Keles.Machinery.Yaml;

namespace Keles.Api.Tests.Golden;

/// <summary>One folder: what is asked for and what must come of it.</summary>
/// <remarks>
/// <c>create.yaml</c>, <c>update.yaml</c> or <c>status.yaml</c> is the request, <c>old.yaml</c> what is stored before (in its defaulted form, for the last two).
/// <c>stored.yaml</c> is the object after it, or <c>refused.txt</c> the causes of the refusal, one a line: reason, field, message.
/// <c>warnings.txt</c> has the warnings; without it there may be none.
/// </remarks>
internal sealed class GoldenCase(string folder)
{
    private static readonly string[] Requests = ["create.yaml", "update.yaml", "status.yaml"];

    public string Request { get; } = Array.Find(Requests, r => File.Exists(Path.Combine(folder, r))) ?? throw new InvalidOperationException($"{folder} has no request");

    public bool Has(string file) => File.Exists(Path.Combine(folder, file));

    public string[] Lines(string file) => Has(file) ? [.. File.ReadLines(Path.Combine(folder, file)).Where(static l => l.Length > 0)] : [];

    public JsonNode Tree(string file) => YamlReader.Read(File.ReadAllText(Path.Combine(folder, file)))!;

    public Kind Kind => From.KindOf(Tree(Request));

    /// <summary>Runs the request through the kind's rules, in the server's order.</summary>
    public (IApiObject Value, FieldErrors Errors, string[] Warnings) Run()
    {
        var (kind, errors) = (Kind, new FieldErrors());
        var incoming = kind.Default(Named(kind, From.Json(kind, Tree(Request))));
        if (Request == "create.yaml")
        {
            var made = kind.PrepareForCreate(incoming);
            kind.Validate(made, errors);
            return (made, errors, [.. kind.Warnings(made, null)]);
        }

        var old = kind.Default(Named(kind, From.Json(kind, Tree("old.yaml"))));
        if (Request == "status.yaml")
        {
            var status = kind.WithTimes(kind.PrepareForStatusUpdate(incoming, old), old, Time.FromUnixSeconds(1_900_000_000));
            kind.ValidateStatusUpdate(status, old, errors);
            return (status, errors, []);
        }

        var changed = kind.PrepareForUpdate(incoming, old);
        kind.ValidateUpdate(changed, old, errors);
        return (changed, errors, [.. kind.Warnings(changed, old)]);
    }

    /// <summary>What the server gives every object: a namespace, an identity, a birth, a version.</summary>
    private static IApiObject Named(Kind kind, IApiObject value)
    {
        if (!kind.IsStored) return value;
        var metadata = value.Metadata with
        {
            Uid = "01234567-89ab-cdef-0123-456789abcdef",
            CreationTimestamp = Time.FromUnixSeconds(1_800_000_000),
            ResourceVersion = "7",
        };
        return value.WithMetadata(kind.Namespaced && metadata.Namespace.Length == 0 ? metadata with { Namespace = "default" } : metadata);
    }
}
